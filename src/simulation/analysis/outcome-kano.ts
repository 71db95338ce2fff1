/** What a Kano questionnaire on an outcome says, beside what its touchpoints are taken for (Berger et al. 1993). */
import { find, ofKind } from '#domain/queries/of-kind.ts';
import type { MapRecords } from '#domain/records.ts';
import type { Kano } from '../model.ts';
import { kanoCoefficients, type KanoCoefficients } from './kano-coefficients.ts';

/** The order in which answers are counted. */
const CATEGORIES = ['delighter', 'performance', 'basic', 'indifferent', 'reverse'] as const;
/** Of equally many answers the one whose neglect costs most counts (Berger et al.: M > O > A > I). */
const PRECEDENCE = ['basic', 'performance', 'delighter', 'indifferent', 'reverse'] as const;

export type KanoCategory = (typeof CATEGORIES)[number];

export interface OutcomeKano extends KanoCoefficients {
  readonly outcomeId: string;
  readonly suggests: KanoCategory;
  /** Null for an outcome without touchpoints. */
  readonly touchpointId: string | null;
  readonly chosen: Kano | null;
}

/** The most frequent of attractive, performance, basic, indifferent and reverse answers; null without answers. */
export function kanoCategory(answers: readonly number[]): KanoCategory | null {
  const count = (category: KanoCategory) => answers[CATEGORIES.indexOf(category)] ?? 0;
  const best = PRECEDENCE.reduce((a, b) => (count(b) > count(a) ? b : a));
  return count(best) > 0 ? best : null;
}

/** One entry per outcome with answers and touchpoint that serves it. */
export function outcomeKanos(records: MapRecords): OutcomeKano[] {
  return ofKind(records, 'outcome').flatMap(
    ({ id, kanoAnswers = [], touchpoints = [] }): OutcomeKano[] => {
      const [attractive = 0, performance = 0, basic = 0, indifferent = 0] = kanoAnswers;
      const coefficients = kanoCoefficients({ attractive, performance, basic, indifferent });
      const suggests = kanoCategory(kanoAnswers);
      if (!coefficients || !suggests) return [];
      const said = { outcomeId: id as string, ...coefficients, suggests };
      const served = touchpoints.flatMap(
        (touchpoint) => find(records, 'touchpoint', touchpoint) ?? [],
      );
      return served.length === 0
        ? [{ ...said, touchpointId: null, chosen: null }]
        : served.map((one) => ({
            ...said,
            touchpointId: one.id,
            chosen: one.kano ?? 'performance',
          }));
    },
  );
}
