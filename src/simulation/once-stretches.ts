/**
 * The journey cut where offers counted once allow it. What is ahead shapes nothing behind it, so whatever is to be found
 * for such offers can be found stretch by stretch instead of for the whole journey at once.
 */
import type { PathNetwork } from './grid-flow.ts';
import type { Component } from './journey-graph.ts';

/** A stretch of the journey, with what has all of its touchpoints in it. */
export interface Stretch<Item> {
  readonly components: readonly Component[];
  readonly items: readonly Item[];
}

/** The whole journey in order. Items with touchpoints on both sides of another's share a stretch with it. */
export function stretchesOf<Item extends { readonly touchpoints: readonly number[] }>(
  { components, componentOf }: PathNetwork,
  items: readonly Item[],
): Stretch<Item>[] {
  const spans = items.map((item) => {
    const places = item.touchpoints.map((index) => componentOf[index]!);
    return { item, first: Math.min(...places), last: Math.max(...places) };
  });
  spans.sort((a, b) => a.first - b.first);
  const found: Stretch<Item>[] = [];
  let end = 0;
  const add = (until: number, own: readonly Item[]) => {
    if (until > end) found.push({ components: components.slice(end, until), items: own });
    end = until;
  };
  for (let at = 0; at < spans.length;) {
    const { first } = spans[at]!;
    let { last } = spans[at]!;
    const own: Item[] = [];
    for (; at < spans.length && spans[at]!.first <= last; at++) {
      own.push(spans[at]!.item);
      last = Math.max(last, spans[at]!.last);
    }
    add(first, []);
    add(last + 1, own);
  }
  add(components.length, []);
  return found;
}
