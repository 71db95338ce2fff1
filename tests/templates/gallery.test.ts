import { expect, test } from 'vitest';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom } from '#domain/records.ts';
import { doTask } from '#state/background-work.ts';
import { gallery, scenarioToTry } from '#state/starts.ts';
import { stageSets } from '#templates/stage-sets.ts';
import { templates } from '#templates/index.ts';
import { messages } from '#ui/messages/library-messages.ts';

test('the curves of the gallery are the real ones; `-u` renews them', async () => {
  const entries = await Promise.all(
    templates.map(async ({ id, load }) => {
      const answer = doTask({ kind: 'summarise', records: await load() });
      if (!('summary' in answer)) throw new Error('Not a summary');
      const { title, curve } = answer.summary;
      return [id, { title, curve }] as const;
    }),
  );
  const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../src/templates/summaries.json');
});

test('each is shown with a title, a curve and one question', () => {
  expect(gallery.map(({ id }) => id)).toEqual(templates.map(({ id }) => id));
  for (const { id, title, curve } of gallery) {
    expect(title).not.toBe('');
    expect(curve.points.length).toBeGreaterThan(4);
    expect(messages.library.templates[id].question).toMatch(/^[^?]+\?$/);
  }
});

test('what is said of one names the scenarios as the map does, the one to try first', async () => {
  for (const { id, load } of templates) {
    const scenarios = ofKind(recordsFrom(await load()), 'scenario');
    const named = [...messages.library.templates[id].tryOut.matchAll(/“([^”]+)”/g)];
    const titles = named.map(([, title]) => title);
    expect(scenarios.map(({ title }) => title)).toEqual(expect.arrayContaining(titles));
    const first = scenarios.find((one) => one.id === scenarioToTry(id))!;
    expect(titles[0]).toBe(first.title);
  }
});

test('ready stages speak as the customer does, and none twice', () => {
  for (const titles of Object.values(stageSets)) {
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/\b(I|me)\b/);
  }
});
