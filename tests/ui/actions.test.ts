import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actions } from '#ui/actions.ts';
import { boardActions } from '#ui/actions-board.ts';
import { recordActions } from '#ui/actions-records.ts';
import { parseShortcut } from '#ui/keys.ts';
import { messages } from '#ui/messages/messages.ts';
import { appForTest } from '../component/frame/test-app.ts';

const keysIn = (scope: string) =>
  actions.filter((action) => action.scope === scope).flatMap((action) => action.shortcuts ?? []);

describe('the table of actions', () => {
  it('has every id once, and every id of the catalogue', () => {
    const ids = actions.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(Object.keys(messages.actions.words).sort());
  });

  it('gives every action a label and words to find it by', () => {
    for (const action of actions) {
      expect(action.label, action.id).toMatch(/\p{L}/u);
      expect(action.keywords, action.id).toMatch(/\p{L}/u);
    }
    const labels = actions.map((action) => action.label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('uses no key twice, neither in the window nor on the board', () => {
    const all = [...keysIn('app'), ...keysIn('board')];
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
  });

  it('writes every key so that it can be parsed', () => {
    for (const key of [...keysIn('app'), ...keysIn('board')])
      expect(parseShortcut(key).key, key).not.toBe('');
  });

  it('has every key that the interface promises', () => {
    const typing = messages.actions.typing.keys.map(([, key]) => key);
    const known = new Set<string>([...keysIn('app'), ...keysIn('board'), ...typing]);
    const promised = [
      ...[
        'ArrowLeft',
        'ArrowRight',
        'ArrowUp',
        'ArrowDown',
        'Enter',
        'Tab',
        '1',
        '2',
        '3',
        '4',
        '5',
      ],
      ...[
        'Delete',
        'Mod+Z',
        'Shift+Mod+Z',
        'Mod+K',
        '/',
        '?',
        'F',
        'Mod+C',
        'Mod+X',
        'Mod+V',
        'Mod+D',
      ],
      ...['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown', 'Escape'],
    ];
    expect(promised.filter((key) => !known.has(key))).toEqual([]);
    expect(known.has('P')).toBe(false);
  });

  it('gives everything that is only a key a way without keys', () => {
    const onlyKeys = actions.filter((action) => action.isKeyOnly).map((action) => action.id);
    expect(onlyKeys.sort()).toEqual(
      ['clearSelection', 'goDown', 'goLeft', 'goRight', 'goUp', 'openPalette'].sort(),
    );
  });
});

describe('actions on a map', () => {
  it('are not enabled without one', async () => {
    const { app } = await appForTest();
    await app.goToLibrary();
    const enabled = actions.filter((action) => action.enabled(app)).map((action) => action.id);
    expect(enabled.sort()).toEqual(
      [
        ...['followSystemTheme', 'newMap', 'openFile', 'openPalette', 'showHelp', 'showTrash'],
        'toggleTheme',
      ].sort(),
    );
    expect(recordActions(app).map((action) => action.label)).toEqual(['Another map']);
  });

  it('can be done whenever they are enabled, and undone', async () => {
    for (const { id } of actions) {
      const { app, map, session } = await appForTest();
      map.view.width = 1200;
      map.view.height = 800;
      map.board.move('right');
      const action = actions.find((candidate) => candidate.id === id)!;
      const isLeaving = id === 'goToLibrary' || action.native;
      if (!action.enabled(app) || isLeaving) continue;
      const before = session.records;
      await action.run(app);
      map.titles.cancel();
      while (map.editor.canUndo) map.editor.undo();
      expect(session.records, id).toEqual(before);
    }
  });

  it('add to the lane of their kind, in the column of the cursor', async () => {
    const { app, map } = await appForTest();
    map.board.selectRecord('touchpoint-wait');
    const column = map.board.selection.cursor!.column;
    for (const id of ['addPainPoint', 'addOffer', 'addSolution', 'addThought', 'addNote']) {
      await actions.find((action) => action.id === id)!.run(app);
      expect(map.titles.id, id).not.toBeNull();
      map.titles.commit(`New by ${id}`);
      expect(map.board.cardAtCursor?.column, id).toBe(column);
    }
    await actions.find((action) => action.id === 'addTouchpoint')!.run(app);
    map.titles.commit('A new touchpoint');
    expect(map.board.cardAtCursor?.column).toBe(column + 1);
  });

  it('of the board work where only the map is known', async () => {
    const { map } = await appForTest();
    map.board.selectRecord('touchpoint-wait');
    boardActions.find((action) => action.id === 'face5')!.runOn(map);
    expect(map.editor.records['touchpoint-wait']).toMatchObject({ quality: { likely: 10 } });
  });
});

describe('actions made of records', () => {
  it('go to every touchpoint, partner and scenario by its title', async () => {
    const { app, map } = await appForTest();
    const dynamic = recordActions(app);
    const ids = dynamic.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
    const goTo = dynamic.find((action) => action.label === 'I wait for delivery')!;
    void goTo.run(app);
    expect(map.board.inspected).toBe('touchpoint-wait');
    const show = dynamic.find((action) => action.label === 'Show Fix the wait')!;
    void show.run(app);
    expect(map.lens.scenario?.title).toBe('Fix the wait');
    expect(recordActions(app).map((action) => action.label)).toContain('Show Today');
  });

  it('hide a lane and bring it back', async () => {
    const { app, map } = await appForTest();
    const lanes = () => map.board.layout.lanes.map((lane) => lane.sort);
    void recordActions(app)
      .find((action) => action.label === 'Hide the lane Offers')!
      .run(app);
    expect(lanes()).not.toContain('offers');
    void recordActions(app)
      .find((action) => action.label === 'Show the lane Offers')!
      .run(app);
    expect(lanes()).toContain('offers');
  });
});

describe('the names of deeds', () => {
  const files = ['src/state', 'src/ui'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte)$/.test(name))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  );
  const labels = files.flatMap((text) =>
    [...text.matchAll(/\.commit\(\s*'(\w+)'/g)].map((found) => found[1]!),
  );

  it('are in the catalogue for every label a deed is committed under', () => {
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => !messages.deeds.known.includes(label))).toEqual([]);
  });

  it('fall back to a general one', () => {
    expect(messages.deeds.did('somethingElse')).toBe('Changed');
    expect(messages.deeds.undid('move')).toBe('Undone: move');
    expect(messages.deeds.did('constructor')).toBe('Changed');
  });
});
