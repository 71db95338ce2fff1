/** What an action is, and the makers the parts of the table share. */
import type { App } from '#state/app.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import { messages } from './messages/messages.ts';
import type { ActionWords } from './messages/actions.ts';

export type ActionGroup = keyof typeof messages.actions.groups;

/** Something a person can invoke, by menu, palette or key. */
export type Action = Readonly<{
  id: string;
  label: string;
  /** Further words to find it by. */
  keywords: string;
  group: ActionGroup;
  /** Where its keys work: in the whole window, or only while the board has the focus. */
  scope: 'app' | 'board';
  /** Like "Shift+Mod+Z"; the first is the one shown. */
  shortcuts?: readonly string[] | undefined;
  /** The browser turns these keys into an event of its own (copy, cut, paste), which is answered. */
  native?: boolean | undefined;
  /** Answered even while typing. */
  worksInFields?: boolean | undefined;
  /** Only a key: the palette does not offer it. */
  isKeyOnly?: boolean | undefined;
  enabled: (app: App) => boolean;
  run: (app: App) => void | Promise<void>;
}>;

/** An action on the open map, also to be used where only the map is known. */
export type MapAction = Action &
  Readonly<{
    enabledOn: (map: OpenMap) => boolean;
    runOn: (map: OpenMap) => void;
  }>;

type Options = Readonly<
  Partial<Pick<Action, 'scope' | 'shortcuts' | 'native' | 'worksInFields' | 'isKeyOnly'>>
>;

/** An action of the app; its texts stand in the catalogue under its id. */
export function appAction(
  id: ActionWords,
  group: ActionGroup,
  run: Action['run'],
  options: Options & { enabled?: Action['enabled'] } = {},
): Action {
  const [label, keywords] = messages.actions.words[id];
  return { scope: 'app', enabled: () => true, ...options, id, label, keywords, group, run };
}

/** An action on the open map; without one it is not enabled. */
export function mapAction(
  id: ActionWords,
  group: ActionGroup,
  runOn: (map: OpenMap) => void,
  options: Options & { when?: (map: OpenMap) => boolean } = {},
): MapAction {
  const { when = () => true, ...rest } = options;
  const [label, keywords] = messages.actions.words[id];
  return {
    scope: 'app',
    ...rest,
    id,
    label,
    keywords,
    group,
    enabledOn: when,
    runOn,
    enabled: (app) => app.map !== null && when(app.map),
    run: (app) => {
      if (app.map) runOn(app.map);
    },
  };
}
