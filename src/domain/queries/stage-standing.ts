/** What a stage's header says of those who come to it: how many go on, or complete where most who stay do that. */

/** Shares of the stage, as they were computed. */
export type StageShares = Readonly<{ reach: number; completions: number; dropOff: number | null }>;

export type Standing = Readonly<{ is: 'goOn' | 'complete'; share: number }>;

/** The share of those who come, 0 to 1; null where nobody comes. */
export function stageStanding({ reach, completions, dropOff }: StageShares): Standing | null {
  if (dropOff === null || reach <= 0) return null;
  const stay = 1 - dropOff;
  const complete = completions / reach;
  return complete > stay / 2 ? { is: 'complete', share: complete } : { is: 'goOn', share: stay };
}
