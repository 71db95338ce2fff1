import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardLayout, type BoardCard } from '#domain/queries/board-layout.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import { recordsFrom } from '#domain/records.ts';
import { templates } from '#templates/index.ts';
import { arbitraryMap } from '../../support/arbitrary-map.ts';

const sample = recordsFrom(await templates[0]!.load());

const overlap = (a: BoardCard, b: BoardCard) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('layout of the board', () => {
  it('gives every touchpoint of the sample a column of its own, stage by stage', () => {
    const { stages, columns } = boardLayout(sample);
    expect(columns).toHaveLength(ofKind(sample, 'touchpoint').length);
    expect(stages.map((stage) => stage.columns)).toEqual([2, 1, 1, 1, 3]);
  });

  it('puts what is placed at a touchpoint under it', () => {
    const { cards, columns } = boardLayout(sample);
    for (const card of cards)
      if (card.touchpoint) expect(columns[card.column]!.touchpoint).toBe(card.touchpoint);
  });

  it('keeps a place open in a stage without touchpoints', () => {
    const records = recordsFrom([{ id: 'empty', kind: 'stage', title: 'Empty', order: 'a0' }]);
    expect(boardLayout(records).columns).toMatchObject([{ touchpoint: null, stage: 'empty' }]);
  });

  it('leaves out hidden lanes, and counts the cards of folded ones', () => {
    const lane = ofKind(sample, 'lane').find(({ sort }) => sort === 'solutions')!;
    const all = boardLayout(sample);
    const hidden = boardLayout({ ...sample, [lane.id]: { ...lane, hidden: true } });
    expect(hidden.lanes).toHaveLength(all.lanes.length - 1);
    const folded = boardLayout({ ...sample, [lane.id]: { ...lane, folded: true } });
    const solutions = ofKind(sample, 'placement').filter(
      ({ item }) => sample[item]?.kind === 'solution',
    ).length;
    expect([...folded.folded.values()].reduce((sum, count) => sum + count, 0)).toBe(solutions);
    expect(folded.height).toBeLessThan(all.height);
  });

  it('gives long titles a second line, and the row they stand in the room for it', () => {
    const pain = ofKind(sample, 'painPoint')[0]!;
    const long = 'The parcel comes on another day than they said';
    const longer = boardLayout({ ...sample, [pain.id]: { ...pain, title: long } });
    const [before, after] = [boardLayout(sample), longer].map(({ cards }) =>
      cards.find(({ item }) => item === pain.id)!,
    );
    expect(after!.height).toBeGreaterThan(before!.height);
    expect([before!.isTall, after!.isTall]).toEqual([false, true]);
    expect(longer.height).toBe(boardLayout(sample).height + after!.height - before!.height);
  });

  it('never lets two cards or two lanes overlap, whatever the map', () => {
    fc.assert(
      fc.property(arbitraryMap(), (records) => {
        const { cards, lanes, stages, width, height } = boardLayout(records);
        for (const [i, card] of cards.entries()) {
          expect(cards.slice(i + 1).some((other) => overlap(card, other))).toBe(false);
          expect(card.x).toBeGreaterThanOrEqual(0);
          expect(card.x + card.width).toBeLessThanOrEqual(width);
          expect(card.y + card.height).toBeLessThanOrEqual(height);
        }
        for (const [i, lane] of lanes.entries()) {
          const next = lanes[i + 1];
          if (next) expect(lane.y + lane.height).toBeLessThan(next.y);
        }
        for (const [i, stage] of stages.entries()) {
          const next = stages[i + 1];
          if (next) expect(stage.x + stage.width).toBeLessThan(next.x);
        }
      }),
      { numRuns: 60 },
    );
  });
});
