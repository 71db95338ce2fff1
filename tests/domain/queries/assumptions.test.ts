import { expect, it } from 'vitest';
import { assumptionsOf } from '#domain/queries/assumptions.ts';
import { touchpointsInOrder } from '#domain/queries/touchpoints-in-order.ts';
import { recordsFrom } from '#domain/records.ts';
import { templates } from '#templates/index.ts';

it('lists the touchpoints as a customer meets them, and the shares of paths', async () => {
  const records = recordsFrom(await templates.find(({ id }) => id === 'delayed-flight')!.load());
  const all = assumptionsOf(records);
  const of = (kind: string) => [
    ...new Set(all.filter(({ record }) => record.kind === kind).map(({ record }) => record.id)),
  ];
  expect(of('touchpoint')).toEqual(touchpointsInOrder(records).map(({ id }) => id));
  expect(of('touchpoint')).not.toEqual(of('touchpoint').toSorted());
  expect(all.find(({ record }) => record.kind === 'path')?.field).toBe('share');
});
