import { describe, expect, it } from 'vitest';
import { isPressed, keysOf, parseShortcut, writtenShortcut } from '#ui/keys.ts';

type Press = Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'code'>>;

function press(key: string, more: Press = {}, altGraph = false): KeyboardEvent {
  return {
    ...{ key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
    ...more,
    getModifierState: (name: string) => name === 'AltGraph' && altGraph,
  } as KeyboardEvent;
}

describe('a shortcut', () => {
  it('is parsed into modifiers and a key, which may be a plus', () => {
    expect(parseShortcut('Shift+Mod+Z')).toEqual({ mod: true, shift: true, alt: false, key: 'Z' });
    expect(parseShortcut('+')).toEqual({ mod: false, shift: false, alt: false, key: '+' });
    expect(parseShortcut('Alt+ArrowUp').alt).toBe(true);
  });

  it('means Cmd on a Mac and Ctrl elsewhere', () => {
    expect(isPressed('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(isPressed('Mod+K', press('k', { metaKey: true }), false)).toBe(false);
    expect(isPressed('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(isPressed('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  it('needs exactly its modifiers', () => {
    expect(isPressed('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(isPressed('Shift+Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(
      true,
    );
    expect(isPressed('F', press('f'), false)).toBe(true);
    expect(isPressed('F', press('f', { ctrlKey: true }), false)).toBe(false);
    expect(isPressed('ArrowUp', press('ArrowUp', { altKey: true }), false)).toBe(false);
  });

  it('is found on layouts without Latin letters by the place of the key', () => {
    expect(isPressed('Mod+Z', press('я', { ctrlKey: true, code: 'KeyZ' }), false)).toBe(true);
    // On a German layout the key at Z writes y: the letter counts, not the place.
    expect(isPressed('Mod+Z', press('y', { ctrlKey: true, code: 'KeyZ' }), false)).toBe(false);
    expect(isPressed('Mod+Z', press('z', { ctrlKey: true, code: 'KeyY' }), false)).toBe(true);
  });

  it('takes digits from the row of digits also where Shift writes them', () => {
    expect(isPressed('1', press('&', { code: 'Digit1' }), false)).toBe(true);
    expect(isPressed('1', press('!', { code: 'Digit1', shiftKey: true }), false)).toBe(false);
    expect(isPressed('Shift+0', press(')', { code: 'Digit0', shiftKey: true }), false)).toBe(true);
  });

  it('takes signs however they are typed', () => {
    expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(isPressed('/', press('/', { shiftKey: true, code: 'Digit7' }), false)).toBe(true);
    expect(isPressed('?', press('?', { ctrlKey: true, altKey: true }, true), false)).toBe(true);
    expect(isPressed('/', press('/', { ctrlKey: true }), false)).toBe(false);
  });

  it('is written as the platform does', () => {
    expect(writtenShortcut('Mod+K', false)).toBe('Ctrl K');
    expect(writtenShortcut('Shift+Mod+Z', true)).toBe('⇧⌘Z');
    expect(keysOf('Shift+Mod+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(keysOf('Alt+ArrowUp', false)).toEqual(['Alt', '↑']);
  });
});
