import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '#state/address.ts';
import { VIEWS } from '#state/views.svelte.ts';

const id = fc.string({ minLength: 1, maxLength: 30 });
const address = fc.record({
  map: id,
  view: fc.option(fc.constantFrom(...VIEWS.filter((view) => view !== 'board')), { nil: undefined }),
  scenario: fc.option(id),
  compared: fc.option(fc.option(id), { nil: undefined }),
  segment: fc.option(id),
  selected: fc.option(id, { nil: undefined }),
  viewport: fc.option(
    fc.record({
      x: fc.integer({ min: -9_999, max: 9_999 }),
      y: fc.integer({ min: -9_999, max: 9_999 }),
      zoom: fc.integer({ min: 50, max: 4_000 }).map((thousandths) => thousandths / 1_000),
    }),
    { nil: undefined },
  ),
});

describe('address', () => {
  it('says again what was written, whatever the ids are', () => {
    fc.assert(
      fc.property(address, (written) => {
        // The map as drawn is called "-"; a scenario of that name cannot be told from it.
        fc.pre(written.compared !== '-');
        expect(parseAddress(`#${formatAddress(written)}`)).toEqual(written);
      }),
    );
  });

  it('is the library for anything else', () => {
    for (const text of ['', '#', '#/', '#/map/', '#/maps/x', '#/map/%', 'nonsense'])
      expect(parseAddress(text)).toEqual({ map: null });
  });

  it('shows the board where it names a view that there is not', () => {
    expect(parseAddress('#/map/a/results?segment=b')).toMatchObject({ map: 'a', view: 'results' });
    for (const text of ['#/map/a', '#/map/a/', '#/map/a/elsewhere', '#/map/a/results/more'])
      expect(parseAddress(text)).toMatchObject({ map: 'a', view: undefined });
    expect(formatAddress({ map: 'a', view: 'board' })).toBe('/map/a');
  });

  it('forgets a view that is no view', () => {
    expect(parseAddress('#/map/a?view=1+2').viewport).toBeUndefined();
    expect(parseAddress('#/map/a?view=1+2+NaN').viewport).toBeUndefined();
    expect(parseAddress('#/map/a?view=1+2+0').viewport).toBeUndefined();
  });
});
