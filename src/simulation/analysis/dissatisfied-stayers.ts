/**
 * Who is dissatisfied and stays all the same: visits in the bottom box (satisfaction below 6.5) that do not end in
 * opting out. They are no sign of loyalty; behind a switching barrier their number grows (Jones & Sasser 1995: the
 * hostages).
 */
import { BOTTOM_BOX } from '../encounter-table.ts';
import { solveGrid, type GridOptions } from '../grid.ts';
import type { Model } from '../model.ts';
import { clipped, encounter } from '../psychology.ts';
import { qualityMixture } from '../quality-mixture.ts';
import { ratio } from '../sums.ts';

export interface DissatisfiedStayers {
  readonly touchpointId: string;
  /** Visits per arriving customer with satisfaction below 6.5. */
  readonly dissatisfied: number;
  /** Those of them who stay. */
  readonly staying: number;
  /** Staying over dissatisfied; null where nobody is dissatisfied. */
  readonly share: number | null;
}

/** Every touchpoint in the order of the model; 0 where nobody comes. */
export function dissatisfiedStayers(
  model: Model,
  options: GridOptions = {},
): DissatisfiedStayers[] {
  const { flow, network, takeUpScales } = solveGrid(model, options);
  const { levels, levelsPerPoint, noise } = network.lattice;
  const { spread } = model.psychology;
  const nodes = spread > 0 ? noise : [{ z: 0, weight: 1 }];
  return model.touchpoints.map((touchpoint, index) => {
    let [dissatisfied, staying] = [0, 0];
    const qualities = qualityMixture(touchpoint, takeUpScales[index]!).flatMap((atom) =>
      nodes.map(({ z, weight }) => ({
        quality: clipped(touchpoint.quality + atom.shift + spread * z),
        weight: atom.weight * weight,
      })),
    );
    for (let level = 0; level < levels; level++) {
      const mass = flow.visits[index * levels + level]!;
      if (mass === 0) continue;
      for (const { quality, weight } of qualities) {
        const met = encounter(touchpoint, level / levelsPerPoint, quality, model.psychology);
        // The limit of the tables, which allow for rounding.
        if (!(met.satisfaction < BOTTOM_BOX - 1e-9)) continue;
        dissatisfied += mass * weight;
        staying += mass * weight * (1 - met.optOut);
      }
    }
    return {
      touchpointId: touchpoint.id,
      dissatisfied,
      staying,
      share: ratio(staying, dissatisfied),
    };
  });
}
