/** Makes a number that stands on the board open its calculation. The keyboard way is the inspector of the same record. */
import type { FigurePlace } from '#state/explanation.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/messages.ts';

/** To be attached to a number; how such a number looks stands in Board.svelte. */
export function opensCalculation(map: OpenMap, wanted: FigurePlace) {
  return (number: SVGElement | HTMLElement) => {
    const open = (event: Event) => {
      event.stopPropagation();
      map.explanation.open(wanted);
    };
    const takeHint = giveHint(number, messages.frame.figures.computed);
    number.classList.add('opens', 'nopan', 'nodrag');
    number.addEventListener('click', open);
    return () => {
      number.removeEventListener('click', open);
      takeHint();
    };
  };
}

/** What a mouse that rests there is told, in the way of HTML or of SVG; gives the way to take it back. */
function giveHint(number: SVGElement | HTMLElement, text: string): () => void {
  if (number instanceof HTMLElement) {
    number.title = text;
    return () => number.removeAttribute('title');
  }
  const hint = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  hint.textContent = text;
  number.append(hint);
  return () => hint.remove();
}
