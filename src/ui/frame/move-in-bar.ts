/** Arrow keys, Home and End move the focus among the buttons of a bar. */
export function moveInBar(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLButtonElement) || target.closest('[popover]')) return;
  const buttons = [...currentTarget.querySelectorAll<HTMLButtonElement>('button')].filter(
    (button) => !button.closest('[popover]'),
  );
  const at = buttons.indexOf(target);
  const next = {
    ArrowRight: buttons[(at + 1) % buttons.length],
    ArrowLeft: buttons.at(at - 1),
    Home: buttons[0],
    End: buttons.at(-1),
  }[event.key];
  if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
