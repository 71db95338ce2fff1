/** Shares of the drawn paths of one touchpoint: whoever changes one keeps their sum at 1. */
import { withLikely, type Estimate } from '../estimate.ts';
import { pathEstimates, type Path } from '../kinds/path.ts';
import { weightOf } from '../queries/paths-from.ts';
import type { RecordId } from '../records.ts';
import type { Draft } from './draft.ts';

/** Differences below this come from rounding and are left alone. */
const ROUNDING = 1e-12;

/**
 * Scales the shares of paths so that they sum to `total`, each in proportion to its weight; all get
 * the same where every weight is zero.
 */
export function scaleShares(draft: Draft, paths: readonly Path[], total: number): void {
  const current = paths.map((path) => (draft.get(path.id) as unknown as Path | null) ?? path);
  const sum = current.reduce((so, path) => so + weightOf(path), 0);
  for (const path of current) {
    const likely = sum > 0 ? (weightOf(path) / sum) * total : total / paths.length;
    if (Math.abs(likely - weightOf(path)) > ROUNDING)
      draft.set(path.id, { share: withShare(path.share, likely) });
  }
}

/**
 * Gives paths an equal part each, as a newly drawn one takes it; the others keep their proportions in
 * the rest. Without others nobody has to say a share.
 */
export function shareAnew(draft: Draft, anew: readonly RecordId[], others: readonly Path[]): void {
  const part = 1 / (others.length + anew.length);
  const share = others.length > 0 ? withShare(undefined, part) : undefined;
  scaleShares(draft, others, 1 - part * anew.length);
  for (const id of anew) draft.set(id, { share });
}

/** Takes away what was said of the shares of paths, whose others are given; see `shareAnew`. */
export function forgetShares(
  draft: Draft,
  ids: readonly RecordId[],
  others: readonly Path[],
): void {
  if (others.some(({ share }) => share)) shareAnew(draft, ids, others);
  else for (const id of ids) draft.set(id, { share: undefined });
}

/** The estimate of a share with another likely value; assumed where there was none. */
export function withShare(share: Estimate | undefined, likely: number): Estimate {
  return withLikely(share ?? { likely, basis: 'assumed' }, likely, pathEstimates.share);
}
