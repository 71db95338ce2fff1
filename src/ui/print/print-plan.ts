/**
 * How a picture of the board goes on paper: on one page of the better orientation as long as it can
 * be read there, else on several, cut between stages and between lanes.
 */

/** What is drawn, in pixels. Where it may be cut: the first cut ends what every page repeats. */
export type Sheet = Readonly<{
  width: number;
  height: number;
  cuts: Readonly<{ x: readonly number[]; y: readonly number[] }>;
}>;

export type Span = Readonly<{ from: number; to: number }>;

/** `scale` is in millimetres a pixel; `pages` row by row, null for all on one page. */
export type PrintPlan = Readonly<{
  isUpright: boolean;
  /** Heading and key figures stand beside the picture, which gets the whole height. */
  isBeside: boolean;
  scale: number;
  pages: readonly Readonly<{ x: Span; y: Span }>[] | null;
}>;

/** The room for a picture on a page, in millimetres: A4 without margins, heading and key figures. */
const ACROSS = { width: 277, height: 156 };
const UPRIGHT = { width: 190, height: 232 };
/** The same across, where heading and key figures have a column of their own. */
const BESIDE = { width: 225, height: 182 };
/** A page laid out in another way must gain so much. */
const GAIN = 1.1;
/** At this scale the smallest text is about 5 points high. */
const SMALLEST = 0.16;
/** At this scale it is about as large as in a newspaper. */
const COMFORTABLE = 0.2;

/** The plan for a picture. A stage or lane larger than a page is made to fit its page. */
export function printPlan(sheet: Sheet): PrintPlan {
  const fits = ({ width, height }: typeof ACROSS) =>
    Math.min(width / sheet.width, height / sheet.height, 1 / 4);
  const [across, beside, upright] = [fits(ACROSS), fits(BESIDE), fits(UPRIGHT)];
  const isBeside = beside > across * GAIN;
  const lying = isBeside ? beside : across;
  const isUpright = upright > lying * GAIN;
  const scaleOfOne = isUpright ? upright : lying;
  if (Math.max(lying, upright) >= SMALLEST)
    return { isUpright, isBeside: isBeside && !isUpright, scale: scaleOfOne, pages: null };
  const { x, y } = sheet.cuts;
  const widest = Math.min(ACROSS.width / COMFORTABLE, sheet.width);
  const highest = Math.min(ACROSS.height / COMFORTABLE, sheet.height);
  const [columns, rows] = [spansOf(x, widest), spansOf(y, highest)];
  const size = (spans: readonly Span[], fixed: number) =>
    fixed + Math.max(...spans.map(({ from, to }) => to - from));
  const scale = Math.min(
    COMFORTABLE,
    ACROSS.width / size(columns, x[0]!),
    ACROSS.height / size(rows, y[0]!),
  );
  const pages = rows.flatMap((row) => columns.map((column) => ({ x: column, y: row })));
  return { isUpright: false, isBeside: false, scale, pages };
}

/** As much between two cuts as there is room for beside what every page repeats. */
function spansOf([fixed = 0, ...cuts]: readonly number[], room: number): Span[] {
  const spans: { from: number; to: number }[] = [];
  let from = fixed;
  for (const cut of cuts) {
    const last = spans.at(-1);
    if (last && fixed + cut - last.from <= room) last.to = cut;
    else spans.push({ from, to: cut });
    from = cut;
  }
  return spans;
}
