/** Names for files that every system accepts. */

const LONGEST = 80;
/** Not allowed in Windows, or used as separators. */
const UNFIT = /[\\/:*?"<>|]/g;
/** Control and direction signs, half characters and the like: they could mislead, or cannot be written. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** "Rowing machine at home.throughline.json"; `fallback` stands in for a title without usable signs. */
export function fileNameFor(title: string, fallback: string, extension: string): string {
  const plain = title.replace(UNFIT, ' ').replace(UNSEEN, ' ').replace(/\s+/g, ' ');
  const stem = Array.from(plain)
    .slice(0, LONGEST)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return `${stem || fallback}.${extension}`;
}

/** "2026-11-21" in local time. */
export function dayInFileName(at: number): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${date.getFullYear()}-${month}-${day}`;
}
