/**
 * Keeps the keyboard's place when what had the focus is gone: a row that was removed, a form that was
 * closed, a panel that gave way to another. Without it the focus falls back to the page's beginning.
 */

const FOCUSABLE =
  'h2[tabindex], button:not(:disabled), select, textarea, input:not(:disabled), [tabindex="0"]';

/** An attachment for the element within which the focus stays. Returns how to end it. */
export function keepFocus(element: HTMLElement): () => void {
  let last: { target: Element; ancestors: Element[] } | null = null;

  function remember(event: FocusEvent) {
    const target = event.target as Element;
    const ancestors: Element[] = [];
    for (let node = target.parentElement; node && node !== element; node = node.parentElement)
      ancestors.push(node);
    last = { target, ancestors: [...ancestors, element] };
  }

  const observer = new MutationObserver(() => {
    if (!last || last.target.isConnected || document.activeElement !== document.body) return;
    const place = last.ancestors.find(
      (ancestor) => ancestor.isConnected && ancestor.querySelector(FOCUSABLE),
    );
    last = null;
    const heading = place?.querySelector<HTMLElement>('h2[tabindex]');
    (heading ?? place?.querySelector<HTMLElement>(FOCUSABLE))?.focus({ preventScroll: !heading });
  });

  element.addEventListener('focusin', remember);
  observer.observe(element, { childList: true, subtree: true });
  return () => {
    element.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}
