/** Names of units, bases and faces, wherever a number is shown. */
import type { Basis } from '#domain/estimate.ts';

export const units = {
  /** What money is called until somebody enters a currency. */
  index: 'index',
  bases: {
    assumed: 'Assumed',
    guess: 'Guess',
    observed: 'Observed',
    measured: 'Measured',
  } satisfies Record<Basis, string>,
  faces: ['Awful', 'Poor', 'Fine', 'Good', 'Great'],
};
