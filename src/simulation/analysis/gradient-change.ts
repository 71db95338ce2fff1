/** By how much a result changes from one model to another that differs in local numbers only, along its gradient. */
import type {
  Gradient,
  OfferGradient,
  PainGradient,
  TouchpointGradient,
} from '../gradient-pass.ts';
import type { Model, ModelOffer, ModelPain, ModelTouchpoint } from '../model.ts';

/**
 * The change of the result, exact for small differences. Null where the models differ in something that a gradient
 * knows nothing of: psychology, discount, which touchpoints, offers and paths there are, what is a pain or promised
 * besides, or how offers work.
 */
export function changeAlong(gradient: Gradient, from: Model, to: Model): number | null {
  if (!isSame(from.psychology, to.psychology)) return null;
  if (from.discountPerPeriod !== to.discountPerPeriod) return null;
  if (from.touchpoints.length !== to.touchpoints.length) return null;
  let change = gradient.expectation * (to.expectation - from.expectation);
  for (const [index, slopes] of gradient.touchpoints.entries()) {
    const before = from.touchpoints[index]!;
    const after = to.touchpoints[index]!;
    if (before !== after) {
      const here = touchpointChange(slopes, before, after);
      if (here === null) return null;
      change += here;
    }
    change += slopes.entry * (to.entry[index]! - from.entry[index]!);
  }
  return change;
}

/** Fields without a slope that two alike must share. */
const FIXED = ['id', 'stage', 'kano', 'purchase'] as const;
const SLOPED = ['quality', 'optOut', 'margin', 'cost', 'duration'] as const;
const PAIN = ['likelihood', 'loss', 'voiced', 'recovered', 'recoveryCost'] as const;
const OFFER = [
  'takeUp',
  'base',
  'ourMargin',
  'partnerMargin',
  'ourMarginWithout',
  'partnerMarginWithout',
  'lift',
] as const;
const OFFER_FIXED = ['id', 'partner', 'rule', 'counting'] as const;

function touchpointChange(
  slopes: TouchpointGradient,
  from: ModelTouchpoint,
  to: ModelTouchpoint,
): number | null {
  if (FIXED.some((field) => from[field] !== to[field])) return null;
  const changes = [
    along(slopes, from, to, SLOPED),
    promiseChange(slopes, from.promise, to.promise),
    listChange(slopes.paths, from.next, to.next, (slope, a, b) =>
      a.to === b.to ? slope * (b.share - a.share) : null,
    ),
    painChange(slopes.pains, from.pains, to.pains),
    listChange(slopes.offers, from.offers, to.offers, offerChange),
  ];
  return total(changes);
}

function promiseChange(
  { promise, whenUnpromised }: TouchpointGradient,
  from: number | null,
  to: number | null,
): number | null {
  if (from === to) return 0;
  if (to === null) return whenUnpromised;
  return from === null ? null : promise! * (to - from);
}

/** One that is switched on or off is covered if it differs in nothing else. */
function offerChange(slopes: OfferGradient, from: ModelOffer, to: ModelOffer): number | null {
  if (OFFER_FIXED.some((field) => from[field] !== to[field])) return null;
  if (from.on === to.on) return along(slopes, from, to, OFFER);
  if (OFFER.some((field) => from[field] !== to[field])) return null;
  return to.on ? slopes.whenOn : slopes.whenOff;
}

/** A pain that is gone is one that never happens; one that was not there is not covered. */
function painChange(
  slopes: readonly PainGradient[],
  from: readonly ModelPain[],
  to: readonly ModelPain[],
): number | null {
  const left = [...to];
  const changes = slopes.map((slope, at) => {
    const before = from[at]!;
    const after = left[0]?.id === before.id ? left.shift()! : { ...before, likelihood: 0 };
    return along(slope, before, after, PAIN);
  });
  return left.length > 0 ? null : total(changes);
}

function along<Field extends string>(
  slopes: Readonly<Record<Field, number>>,
  from: Readonly<Record<Field, number>>,
  to: Readonly<Record<Field, number>>,
  fields: readonly Field[],
): number {
  return fields.reduce((sum, field) => sum + slopes[field] * (to[field] - from[field]), 0);
}

function listChange<Slope, Item>(
  slopes: readonly Slope[],
  from: readonly Item[],
  to: readonly Item[],
  change: (slope: Slope, from: Item, to: Item) => number | null,
): number | null {
  if (from.length !== to.length) return null;
  return total(slopes.map((slope, at) => change(slope, from[at]!, to[at]!)));
}

/** The sum, or null where some part of it is not known. */
function total(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
