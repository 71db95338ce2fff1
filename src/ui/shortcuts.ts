/** The one place where keys of the whole window are answered, from the action table. */
import type { App } from '#state/app.svelte.ts';
import type { Action } from './action.ts';
import { actions } from './actions.ts';
import { isTyping } from './fields.ts';
import { isPressed } from './keys.ts';
import { areSingleKeysOn } from './single-keys.ts';

/** Whether a key pressed alone, which speech input might say by accident, can be switched off. */
function isSingleKey(text: string): boolean {
  return text.length === 1;
}

function answers(action: Action, event: KeyboardEvent): boolean {
  if (action.scope !== 'app' || action.native) return false;
  if (isTyping(event.target) && !action.worksInFields) return false;
  return (action.shortcuts ?? []).some(
    (shortcut) => isPressed(shortcut, event) && (!isSingleKey(shortcut) || areSingleKeysOn()),
  );
}

/** Answers a key that nothing nearer to the focus has answered. Dialogs and menus keep their own keys. */
export function dispatchShortcut(event: KeyboardEvent, app: App): void {
  if (event.defaultPrevented || event.isComposing || app.overlay !== null) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[popover]') || document.querySelector('dialog:modal')) return;
  const action = actions.find((candidate) => answers(candidate, event));
  if (!action) return;
  event.preventDefault();
  if (action.enabled(app)) void action.run(app);
}
