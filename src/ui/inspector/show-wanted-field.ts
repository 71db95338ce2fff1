/** Brings a number that was asked for into view and puts the focus on it, opening what it is folded away in. */
import { tick, untrack } from 'svelte';
import type { OpenMap } from '#state/open-map.svelte.ts';

/** To be attached to the inspector; `open` unfolds the inspector itself where it is only a bar. */
export function showWantedField(map: OpenMap, open: () => void) {
  return (inspector: HTMLElement) => {
    const { place } = map.wantedField;
    if (!place) return;
    untrack(open);
    void focusField(inspector, place.field).then(() => map.wantedField.settle());
  };
}

async function focusField(inspector: HTMLElement, field: string): Promise<void> {
  await tick();
  const find = () => inspector.querySelector(`[data-field="${CSS.escape(field)}"]`);
  for (const fold of inspector.querySelectorAll('details:not([open])')) {
    if (find()) break;
    await setOpen(fold as HTMLDetailsElement, true);
    if (!find()) await setOpen(fold as HTMLDetailsElement, false);
  }
  const found = find();
  if (!found) return;
  // By hand: `scrollIntoView` would also move the screen round the inspector.
  const scroller = found.closest('.body');
  if (scroller) {
    const [inside, around] = [found, scroller].map((each) => each.getBoundingClientRect());
    scroller.scrollTop += inside!.top - around!.top - around!.height / 2;
  }
  const input =
    found.querySelector<HTMLElement>('input, textarea, [role="slider"], select') ??
    found.querySelector<HTMLElement>('button');
  input?.focus({ preventScroll: true });
}

/** What is inside comes with the event that the fold tells of, a moment later. */
async function setOpen(fold: HTMLDetailsElement, on: boolean): Promise<void> {
  const told = new Promise((resolve) => fold.addEventListener('toggle', resolve, { once: true }));
  fold.open = on;
  await told;
  await tick();
}
