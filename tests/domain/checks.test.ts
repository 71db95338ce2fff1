import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkIds, checks, concernsOf, type CheckId } from '#domain/checks/index.ts';
import { dismiss, recall } from '#domain/commands/dismissal.ts';
import { brokenInvariants } from '#domain/invariants.ts';
import { COMPLETE } from '#domain/kinds/path.ts';
import type { MapRecord, MapRecords } from '#domain/records.ts';
import { isValidRecord } from '#domain/validate.ts';
import { arbitraryMap, idSource } from '../support/arbitrary-map.ts';
import { after, path, placement, smallMap } from '../support/small-map.ts';

const likely = (value: number) => ({ likely: value, basis: 'guess' });
const star = (id: string): MapRecord => ({ id, kind: 'touchpoint', momentOfTruth: 'first' });
const offer = { id: 'club', kind: 'offer', title: 'Club', need: 'company' };

/** A map that nothing can be said against: shop, then use. */
const sound = (more: readonly MapRecord[] = []) =>
  smallMap({ 'I choose': ['shop'], 'I row': ['use'] }, [star('shop'), star('use'), ...more]);

/** For each check, maps that break it and what it says of them. */
const BROKEN: Readonly<Record<CheckId, readonly (readonly [MapRecords, ...object[]])[]>> = {
  everyTouchpointIsReached: [
    [smallMap({ one: ['a', 'b', 'c'] }, [star('a'), path('a', 'c')]), { record: 'b' }],
    [sound([{ id: 'use', kind: 'touchpoint', entryWeight: likely(1) }]), { record: 'shop' }],
    [
      smallMap({ one: ['a', 'b'] }, [
        { ...star('a'), alternativeShare: likely(1) },
        { id: 'b', kind: 'touchpoint', alternativeTo: 'a', alternativeShare: likely(0) },
      ]),
      { record: 'b' },
    ],
  ],
  everyLoopCanBeLeft: [
    [sound([path('use', 'shop')]), { record: 'use', detail: { count: 2 } }],
    [sound([path('use', 'use')]), { record: 'use', detail: { count: 1 } }],
  ],
  sharesAddUp: [
    [
      sound([path('use', 'shop', 0.5), path('use', COMPLETE, 0.3)]),
      { record: 'use', detail: { sum: 0.8 } },
    ],
    [
      sound([path('use', 'shop', 0), path('use', COMPLETE, 0)]),
      { record: 'use', detail: { sum: 0 } },
    ],
    [
      smallMap({ one: ['a', 'b'] }, [
        { ...star('a'), alternativeShare: likely(0.9) },
        { id: 'b', kind: 'touchpoint', alternativeTo: 'a', alternativeShare: likely(0.3) },
      ]),
      { record: 'a', field: 'alternativeShare', detail: { sum: 1.2 } },
    ],
  ],
  segmentComes: [
    [
      sound([{ id: 's', kind: 'segment', title: 'None', order: 'a0', arrivals: likely(0) }]),
      { record: 's', field: 'arrivals', detail: { why: 'arrivals' } },
    ],
    [
      sound([{ id: 's', kind: 'segment', title: 'Past', order: 'a0', skips: ['shop', 'use'] }]),
      { record: 's', field: 'skips', detail: { why: 'skips' } },
    ],
  ],
  estimateInRange: [
    [
      sound([
        { ...offer, takeUp: likely(0.2), wouldBuyAnyway: likely(0.3) },
        placement('club', 'shop'),
      ]),
      { record: 'club', field: 'wouldBuyAnyway', detail: { kind: 'anyway' } },
    ],
    [
      sound([
        {
          id: 'fix',
          kind: 'solution',
          title: 'Fix',
          effects: [{ record: 'use', field: 'quality', op: 'add', value: 4 }],
        },
      ]),
      {
        record: 'fix',
        field: 'effects',
        detail: { kind: 'effect', target: 'use', changed: 'quality' },
      },
    ],
  ],
  painPointHasTouchpoint: [
    [
      sound([{ id: 'wait', kind: 'painPoint', title: 'I wait' }]),
      { record: 'wait', field: 'places' },
    ],
  ],
  offerHasTouchpoint: [[sound([offer]), { record: 'club', field: 'places' }]],
  solutionHasEffect: [
    [sound([{ id: 'fix', kind: 'solution', title: 'Fix' }]), { record: 'fix', field: 'effects' }],
    [
      sound([
        {
          id: 'fix',
          kind: 'solution',
          title: 'Fix',
          effects: [{ record: 'use', field: 'colour', op: 'set', value: 'red' }],
        },
      ]),
      { record: 'fix', field: 'effects' },
    ],
  ],
  promiseMeetsDelivery: [
    [
      sound([{ id: 'use', kind: 'touchpoint', promise: likely(9) }]),
      { record: 'use', field: 'quality' },
    ],
  ],
  stageHasTouchpoint: [[smallMap({ one: ['a'], two: [] }, [star('a')]), { record: 'two' }]],
  journeyGoesOnAfterSale: [
    [sound([{ id: 'use', kind: 'touchpoint', purchase: true }]), { record: 'use' }],
  ],
  offerHasPartnerAndNeed: [
    [
      sound([{ ...offer, need: undefined }, placement('club', 'use')]),
      { record: 'club', field: 'need', detail: { missing: 'need' } },
    ],
    [
      sound([{ ...offer, partnerMarginWith: likely(5) }, placement('club', 'use')]),
      { record: 'club', field: 'partner', detail: { missing: 'partner' } },
    ],
  ],
  outcomeIsServed: [
    [
      sound([{ id: 'fit', kind: 'outcome', title: 'Get fit' }]),
      { record: 'fit', field: 'touchpoints' },
    ],
  ],
  touchpointsDiffer: [
    [
      smallMap({ one: ['a', 'b'] }, [
        { ...star('a'), title: 'I look around' },
        { id: 'b', kind: 'touchpoint', title: ' i  LOOK around' },
      ]),
      { record: 'b' },
    ],
  ],
  stageHasMomentOfTruth: [[smallMap({ one: ['a'] }), { record: 'one' }]],
  stageIsTheCustomers: [
    [
      smallMap({ 'Sales & Marketing': ['a'] }, [star('a')]),
      { record: 'Sales & Marketing', field: 'title' },
    ],
    [
      smallMap({ 'Complaints department': ['a'] }, [star('a')]),
      { record: 'Complaints department', field: 'title' },
    ],
    [smallMap({ Retention: ['a'] }, [star('a')]), { record: 'Retention', field: 'title' }],
  ],
};

const cases = checkIds.flatMap((check) =>
  BROKEN[check].map(([records, ...concerns], at) => ({ check, at, records, concerns })),
);
const said = (records: MapRecords, check: CheckId) =>
  concernsOf(records).filter((concern) => concern.check === check);

describe('the checks', () => {
  it('have nothing to say of a sound map', () => {
    expect(concernsOf(sound())).toEqual([]);
  });

  it.each(cases)('$check, map $at: broken, then mended, dismissed and recalled', (one) => {
    const { check, records, concerns } = one;
    expect(said(records, check)).toEqual(
      concerns.map((concern) => ({ ...concern, check, isDismissed: false })),
    );
    const [first] = said(records, check);
    const change = checks[check].mend?.(records, first!, idSource());
    if (change) expect(said(after(records, change), check)).toEqual([]);

    const dismissed = after(records, dismiss(records, first!.record, check));
    expect(said(dismissed, check).map(({ isDismissed }) => isDismissed)).toContain(true);
    const recalled = after(dismissed, recall(dismissed, first!.record, check));
    expect(recalled).toEqual(records);
  });

  it('leave alone what only looks wrong', () => {
    const fine = sound([
      path('use', 'shop'),
      path('use', COMPLETE),
      { id: 'club', kind: 'offer', title: 'Own', need: 'company' },
      placement('club', 'use'),
      {
        id: 'use',
        kind: 'touchpoint',
        title: 'Support',
        momentOfTruth: 'second',
        promise: likely(9),
        quality: likely(6),
      },
    ]);
    expect(concernsOf(fine)).toEqual([]);
    const rated = sound([
      { id: 'use', kind: 'touchpoint', momentOfTruth: 'second', promise: likely(9) },
      { id: 'I row', kind: 'stage', contrasts: { hassleOrFun: 4 } },
    ]);
    expect(concernsOf(rated)).toEqual([]);
  });

  it('mark the touchpoint at which most stands, by where its stage is', () => {
    const map = smallMap({ one: ['a', 'b'], two: ['buy'], three: ['use'], four: ['tell'] }, [
      { id: 'wait', kind: 'painPoint', title: 'I wait' },
      placement('wait', 'b'),
      { id: 'buy', kind: 'touchpoint', purchase: true },
    ]);
    const mended = said(map, 'stageHasMomentOfTruth').reduce(
      (records, concern) =>
        after(records, checks.stageHasMomentOfTruth.mend!(records, concern, idSource())),
      map,
    );
    expect(['a', 'b', 'buy', 'use', 'tell'].map((id) => mended[id]!['momentOfTruth'])).toEqual([
      undefined,
      'zero',
      'first',
      'second',
      'ultimate',
    ]);
  });

  it('point to records that can hold a dismissal, and mend without breaking a map', () => {
    fc.assert(
      fc.property(arbitraryMap(), (records) => {
        for (const concern of concernsOf(records)) {
          const { check, record } = concern;
          const mended = checks[check].mend?.(records, concern, idSource());
          const dismissed = dismiss(records, record, check);
          for (const change of [mended, dismissed]) {
            if (!change) continue;
            const next = after(records, change);
            expect([check, brokenInvariants(next)]).toEqual([check, []]);
            expect(Object.values(next).filter((one) => !isValidRecord(one))).toEqual([]);
          }
          const again = concernsOf(after(records, dismissed));
          expect(again.find((one) => one.check === check && one.record === record)).toMatchObject({
            isDismissed: true,
          });
          if (mended)
            expect(
              concernsOf(after(records, mended)).filter(
                (one) =>
                  one.check === check && one.record === record && one.field === concern.field,
              ),
            ).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
