/** Reads a link as people type it: an address without a protocol is one of the web. */
import { isSafeLink } from '#domain/kind.ts';

/** The link, empty for an empty text, or null for what may not be opened. */
export function readLink(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  if (isSafeLink(text)) return text;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(text)) return `mailto:${text}`;
  const address = `https://${text}`;
  const isAddress = /^[^\s:/?#@]+\.[^\s:/?#@]{2,}([/?#:]\S*)?$/.test(text) && isSafeLink(address);
  return isAddress ? address : null;
}
