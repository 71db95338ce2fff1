/**
 * Net promoter score with how sure it is: promoters answer 9 or 10, detractors 0 to 6 (Reichheld 2003). The variance of
 * one answer counted as 1, 0 or -1 is p + d - (p - d)^2.
 */

export interface NetPromoterScore {
  /** Promoters minus detractors in points, -100 to 100. */
  readonly score: number;
  /** Of one answer counted as 1, 0 or -1; 0 to 1. */
  readonly variance: number;
  /** Of the score in points; null without any answers. */
  readonly standardError: number | null;
}

/**
 * From shares; they are taken relative to their sum. Null where nobody answers or a share is below 0.
 *
 * @param answers how many answers there are
 */
export function netPromoterScore(
  {
    promoters,
    passives,
    detractors,
  }: { readonly promoters: number; readonly passives: number; readonly detractors: number },
  answers: number,
): NetPromoterScore | null {
  const all = promoters + passives + detractors;
  if (!(all > 0 && promoters >= 0 && passives >= 0 && detractors >= 0)) return null;
  const net = (promoters - detractors) / all;
  const variance = Math.max(0, (promoters + detractors) / all - net * net);
  return {
    score: 100 * net,
    variance,
    standardError: answers > 0 ? 100 * Math.sqrt(variance / answers) : null,
  };
}

/** An answer from 0 to 10 of somebody who recommends. */
export function isPromoter(answer: number): boolean {
  return answer >= 9;
}
/** An answer from 0 to 10 of somebody who advises against. */
export function isDetractor(answer: number): boolean {
  return answer <= 6;
}

/** From how many answered 0, 1, ... 10. Null without answers. */
export function netPromoterScoreOf(ratings: readonly number[]): NetPromoterScore | null {
  const sum = (counts: (answer: number) => boolean) =>
    ratings.reduce((total, count, answer) => (counts(answer) ? total + count : total), 0);
  const [promoters, detractors, all] = [sum(isPromoter), sum(isDetractor), sum(() => true)];
  return netPromoterScore({ promoters, passives: all - promoters - detractors, detractors }, all);
}
