/** Where an open popover stands: below its button, above it where there is more room, never off screen. */

const MARGIN = 8;
const GAP = 4;

/** `align` is the edge the two share. */
export function placeBeside(panel: HTMLElement, button: HTMLElement, align: 'start' | 'end'): void {
  const from = button.getBoundingClientRect();
  const roomBelow = innerHeight - from.bottom - GAP - MARGIN;
  const roomAbove = from.top - GAP - MARGIN;
  panel.style.maxHeight = '';
  const goesUp = panel.scrollHeight > roomBelow && roomAbove > roomBelow;
  panel.style.maxHeight = `${Math.max(0, goesUp ? roomAbove : roomBelow)}px`;
  const { width, height } = panel.getBoundingClientRect();
  const left = align === 'end' ? from.right - width : from.left;
  panel.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  panel.style.top = `${goesUp ? from.top - GAP - height : from.bottom + GAP}px`;
}
