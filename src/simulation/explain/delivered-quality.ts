/** What is delivered at a touchpoint: what pains take from it and offers add to it, and which qualities may come of that. */
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { Lattice } from '../lattice.ts';
import type { ModelOffer, ModelPain, ModelTouchpoint } from '../model.ts';
import { clipped } from '../psychology.ts';
import { qualityKey, qualityMixture } from '../quality-mixture.ts';
import { sumOf } from '../sums.ts';
import { isShown, unrecovered } from '../visit-moments.ts';
import { composed, type Step } from './calculation.ts';
import { liftInputs, qualityInputs } from './input-places.ts';
import type { Place } from './scene.ts';

/** So many different qualities are told one by one; the others are put together. */
const MOST_CASES = 6;

/** A quality that may be delivered, and how often; `qualities` is what noise makes of it. */
export interface QualityCase extends Quality {
  readonly qualities: readonly Quality[];
  /** What happens there without being mended, and what is taken; null where several ways lead to it. */
  readonly happens: readonly RecordId[] | null;
}

/** What is drawn, less the mean loss of each pain, plus the mean lift of each offer. */
export function qualityParts({ part, index }: Place): Step[] {
  const { id, quality, pains, offers } = part.model.touchpoints[index]!;
  const scales = part.solution.takeUpScales[index]!;
  const clean = pains.reduce((none, pain) => none * (1 - unrecovered(pain)), 1);
  return [
    {
      code: 'drawnQuality',
      value: quality,
      unit: 'score',
      inputs: qualityInputs(part.records, id),
    },
    ...pains.map(painStep),
    ...offers.flatMap((offer, at) => offerStep(part.records, offer, clean, scales[at]!)),
  ];
}

/** What may be delivered, the likeliest first, with what noise makes of it. */
export function qualityCases({ part, index }: Place): QualityCase[] {
  const { lattice } = part.solution.network;
  const touchpoint = part.model.touchpoints[index]!;
  const scales = part.solution.takeUpScales[index]!;
  const all = qualityMixture(touchpoint, scales)
    .filter(({ weight }) => weight > 0)
    .map(({ shift, weight }) => {
      const qualities = spread(touchpoint.quality + shift, part.model.psychology.spread, lattice);
      const weighed = qualities.map((one) => ({ ...one, weight: one.weight * weight }));
      return caseOf(weighed, whatHappens(touchpoint, shift));
    })
    .sort((a, b) => b.weight - a.weight);
  if (all.length <= MOST_CASES) return all;
  const rest = all.slice(MOST_CASES - 1).flatMap(({ qualities }) => qualities);
  return [...all.slice(0, MOST_CASES - 1), caseOf(rest, null)];
}

interface Quality {
  readonly quality: number;
  readonly weight: number;
}

/** So many pains and offers are tried out in all combinations. */
const MOST_TRIED = 8;

/** The only combination of pains and offers that changes quality by `shift`; null where there is none or another. */
function whatHappens(
  { pains, offers }: Pick<ModelTouchpoint, 'pains' | 'offers'>,
  shift: number,
): readonly RecordId[] | null {
  const all = [
    ...pains.filter((pain) => unrecovered(pain) > 0).map(({ id, loss }) => ({ id, by: -loss })),
    ...offers.filter(({ lift }) => lift !== 0).map(({ id, lift }) => ({ id, by: lift })),
  ];
  if (all.length > MOST_TRIED) return null;
  let found: readonly RecordId[] | null = null;
  for (let chosen = 0; chosen < 2 ** all.length; chosen++) {
    const some = all.filter((_, at) => (chosen >> at) & 1);
    if (qualityKey(sumOf(some, ({ by }) => by)) !== qualityKey(shift)) continue;
    if (found) return null;
    found = some.map(({ id }) => id);
  }
  return found;
}

function caseOf(qualities: readonly Quality[], happens: readonly RecordId[] | null): QualityCase {
  const weight = sumOf(qualities, (one) => one.weight);
  const quality = sumOf(qualities, (one) => one.weight * one.quality) / weight;
  return { quality, weight, qualities, happens };
}

function spread(quality: number, sigma: number, lattice: Lattice): Quality[] {
  if (sigma === 0) return [{ quality: clipped(quality), weight: 1 }];
  return lattice.noise.map(({ z, weight }) => ({ quality: clipped(quality + sigma * z), weight }));
}

/** Quality lost to a pain, on the mean of all visits. */
function painStep(pain: ModelPain): Step {
  const at = (field: string) => ({ record: pain.id, field });
  return composed({ code: 'pain', subject: pain.id, unit: 'points' }, 'product', [
    {
      code: 'painLikelihood',
      value: unrecovered(pain),
      unit: 'share',
      inputs: [at('likelihood'), at('voiced'), at('recovered')],
    },
    { code: 'painLoss', value: -pain.loss, unit: 'points', inputs: [at('loss')] },
  ]);
}

/** Quality added by an offer, on the mean of all visits; nothing where it is never shown. */
function offerStep(records: MapRecords, offer: ModelOffer, clean: number, scale: number): Step[] {
  const shown = isShown(offer, false) ? 1 : isShown(offer, true) ? 1 - clean : 0;
  if (shown === 0) return [];
  const at = (field: string) => ({ record: offer.id, field });
  return [
    composed({ code: 'offerLift', subject: offer.id, unit: 'points' }, 'product', [
      {
        code: 'offerTaken',
        value: shown * scale * offer.takeUp,
        unit: 'share',
        inputs: [at('takeUp')],
      },
      {
        code: 'liftPoints',
        value: offer.lift,
        unit: 'points',
        inputs: liftInputs(records, offer.id),
      },
    ]),
  ];
}
