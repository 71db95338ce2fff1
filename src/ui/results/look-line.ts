/** What every closer look writes its rows with. */
import type { Insight, InsightTopic } from '#state/insights.svelte.ts';
import type { LookTerms } from '../messages/look-topics.ts';
import { percent } from '../shared/format.ts';

/** A row of a table. Those that weigh nothing are left out, the weightiest stand first. */
export type Line = Readonly<{ cells: readonly [string, ...string[]]; weight: number }>;

export type Says<Topic extends InsightTopic> = Insight<Topic>[number]['says'];

/** The names that stand in a row. */
export type LineNames = Readonly<{
  name: (id: string) => string;
  /** A record, and whose it is where there are several segments. */
  here: (id: string) => string;
  /** The segment; everybody on a map without any. */
  whose: string;
  terms: LookTerms;
}>;

type Shapley = Says<'shares'>[number]['measures']['lifetimeValue'];

export type LineWriter<Topic extends InsightTopic> = (
  says: Says<Topic>,
  names: LineNames,
) => readonly Line[];

export const none = '–';

/** A share to one decimal; nothing where it is not known. */
export function shareText(share: number | null, digits: 0 | 1 = 1): string {
  return share === null ? none : percent(share, digits);
}

/** A part by its Shapley value, with how far sampling may have moved it. */
export function shapleyText({ shapley, shapleyShare, standardError }: Shapley): string {
  if (shapleyShare === null || shapley === 0 || standardError === 0)
    return shareText(shapleyShare, 0);
  const error = Math.abs((shapleyShare / shapley) * standardError);
  return `${percent(shapleyShare, 0)} ±${percent(error, 0)}`;
}

/** Rows about a whole segment stand in the order of the segments. */
export function rowOf(first: string, ...cells: string[]): Line {
  return { cells: [first, ...cells], weight: 1 };
}
