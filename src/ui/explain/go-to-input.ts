/** The way from a calculation to a number it rests on. */
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { FieldPlace } from '#state/wanted-field.svelte.ts';

/** Where the inspector lies below the board, a calculation covers it. */
const NARROW = '(max-width: 1199px)';

/** Shows the number in the inspector; a calculation that is in the way is closed. */
export function goToInput(map: OpenMap, place: FieldPlace): void {
  if (matchMedia(NARROW).matches) map.explanation.close();
  map.wantedField.ask(place);
}
