/** The address of what is on screen, as it stands behind the # of the page: lossless and forgiving. */
import type { Viewport } from './view.svelte.ts';
import { isViewName, type ViewName } from './views.svelte.ts';

/** `null` for the map as drawn, undefined for what the address does not say. */
export type Address = Readonly<{
  map: string | null;
  /** The board where the address does not say. */
  view?: ViewName | undefined;
  scenario?: string | null | undefined;
  compared?: string | null | undefined;
  segment?: string | null | undefined;
  selected?: string | undefined;
  viewport?: Viewport | undefined;
}>;

const DRAWN = '-';

/** The text behind the #, beginning with a slash. */
export function formatAddress(address: Address): string {
  if (address.map === null) return '/';
  const asked = new URLSearchParams();
  if (address.scenario) asked.set('scenario', address.scenario);
  if (address.compared !== undefined) asked.set('compare', address.compared ?? DRAWN);
  if (address.segment) asked.set('segment', address.segment);
  if (address.selected) asked.set('at', address.selected);
  if (address.viewport) {
    const { x, y, zoom } = address.viewport;
    asked.set('view', [Math.round(x), Math.round(y), zoom.toFixed(3)].join(' '));
  }
  const query = asked.toString();
  const view = address.view && address.view !== 'board' ? `/${address.view}` : '';
  return `/map/${encodeURIComponent(address.map)}${view}${query ? `?${query}` : ''}`;
}

/** Reads what `formatAddress` wrote; anything else is the library. */
export function parseAddress(text: string): Address {
  const found = /^#?\/map\/([^?/]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(text);
  const map = found && decoded(found[1]!);
  if (!found || !map) return { map: null };
  const asked = new URLSearchParams(found[3] ?? '');
  const view = found[2] ?? '';
  const compared = asked.get('compare');
  return {
    map,
    view: isViewName(view) ? view : undefined,
    scenario: asked.get('scenario'),
    compared: compared === null ? undefined : compared === DRAWN ? null : compared,
    segment: asked.get('segment'),
    selected: asked.get('at') ?? undefined,
    viewport: viewportOf(asked.get('view')),
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function viewportOf(text: string | null): Viewport | undefined {
  const [x, y, zoom] = (text ?? '').split(' ').map(Number);
  if (x === undefined || y === undefined || zoom === undefined) return undefined;
  if (![x, y, zoom].every(Number.isFinite) || zoom < 0.01 || zoom > 10) return undefined;
  return { x, y, zoom };
}
