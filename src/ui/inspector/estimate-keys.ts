/** The keys of an estimate: a digit on its word goes to the number, an asterisk to its small print. */
import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

/** Opens range, basis and source, as an asterisk leads to a footnote. No number or word needs it. */
export const DETAILS_KEY = '*';

const BEGINS_A_NUMBER = /^[\d.,−-]$/;

export function estimateKeys({
  onDetails,
  onDigits,
}: Readonly<{
  onDetails: () => void;
  onDigits?: (text: string) => void;
}>): Attachment<HTMLElement> {
  return (node) =>
    on(node, 'keydown', (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      // The open small print lies inside the row and has fields of its own.
      if (!(event.target instanceof Element) || event.target.closest('[popover]')) return;
      const isDigits = BEGINS_A_NUMBER.test(event.key) && event.target instanceof HTMLSelectElement;
      if (event.key === DETAILS_KEY) onDetails();
      else if (isDigits && onDigits) onDigits(event.key);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
}
