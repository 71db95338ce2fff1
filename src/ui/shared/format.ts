/** Numbers and dates as people read them, through `Intl`. Minus signs are real ones. */

const LOCALE = 'en';

/** Each is made when it is first needed: that takes the browser a while. */
function formats<Key, Format>(make: (key: Key) => Format): (key: Key) => Format {
  const made = new Map<Key, Format>();
  return (key) => {
    const format = made.get(key) ?? make(key);
    made.set(key, format);
    return format;
  };
}

const decimals = formats(
  (digits: number) =>
    new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
const compact = formats(
  (digits: number) =>
    new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: digits }),
);
const PARTS_OF_MOMENTS = {
  day: { day: 'numeric', month: 'long' },
  dayAndYear: { day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const;
const moments = formats(
  (part: keyof typeof PARTS_OF_MOMENTS) => new Intl.DateTimeFormat(LOCALE, PARTS_OF_MOMENTS[part]),
);

function withMinus(text: string): string {
  const signed = text.replace('-', '−');
  return /^−?[0.,]*$/.test(signed) ? '0' : signed;
}

/** Makes now what every map needs to show its figures. */
export function prepareNumbers(): void {
  number(0, 0);
  number(0, 1);
}

/** A number with this many decimals; a rounded zero is plainly 0. */
export function number(value: number, digits: 0 | 1 | 2 = 1): string {
  return withMinus(decimals(digits).format(value));
}

/** A score of 0 to 10 with one decimal. */
export function score(value: number): string {
  return number(value, 1);
}

/** A share of 0 to 1 as percent: whole from 10 % on, with one decimal below unless that is .0. */
export function percent(share: number, digits?: 0 | 1): string {
  const value = share * 100;
  const shown = digits ?? (Math.abs(value) < 1 && value !== 0 ? 1 : 0);
  return `${number(value, shown)}%`;
}

/** Money or an index: three significant places are enough for what is uncertain. */
export function amount(value: number): string {
  const size = Math.abs(value);
  if (size >= 100_000) return withMinus(compact(1).format(value));
  return number(value, size >= 99.95 ? 0 : 1);
}

/** Like `amount`, with thousands written as such from ten thousand on: for sums over many customers. */
export function largeAmount(value: number): string {
  return Math.abs(value) >= 10_000 ? withMinus(compact(1).format(value)) : amount(value);
}

/** With its sign, for differences; a rounded zero has none. */
export function difference(value: number, format: (value: number) => string = amount): string {
  const text = format(value);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** "Today, 20:14", "Yesterday", "14 November" or with the year when it is another. */
export function moment(
  at: number,
  now: number,
  words: { today: string; yesterday: string },
): string {
  const [then, today] = [new Date(at), new Date(now)];
  const days = Math.round((startOfDay(today) - startOfDay(then)) / 86_400_000);
  if (days === 0) return `${words.today}, ${moments('time').format(then)}`;
  if (days === 1) return words.yesterday;
  const isThisYear = then.getFullYear() === today.getFullYear();
  return moments(isThisYear ? 'day' : 'dayAndYear').format(then);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** 1.2 MB and the like. */
export function bytes(count: number): string {
  if (count < 1_000) return `${count} B`;
  if (count < 1_000_000) return `${number(count / 1_000, 0)} KB`;
  return `${number(count / 1_000_000, 1)} MB`;
}
