/** Lines of a menu made of actions of the table. */
import type { App } from '#state/app.svelte.ts';
import { actionOf } from './actions.ts';
import { writtenShortcut } from './keys.ts';
import type { ActionWords } from './messages/actions.ts';
import type { MenuItem } from './shared/menu-item.ts';

/** The line of an action as it stands now; `label` where the menu says it shorter than the table. */
export function menuItem(
  app: App,
  id: ActionWords,
  { label, startsGroup }: { label?: string; startsGroup?: boolean } = {},
): MenuItem {
  const action = actionOf(id);
  const [shortcut] = action.shortcuts ?? [];
  return {
    id,
    label: label ?? action.label,
    keys: shortcut && writtenShortcut(shortcut),
    isDisabled: !action.enabled(app),
    startsGroup,
    run: () => void action.run(app),
  };
}
