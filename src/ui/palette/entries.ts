/** What the palette lists: actions that can be done now and records to go to, the best fit first. */
import type { App } from '#state/app.svelte.ts';
import type { Action } from '../action.ts';
import { actions } from '../actions.ts';
import { recordActions } from '../actions-records.ts';
import { messages } from '../messages/messages.ts';
import { match, type Mark } from './match.ts';

export type Entry = Readonly<{ action: Action; marks: readonly Mark[] }>;

/** Entries under one heading; without a heading they are ordered by fit. */
export type Section = Readonly<{ heading: string | null; entries: readonly Entry[] }>;

/** `everything`, or only `records` to go to. */
export type Scope = 'everything' | 'records';

/** More under one heading than anybody reads. */
const MOST_ENTRIES = 60;

/** What the palette can list now; to be asked once for all that is typed. */
export function candidatesIn(app: App, scope: Scope): readonly Action[] {
  const dynamic = recordActions(app);
  if (scope === 'records') return dynamic.filter((action) => action.group === 'goTo');
  return [...actions, ...dynamic].filter((action) => !action.isKeyOnly && action.enabled(app));
}

/**
 * The sections for what is typed: by kind of action while nothing is, else one, the best fit first.
 * `recent` are ids, the latest first.
 */
export function sectionsFor(
  candidates: readonly Action[],
  recent: readonly string[],
  query: string,
): readonly Section[] {
  if (query.trim() === '') return unasked(candidates, recent);
  const found = candidates.flatMap((action) => {
    const fit = match(query, action.label, action.keywords);
    if (!fit) return [];
    const bonus = recent.includes(action.id) ? 5 : 0;
    return { action, marks: fit.marks, score: fit.score + bonus };
  });
  found.sort((a, b) => b.score - a.score);
  return found.length > 0 ? [{ heading: null, entries: found.slice(0, MOST_ENTRIES) }] : [];
}

function unasked(candidates: readonly Action[], recent: readonly string[]): Section[] {
  const plain = (action: Action): Entry => ({ action, marks: [] });
  const used = recent.flatMap((id) => candidates.find((action) => action.id === id) ?? []);
  const sections: Section[] = [];
  if (used.length > 0)
    sections.push({ heading: messages.frame.palette.recent, entries: used.map(plain) });
  for (const [group, heading] of Object.entries(messages.actions.groups)) {
    const entries = candidates.filter((action) => action.group === group && !used.includes(action));
    if (entries.length > 0)
      sections.push({ heading, entries: entries.slice(0, MOST_ENTRIES).map(plain) });
  }
  return sections;
}
