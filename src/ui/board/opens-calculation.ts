/** Makes a number that is drawn on the board open its calculation. The keyboard way is the inspector of the same record. */
import type { FigurePlace } from '#state/explanation.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from '../messages/messages.ts';

/** To be attached to a text of the chart or of the value bars. */
export function opensCalculation(map: OpenMap, wanted: FigurePlace) {
  return (text: SVGElement) => {
    const open = (event: Event) => {
      event.stopPropagation();
      map.explanation.open(wanted);
    };
    const hint = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    hint.textContent = messages.frame.figures.computed;
    text.append(hint);
    text.classList.add('opens', 'nopan', 'nodrag');
    text.addEventListener('click', open);
    return () => {
      text.removeEventListener('click', open);
      hint.remove();
    };
  };
}
