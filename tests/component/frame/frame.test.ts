import { tick } from 'svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { blankMap } from '#domain/commands/map.ts';
import { ON_MAP, setFields, type EditTarget } from '#domain/commands/record.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { comparedTitle } from '#ui/frame/scenario-choices.ts';
import FrameScreen from './FrameScreen.svelte';
import { appForTest, type TestApp } from './test-app.ts';

async function show(width = 1440): Promise<TestApp> {
  await page.viewport(width, 900);
  const opened = await appForTest();
  await render(FrameScreen, { app: opened.app });
  await expect.element(page.getByText('17.6%').first()).toBeVisible();
  return opened;
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const figure = (name: RegExp) =>
  page.getByRole('region', { name: 'Key figures' }).getByRole('button', { name });
const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim();

/** Nobody leaves the rowing any more, neither by a path nor for good. */
function trap(map: TestApp['map'], target: EditTarget): void {
  const none = { likely: 0, basis: 'guess' };
  const set = (id: string, fields: Record<string, unknown>) =>
    map.editor.commit('change', setFields(map.editor.records, target, id, fields));
  for (const { id, from, to } of ofKind(map.editor.records, 'path'))
    if (from === 'touchpoint-row' && to !== from && to !== 'touchpoint-help')
      set(id, { share: none });
  for (const id of ['touchpoint-row', 'touchpoint-help']) set(id, { optOut: none });
}

beforeEach(() => localStorage.clear());

describe('the top bar', () => {
  it('edits the title in place as one step, and Escape leaves it', async () => {
    const { map } = await show();
    await page.getByRole('heading', { level: 1 }).getByRole('button').click();
    const field = page.getByRole('textbox', { name: 'Title of the map' });
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('Rowing for all{Enter}');
    expect(map.editor.title).toBe('Rowing for all');
    expect(document.activeElement?.textContent?.trim()).toBe('Rowing for all');
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('Never{Escape}');
    expect(map.editor.title).toBe('Rowing for all');
    map.editor.undo();
    expect(map.editor.title).toBe('Rowing machine at home');
    expect(map.editor.canUndo).toBe(false);
  });

  it('says whether everything is kept, and what to do where it is not', async () => {
    const { session, handedOver } = await show();
    await expect.element(page.getByText('Saved in this browser').first()).toBeVisible();
    session.setState('failed');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Not saved yet');
    await button('Try now').click();
    expect(session.retries).toBe(1);
    session.setState('notSaved');
    await button('Export').first().click();
    expect(handedOver).toEqual(['json']);
    session.setState('outdated');
    await expect.element(button('Reload')).toBeVisible();
    session.setState('saved');
    await expect.element(page.getByRole('alert')).toHaveTextContent(/^$/);
  });

  it('names what undo and redo would do, and says what they did', async () => {
    const { map } = await show();
    map.deeds.setQuality('touchpoint-wait', 9);
    const undo = button('Undo change of experience');
    await expect.element(undo).toHaveAttribute('title', expect.stringContaining('Ctrl Z'));
    await expect.element(page.getByRole('status').first()).toHaveTextContent('Experience changed');
    await undo.click();
    await expect
      .element(page.getByRole('status').first())
      .toHaveTextContent('Undone: change of experience');
    await expect.element(button('Undo')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.element(page.getByRole('status').first()).toHaveTextContent('Done again');
  });

  it('hands the map over by a menu that works with keys alone', async () => {
    const { handedOver } = await show();
    button('Export').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Map file (JSON)' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    await expect.element(page.getByRole('menuitem', { name: 'Picture (PNG)' })).toHaveFocus();
    await userEvent.keyboard('d');
    await userEvent.keyboard('{Enter}');
    expect(handedOver).toEqual(['svg']);
    await expect.element(button('Export')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menu')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
    await expect.element(button('Export')).toHaveFocus();
  });

  it('folds into one menu where there is little room', async () => {
    const { app } = await show(390);
    expect(document.querySelector<HTMLElement>('.top .line')!.offsetWidth).toBe(0);
    await button('More').click();
    await page.getByRole('menuitem', { name: 'Change to the dark theme' }).click();
    expect(app.theme.shown).toBe('dark');
  });
});

describe('the scenarios', () => {
  it('show one by a click and say what an edit changes', async () => {
    const { map } = await show();
    await expect.element(page.getByText('Showing Today.')).toBeVisible();
    await button('Fix the wait').click();
    expect(map.lens.scenario?.title).toBe('Fix the wait');
    await expect.element(page.getByText('Edits change Fix the wait only.')).toBeVisible();
    await expect.element(button('Fix the wait')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(page.getByText('20.4%').first()).toBeVisible();
  });

  it('compare by their dashed line and by Alt and a click, and show the difference', async () => {
    const { map } = await show();
    await button('Compare with Fix the wait').click();
    await expect
      .element(page.getByText('Dashed, and each difference: Fix the wait.'))
      .toBeVisible();
    await expect
      .element(figure(/^Lifetime value, index 163 \+6\.4 with Fix the wait$/))
      .toBeVisible();
    await expect.element(figure(/^Completion 17\.6% \+2\.7/)).toBeVisible();
    await button('Compare with Fix the wait').click();
    expect(map.lens.compared).toBeUndefined();
    await expect.element(figure(/^Lifetime value, index 163$/)).toBeVisible();
    await userEvent.keyboard('{Alt>}');
    await button('With club partner').click();
    await userEvent.keyboard('{/Alt}');
    expect(map.lens.comparedTitle).toBe('With club partner');
    expect(map.lens.scenario).toBeNull();
  });

  it('call a map of the future so, until it has a name of its own', async () => {
    const { map } = await show();
    map.editor.commit(
      'change',
      setFields(map.editor.records, ON_MAP, 'map', { baseTitle: '', when: 'future' }),
    );
    await expect.element(page.getByText('Showing The future.')).toBeVisible();
    map.lens.showScenario(map.lens.scenarios[0]!.id);
    map.lens.compareWith(null);
    expect(comparedTitle(map)).toBe('The future');
  });

  it('are seen whole or not at all where there is little room', async () => {
    await show(300);
    await expect.element(page.getByText('1 more')).toBeVisible();
    const chips = document.querySelector<HTMLElement>('.chips')!;
    const [, right] = chips.style.clipPath.match(/inset\(0px ([\d.]+)px/)!;
    const cut = chips.lastElementChild!.getBoundingClientRect();
    expect(cut.right).toBeGreaterThan(chips.getBoundingClientRect().right);
    expect(chips.getBoundingClientRect().right - Number(right)).toBeLessThanOrEqual(cut.left + 1);
  });

  it('are walked through by arrow keys, with one stop for Tab', async () => {
    await show();
    button('Today').element().focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(focused()).toBe('More for Today');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(focused()).toBe('Fix the wait');
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(focused()).toBe('With club partner');
    const stops = [
      ...document.querySelectorAll('[role="toolbar"][aria-label="Scenario"] button'),
    ].filter((one) => (one as HTMLElement).tabIndex === 0);
    expect(stops.map((one) => one.textContent?.trim())).toEqual(['Today']);
  });

  it('are named in place, the map as drawn too', async () => {
    const { map } = await show();
    await button('Today').dblClick();
    await userEvent.keyboard('As it is{Enter}');
    expect(map.lens.baseTitle).toBe('As it is');
    expect(focused()).toBe('As it is');
    await button('Fix the wait').click();
    await userEvent.keyboard('{F2}');
    await userEvent.keyboard('Mend it{Enter}');
    expect(map.lens.scenario?.title).toBe('Mend it');
  });

  it('are made from what is shown, and ask for a name at once', async () => {
    const { map } = await show();
    await button('New scenario from Today').click();
    await expect.element(page.getByRole('textbox', { name: 'Name of the scenario' })).toHaveFocus();
    await userEvent.keyboard('Half the wait{Enter}');
    expect(map.lens.scenario?.title).toBe('Half the wait');
    expect(map.lens.compared).toBeNull();
    await button('More for Half the wait').click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    expect(map.lens.scenario).toBeNull();
    expect(map.lens.scenarios.map((one) => one.title)).not.toContain('Half the wait');
    map.editor.undo();
    expect(map.lens.scenarios.map((one) => one.title)).toContain('Half the wait');
  });

  it('that is compared and cannot be computed is said, without a difference', async () => {
    const { map } = await show();
    const id = map.lens.scenarios[0]!.id as never;
    trap(map, { kind: 'scenario', id });
    map.lens.compareWith(id);
    await expect.element(page.getByText('Fix the wait cannot be computed.')).toBeVisible();
    expect(document.querySelector('.difference')).toBeNull();
  });
});

describe('the key figures', () => {
  it('explain themselves, get the focus and give it back', async () => {
    await show();
    figure(/^Lifetime value/)
      .element()
      .focus();
    await userEvent.keyboard('{Enter}');
    const panel = page.getByRole('dialog', { name: 'Lifetime value' });
    await expect.element(panel).toHaveFocus();
    await expect
      .element(panel)
      .toHaveTextContent(/discounted to the moment of arrival.*Expected under these assumptions\./);
    await userEvent.keyboard('{Escape}');
    await expect.element(figure(/^Lifetime value/)).toHaveFocus();
  });

  it('wait without a number, and dim what belongs to an older state of the map', async () => {
    await page.viewport(1440, 900);
    const opened = await appForTest();
    opened.runner.waits = true;
    await render(FrameScreen, { app: opened.app });
    const region = page.getByRole('region', { name: 'Key figures' });
    await expect.element(region).toHaveTextContent('The figures are being computed.');
    expect(region.element().textContent).not.toMatch(/\d/);
    opened.runner.answer();
    await expect.element(page.getByText('17.6%').first()).toBeVisible();
    expect(region.element().classList).not.toContain('stale');
    opened.map.deeds.setQuality('touchpoint-wait', 9);
    await tick();
    expect(region.element().classList).toContain('stale');
  });

  it('say when they could not be worked out, and are asked for again', async () => {
    const opened = await appForTest();
    await render(FrameScreen, { app: opened.app });
    const alert = page.getByRole('region', { name: 'Key figures' }).getByRole('alert');
    await expect.element(page.getByText('17.6%').first()).toBeVisible();
    opened.runner.waits = true;
    opened.map.deeds.setQuality('touchpoint-wait', 9);
    await tick();
    opened.runner.fail();
    await expect.element(alert).toHaveTextContent('could not be computed');
    opened.runner.waits = false;
    await button('Try again').click();
    await expect.element(page.getByText(/^Completion/).first()).toBeVisible();
    expect(alert.query()).toBeNull();
  });

  it('say why nothing can be computed and lead to the touchpoints', async () => {
    const { map } = await show();
    trap(map, ON_MAP);
    await expect.element(page.getByText(/can never leave the loop/)).toBeVisible();
    await button('Show all 2').click();
    expect([...map.board.selection.ids].sort()).toEqual(['touchpoint-help', 'touchpoint-row']);
    map.board.selection.clear();
    await button('1 finding').click();
    await page.getByRole('menuitem', { name: /can never leave the loop/ }).click();
    expect(map.board.selection.ids.size).toBe(2);
  });

  it('of an empty map ask for a touchpoint', async () => {
    let made = 0;
    const opened = await appForTest(blankMap('map', () => `blank-${++made}`, { title: '' }));
    await render(FrameScreen, { app: opened.app });
    await expect
      .element(page.getByText(/Add a touchpoint, and the first figures appear/))
      .toBeVisible();
  });

  for (const [width, count] of [
    [1440, 6],
    [1024, 4],
    [390, 3],
  ] as const)
    it(`are ${count} beside each other at ${width} pixels, the rest behind a button`, async () => {
      const { map } = await show(width);
      map.lens.compareWith(map.lens.scenarios[0]!.id);
      await expect.element(page.getByText('+2.7').first()).toBeVisible();
      const shown = [...document.querySelectorAll<HTMLElement>('.cell')].filter(
        (cell) => cell.offsetWidth > 0,
      );
      expect(shown).toHaveLength(count);
      const more = document.querySelector<HTMLElement>('.rest')!;
      expect(more.offsetWidth > 0).toBe(count < 6);
      if (count === 6) return;
      await button('More figures').click();
      await expect
        .element(page.getByRole('heading', { name: 'Customer value added' }))
        .toBeVisible();
    });
});

describe('customers', () => {
  it('are shown by segment, and the line says what an edit changes', async () => {
    const { map } = await show();
    await button('Add a segment').click();
    expect(map.board.inspected).toBe(map.lens.segments[0]!.id);
    await button('Segment 1').click();
    await expect
      .element(page.getByText('Showing Segment 1; edits change Segment 1 only.'))
      .toBeVisible();
    map.board.selection.clear();
    await button('Describe Segment 1').click();
    expect(map.board.inspected).toBe(map.lens.segments[0]!.id);
    await button('All customers').click();
    expect(map.lens.segment).toBeNull();
    await button('Add a segment').click();
    await button('One line for each segment').click();
    expect(map.lens.showsSegments).toBe(false);
  });
});

describe('the foot', () => {
  it('says what all rests on, and zooms', async () => {
    const { map } = await show();
    await expect
      .element(page.getByText('Expected under these assumptions, 1,000 customers a month'))
      .toBeVisible();
    map.view.width = 1200;
    map.view.height = 700;
    await button('Zoom 100%').click();
    await page.getByRole('menuitem', { name: /^Zoom in/ }).click();
    await expect.element(button('Zoom 125%')).toBeVisible();
    await userEvent.keyboard('{Shift>}{0}{/Shift}');
    expect(map.view.viewport.zoom).toBe(1);
  });
});

describe('nothing clips or overlaps', () => {
  for (const width of [1920, 1440, 1280, 1024, 768, 640, 390, 320])
    it(`at ${width} pixels, with long names`, async () => {
      const { map } = await show(width);
      const long = 'A name that is far too long for any bar of buttons at the top';
      map.editor.commit(
        'rename',
        setFields(map.editor.records, ON_MAP, 'map', { title: long, baseTitle: long }),
      );
      map.lens.compareWith(map.lens.scenarios[0]!.id);
      await expect.element(page.getByText('+2.7').first()).toBeVisible();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      const screen = document.querySelector('.screen')!;
      const rows = [...screen.children].map((row) => row.getBoundingClientRect());
      rows.forEach((row, index) => {
        expect(row.left).toBeGreaterThanOrEqual(0);
        expect(row.right).toBeLessThanOrEqual(width);
        if (index > 0) expect(row.top).toBeGreaterThanOrEqual(rows[index - 1]!.bottom - 0.5);
      });
      const parts = [...document.querySelectorAll('.scenarios, .figures .cell, .rest')]
        .map((part) => part.getBoundingClientRect())
        .filter((part) => part.width > 0);
      for (const a of parts)
        for (const b of parts)
          if (a !== b)
            expect(
              a.right <= b.left + 0.5 ||
                b.right <= a.left + 0.5 ||
                a.bottom <= b.top + 0.5 ||
                b.bottom <= a.top + 0.5,
            ).toBe(true);
      for (const cell of document.querySelectorAll('.cell')) {
        const [value, difference] = [cell.querySelector('b'), cell.querySelector('.difference')];
        if (!value?.offsetWidth || !difference) continue;
        expect(difference.getBoundingClientRect().right).toBeLessThanOrEqual(
          cell.getBoundingClientRect().right + 0.5,
        );
      }
    });
});
