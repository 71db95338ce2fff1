/** The same model with something changed, for analyses that solve it again. */
import type { Model, ModelTouchpoint } from '../model.ts';

/** Ids of all offers in order of appearance, each once. */
export function offerIdsOf({ touchpoints }: Model): string[] {
  return [...new Set(touchpoints.flatMap(({ offers }) => offers.map(({ id }) => id)))];
}

/** The model with some offers switched on or off. */
export function withOffers(
  model: Model,
  concerned: (offerId: string) => boolean,
  on: boolean,
): Model {
  return {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint) =>
      touchpoint.offers.some(({ id }) => concerned(id))
        ? {
            ...touchpoint,
            offers: touchpoint.offers.map((offer) =>
              concerned(offer.id) ? { ...offer, on } : offer,
            ),
          }
        : touchpoint,
    ),
  };
}

/** The model with some values of one touchpoint replaced. */
export function withTouchpoint(
  model: Model,
  index: number,
  change: (touchpoint: ModelTouchpoint) => Partial<ModelTouchpoint>,
): Model {
  return {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint, at) =>
      at === index ? { ...touchpoint, ...change(touchpoint) } : touchpoint,
    ),
  };
}

/** A touchpoint where everybody leaves at once, and nothing is spent or bought. */
export function abandoned(touchpoint: ModelTouchpoint): ModelTouchpoint {
  return { ...touchpoint, optOut: 1, cost: 0, pains: [], offers: [] };
}
