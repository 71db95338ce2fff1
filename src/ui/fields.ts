/** Whether keys and the clipboard belong to a field at the moment. */

const TYPED_INTO = [
  'textarea',
  'select',
  '[contenteditable=""]',
  '[contenteditable="true"]',
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="submit"], [type="color"], [type="file"])',
].join();

/** Whether what is pressed or pasted here goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPED_INTO) !== null;
}
