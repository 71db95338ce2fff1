/**
 * Keys as the action table writes them ("Shift+Mod+Z"): whether an event presses them, and how the
 * platform writes them.
 */
import { messages } from './messages/messages.ts';

/** `mod` is Cmd on a Mac and Ctrl elsewhere. */
export type Shortcut = Readonly<{ mod: boolean; shift: boolean; alt: boolean; key: string }>;

/** The modifiers stand before the key, each followed by "+"; the key itself may be "+". */
export function parseShortcut(text: string): Shortcut {
  const [, modifiers = '', key = ''] = /^((?:(?:Mod|Shift|Alt)\+)*)(.+)$/.exec(text) ?? [];
  return {
    mod: modifiers.includes('Mod+'),
    shift: modifiers.includes('Shift+'),
    alt: modifiers.includes('Alt+'),
    key,
  };
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform);
}

const NAMED: Readonly<Record<string, string>> = { Space: ' ' };

/**
 * Whether the event presses the shortcut. Letters and digits are found on every layout by the place of
 * their key; other signs count however they are typed, so Shift and AltGr do not matter for them.
 */
export function isPressed(text: string, event: KeyboardEvent, mac = isMac()): boolean {
  const shortcut = parseShortcut(text);
  const isSign = /^[^a-z\d]$/i.test(shortcut.key);
  const byAltGraph = isSign && event.getModifierState('AltGraph');
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  if (other || (mod && !byAltGraph) !== shortcut.mod) return false;
  if (!isSign && event.shiftKey !== shortcut.shift) return false;
  if (!isSign && event.altKey !== shortcut.alt) return false;
  return isKey(shortcut, event);
}

function isKey({ key, shift }: Shortcut, event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === (NAMED[key] ?? key).toLowerCase()) return true;
  if (/^[a-z]$/i.test(key))
    return !/^[a-z]$/i.test(event.key) && event.code === `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return (shift || !/^\d$/.test(event.key)) && event.code === `Digit${key}`;
  return false;
}

/** The shortcut key by key, as this platform writes them. */
export function keysOf(text: string, mac = isMac()): string[] {
  const { mod, shift, alt, key } = parseShortcut(text);
  const { keyNames, modifiers } = messages.actions;
  const names = modifiers[mac ? 'mac' : 'other'];
  return [
    ...(mod && !mac ? [names.mod] : []),
    ...(alt ? [names.alt] : []),
    ...(shift ? [names.shift] : []),
    ...(mod && mac ? [names.mod] : []),
    keyNames[key] ?? key,
  ];
}

/** The shortcut in one piece: "Ctrl K", or "⌘K" on a Mac. */
export function writtenShortcut(text: string, mac = isMac()): string {
  return keysOf(text, mac).join(mac ? '' : ' ');
}
