import { describe, expect, it } from 'vitest';
import { folded, match, partsOf } from '#ui/palette/match.ts';

const scoreOf = (query: string, label: string, keywords = '') =>
  match(query, label, keywords)?.score ?? Number.NEGATIVE_INFINITY;

describe('finding by what is typed', () => {
  it('finds nothing where a word is missing', () => {
    expect(match('wait zebra', 'I wait for delivery', '')).toBeNull();
    expect(match('xq', 'I wait for delivery', 'touchpoint')).toBeNull();
  });

  it('prefers the beginning of the label, then of a word, then the middle, then further words', () => {
    const scores = [
      scoreOf('del', 'Delivery'),
      scoreOf('del', 'I wait for delivery'),
      scoreOf('del', 'Model'),
      scoreOf('del', 'Parcel', 'delivery'),
      scoreOf('dlv', 'Delivery'),
    ];
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    expect(scores.every(Number.isFinite)).toBe(true);
  });

  it('takes the words in any order', () => {
    expect(match('delivery wait', 'I wait for delivery', '')).not.toBeNull();
  });

  it('finds letters in order, unless they lie all over the place', () => {
    expect(match('tpoint', 'Add a touchpoint', '')).not.toBeNull();
    expect(match('adpe', 'Add a touchpoint where people come', '')).toBeNull();
  });

  it('does not mind accents, and marks the very letters', () => {
    const label = 'Café à la carte';
    expect(folded(label)).toBe('cafe a la carte');
    const found = match('cafe', label, '')!;
    expect(partsOf(label, found.marks)).toEqual([
      { text: 'Café', isFound: true },
      { text: ' à la carte', isFound: false },
    ]);
  });

  it('keeps the length of every text, so that marks fit', () => {
    for (const text of ['İstanbul', '😀 smile', 'ﬁne', 'naïve'])
      expect(folded(text)).toHaveLength(text.length);
  });

  it('puts the parts together to the label again, also where marks overlap', () => {
    const parts = partsOf('abcdef', [
      [0, 3],
      [1, 2],
      [4, 5],
    ]);
    expect(parts.map((part) => part.text).join('')).toBe('abcdef');
  });
});
