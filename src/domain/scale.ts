/**
 * The two scales of experience, tied at neutral: quality from 0 to 10 is stored, feelings from -2
 * (awful) to +2 (great) are what people draw. A point of feeling below neutral is 2.5 of quality,
 * above it 1.25.
 */
export const NEUTRAL_SCORE = 7.5;

/** The feelings of the five faces, from awful to great. */
export const faceFeelings = [-2, -1, 0, 1, 2] as const;

/** The quality that a feeling of -3 to +2 stands for; beyond that it is clamped to 0 and 10. */
export function qualityOfFeeling(feeling: number): number {
  const quality = NEUTRAL_SCORE + feeling * (feeling <= 0 ? 2.5 : 1.25);
  return Math.min(10, Math.max(0, quality));
}

/** The feeling of a quality of 0 to 10; 0 is -3, below the worst face. */
export function feelingOfQuality(quality: number): number {
  const distance = quality - NEUTRAL_SCORE;
  return distance / (distance <= 0 ? 2.5 : 1.25);
}

/** The index (0 to 4) of the face nearest to a quality. */
export function nearestFace(quality: number): number {
  const feeling = Math.min(2, Math.max(-2, feelingOfQuality(quality)));
  return Math.round(feeling) + 2;
}
