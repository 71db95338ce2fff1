/**
 * Whether keys pressed alone (F, /, ?) are answered outside the board. People who speak to their
 * computer can switch them off; the choice stays in this browser.
 */

const NAME = 'throughline.singleKeys';

export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(NAME, on ? 'on' : 'off');
  } catch {
    // Storage refused: the choice cannot be kept.
  }
}
