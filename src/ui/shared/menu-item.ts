/** One line of a menu. `isOn` makes it a choice with a tick; a `starts` line begins a new group. */
export type MenuItem = Readonly<{
  id: string;
  label: string;
  /** As the platform writes its keys. */
  keys?: string | undefined;
  isOn?: boolean | undefined;
  isDisabled?: boolean | undefined;
  startsGroup?: boolean | undefined;
  run: () => void;
}>;
