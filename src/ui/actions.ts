/**
 * The one table of everything a person can invoke. Menus, the command palette, shortcuts and the help
 * sheet read it; a new deed is an entry here and a text in the catalogue.
 */
import type { Action } from './action.ts';
import { appActions } from './actions-app.ts';
import { boardActions } from './actions-board.ts';
import { editActions } from './actions-edit.ts';
import { lensActions } from './actions-lens.ts';
import { viewActions } from './actions-view.ts';
import type { ActionWords } from './messages/actions.ts';

export const actions: readonly Action[] = [
  ...editActions,
  ...boardActions,
  ...viewActions,
  ...lensActions,
  ...appActions,
];

/** The action with this id. */
export function actionOf(id: ActionWords): Action {
  return actions.find((action) => action.id === id)!;
}
