/** Keys that act on the place the cursor stands in, as the action table has them; all others are the app's own. */
import type { OpenMap } from '#state/open-map.svelte.ts';
import { boardActions } from '../actions-board.ts';
import { isTyping } from '../fields.ts';
import { isPressed } from '../keys.ts';

/** Keys of the board that would do something else to the page when there is nothing to do. */
const KEPT = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Space'];

/** Acts on a key that is pressed while the board has the focus. Buttons on the board keep theirs. */
export function keyOnBoard(event: KeyboardEvent, map: OpenMap): void {
  if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
  const isPressing = event.key === 'Enter' || event.key === ' ';
  if (isPressing && event.target instanceof HTMLButtonElement) return;
  const action = boardActions.find((candidate) =>
    candidate.shortcuts?.some((shortcut) => isPressed(shortcut, event)),
  );
  if (!action) return;
  const isEnabled = action.enabledOn(map);
  if (isEnabled) action.runOn(map);
  if (isEnabled || KEPT.some((key) => isPressed(key, event))) event.preventDefault();
}
