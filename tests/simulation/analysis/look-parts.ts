/** Parts of closer looks to test with: a model of one touchpoint that is visited again and again, and what is stated. */
import { recordsFrom } from '#domain/records.ts';
import type { LookPart } from '../../../src/simulation/analysis/look-part.ts';
import type { Model } from '../../../src/simulation/model.ts';
import { aModel, aTouchpoint } from '../models.ts';

/** Everybody stays with the same probability and pays 100 on passing; the published yearly customer. */
export function loopModel(retention = 0.8, values: Partial<Model> = {}): Model {
  const touchpoint = aTouchpoint({
    id: 'use',
    optOut: 1 - retention,
    margin: 100,
    next: [{ to: 0, share: 1 }],
  });
  return aModel({ touchpoints: [touchpoint], discountPerPeriod: 1 / 1.1, ...values });
}

/** Numbers become guesses, everything else stands as it is. */
export function partOf(
  model: Model,
  stated: Readonly<Record<string, number | readonly number[]>> = {},
  others: readonly Readonly<Record<string, unknown>>[] = [],
): LookPart {
  const fields = Object.entries(stated).map(([field, value]) => [
    field,
    typeof value === 'number' ? { likely: value, basis: 'guess' } : value,
  ]);
  const segment = { id: 'segment', kind: 'segment', title: 'Rowers', order: 'a0' };
  const records = recordsFrom([{ ...segment, ...Object.fromEntries(fields) }, ...others]);
  return { segment: 'segment', model, records };
}
