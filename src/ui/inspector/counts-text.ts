/** Short series of counts as people type or paste them. */

const plain = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 6 });

export function countsText(counts: readonly number[]): string {
  return counts.map((count) => plain.format(count)).join(' ');
}

/**
 * The counts in a text: spaces, semicolons, tabs, new lines and commas stand between them, so numbers are without signs
 * between thousands. Null where anything else is in the way, a number is below 0, or there are more than `most`.
 */
export function readCounts(text: string, most: number): number[] | null {
  const parts = text.split(/[\s;,]+/).filter((part) => part !== '');
  const counts = parts.map((part) => (/^\d+(\.\d+)?$/.test(part) ? Number(part) : NaN));
  const isRead = counts.length <= most && counts.every((count) => count <= 1e12);
  return isRead ? counts : null;
}
