/** The quest scorecard of a stage: what its 22 contrasts say together about how it goes. */
import { contrasts, type Stage } from '../kinds/stage.ts';
import { qualityOfFeeling } from '../scale.ts';

/** The rating, of 1 to 5, that stands for a feeling of nothing in particular. */
const NEUTRAL_RATING = 3;

/**
 * The mean of the rated contrasts as a delivered quality of 0 to 10, on the scale of the five faces:
 * 1 is awful, 3 neutral, 5 great. Null where none is rated. It counts for touchpoints of the stage
 * that nobody has rated themselves.
 */
export function contrastQuality({ contrasts: rated }: Pick<Stage, 'contrasts'>): number | null {
  const ratings = contrasts.flatMap((contrast) => rated?.[contrast] ?? []);
  if (ratings.length === 0) return null;
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
  return qualityOfFeeling(mean - NEUTRAL_RATING);
}
