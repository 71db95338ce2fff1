/**
 * Makes a JSON value from outside harmless without knowing what it means: text well-formed and free
 * of control characters, numbers finite, no field called `__proto__`.
 */

/** Why a value was changed or taken out; the message catalogue has the words. */
export type CleaningReason = 'controlCharacters' | 'brokenCharacters' | 'notFinite' | 'fieldName';

/** Told of each thing changed: where (`a.b.0`), what it was, why; `to` is absent when it is gone. */
export type CleaningReport = (
  path: string,
  value: unknown,
  reason: CleaningReason,
  to?: unknown,
) => void;

// Control characters except tab and line feed, and halves of characters outside the basic plane.
// eslint-disable-next-line no-control-regex -- finding them is the purpose
const SUSPECT = /[\0-\x08\x0b-\x1f\ud800-\udfff]/;
// eslint-disable-next-line no-control-regex -- finding them is the purpose
const CONTROL = /[\0-\x08\x0b-\x1f]/;
// eslint-disable-next-line no-control-regex -- removing them is the purpose
const CONTROLS = /[\0-\x08\x0b-\x1f]/g;
const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** The one name that changes what an object is when it is copied field by field. */
const FORBIDDEN_NAME = '__proto__';

/** Why a text is not clean, or null. */
export function textFault(text: string): CleaningReason | null {
  if (!SUSPECT.test(text)) return null;
  if (CONTROL.test(text)) return 'controlCharacters';
  return LONE_SURROGATE.test(text) ? 'brokenCharacters' : null;
}

/** The text without control characters, with line feeds for line ends, broken characters as U+FFFD. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(LONE_SURROGATES, '\ufffd');
}

/** Whether a JSON value is harmless as it is. */
export function isCleanJson(value: unknown): boolean {
  if (typeof value === 'string') return textFault(value) === null;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((entry) => isCleanJson(entry));
  for (const name in value) {
    if (name === FORBIDDEN_NAME) return false;
    if (!isCleanJson((value as Record<string, unknown>)[name])) return false;
  }
  return true;
}

/**
 * A harmless copy of a JSON value, or the value itself where nothing is wrong. Numbers that are not
 * finite leave an object and become null in a list, so that the places of the others stay.
 */
export function cleanJson(value: unknown, path: string, report: CleaningReport): unknown {
  if (isCleanJson(value)) return value;
  if (typeof value === 'string') {
    const cleaned = cleanText(value);
    report(path, value, textFault(value)!, cleaned);
    return cleaned;
  }
  if (typeof value === 'number') {
    report(path, value, 'notFinite', null);
    return null;
  }
  if (Array.isArray(value))
    return value.map((entry, index) => cleanJson(entry, `${path}.${index}`, report));
  const copy: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value as object)) {
    const place = path ? `${path}.${name}` : name;
    if (name === FORBIDDEN_NAME) report(place, entry, 'fieldName');
    else if (typeof entry === 'number' && !Number.isFinite(entry))
      report(place, entry, 'notFinite');
    else copy[name] = cleanJson(entry, place, report);
  }
  return copy;
}
