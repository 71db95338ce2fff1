/**
 * How much having a feature pleases and lacking it annoys, from the answers to a Kano questionnaire (Berger et al. 1993,
 * after Timko).
 */

/** Answers by category: counts, shares or percent. Reversed and questionable answers are left out. */
export interface KanoAnswers {
  readonly attractive: number;
  readonly performance: number;
  readonly basic: number;
  readonly indifferent: number;
}

export interface KanoCoefficients {
  /** (A + O) / (A + O + M + I): 0 leaves cold, 1 pleases everybody who has it. */
  readonly better: number;
  /** -(O + M) / (A + O + M + I): 0 is not missed, -1 annoys everybody who lacks it. */
  readonly worse: number;
}

/** Null without answers, or where one of the counts is below 0. */
export function kanoCoefficients({
  attractive,
  performance,
  basic,
  indifferent,
}: KanoAnswers): KanoCoefficients | null {
  const counts = [attractive, performance, basic, indifferent];
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (!(all > 0 && counts.every((count) => count >= 0))) return null;
  return { better: (attractive + performance) / all, worse: 0 - (performance + basic) / all };
}
