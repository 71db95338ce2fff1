/** Arrow keys among the cards of the library, by where the cards stand. */

/** Moves the focus to the nearest card in the direction of an arrow key, or to the first or last. */
export function keyAmongCards(event: KeyboardEvent, links: readonly HTMLElement[]): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const from = links.find((link) => link === event.target);
  const to = from && target(event.key, from, links);
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function target(key: string, from: HTMLElement, links: readonly HTMLElement[]) {
  const at = links.indexOf(from);
  if (key === 'ArrowRight') return links[at + 1];
  if (key === 'ArrowLeft') return links[at - 1];
  if (key === 'Home') return links[0];
  if (key === 'End') return links.at(-1);
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined;
  return inColumn(from, key === 'ArrowDown' ? links.slice(at + 1) : links.slice(0, at).reverse());
}

function inColumn(from: HTMLElement, others: readonly HTMLElement[]): HTMLElement | undefined {
  const left = (link: HTMLElement) => link.closest('li')?.offsetLeft ?? 0;
  return others.find((link) => Math.abs(left(link) - left(from)) < 2);
}
