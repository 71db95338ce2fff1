/** Gives the board the focus, so that its keys go on working after a dialog or a menu. */
export function focusBoard(): void {
  document.querySelector<HTMLElement>('.board[role="application"]')?.focus({ preventScroll: true });
}
