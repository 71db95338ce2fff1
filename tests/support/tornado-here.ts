/** The tornado in one go: what several workers do in parts, done here one after the other. */
import type { MapRecords } from '#domain/records.ts';
import { uncertainNumbers } from '#simulation/analysis/assumption-draws.ts';
import { optionModels } from '#simulation/analysis/option-totals.ts';
import { resultOf, segmentGradient } from '#simulation/analysis/segment-gradient.ts';
import {
  guessSwings,
  solvedEnds,
  toSolve,
  tornadoOf,
  type Tornado,
  type TornadoQuestion,
} from '#simulation/analysis/tornado.ts';
import { createGridCache } from '#simulation/grid-cache.ts';
import { isComputable } from '#simulation/map-models.ts';

/** @param parts into how many parts the numbers are cut; nobody should be able to tell */
export function tornado(
  records: MapRecords,
  { exact, ...question }: TornadoQuestion & { readonly exact?: number },
  parts = 1,
): Tornado | null {
  const { option, segment, measure } = question;
  const models = optionModels(records, option, segment);
  if (!isComputable(models)) return null;
  const cache = createGridCache();
  const gradients = models.map((part) => segmentGradient(part, measure, cache));
  const numbers = uncertainNumbers(records);
  const guesses = [null, gradients].flatMap((known) =>
    Array.from({ length: parts }, (_, part) =>
      guessSwings(records, numbers, question, models, known, { part, of: parts }),
    ).flat(),
  );
  const solved = new Map(
    toSolve(guesses, exact).map(({ at }) => [
      at,
      solvedEnds(records, numbers[at]!, question, cache),
    ]),
  );
  return tornadoOf(measure, resultOf(gradients), guesses, solved);
}
