/** What a file of another format leaves out, in words. */

const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  path: ['drawn path', 'drawn paths'],
  painPoint: ['pain point', 'pain points'],
  partner: ['partner', 'partners'],
  offer: ['offer', 'offers'],
  solution: ['solution', 'solutions'],
  scenario: ['scenario', 'scenarios'],
  lane: ['lane of your own', 'lanes of your own'],
  note: ['note', 'notes'],
  metric: ['metric', 'metrics'],
  source: ['source', 'sources'],
  outcome: ['outcome', 'outcomes'],
  detail: ['card with further details', 'cards with further details'],
};
const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** "3 pain points, 1 offer and 2 notes", from counts by kind of record. */
export function lostText(counts: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(words).flatMap(([kind, [one, many]]) => {
    const count = counts[kind];
    return count === undefined ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return parts.length > 0 ? list.format(parts) : 'all that this map holds';
}
