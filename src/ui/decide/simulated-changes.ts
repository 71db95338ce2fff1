/** The differences between two scenarios that only simulated customers tell, with the doubt that chance leaves. */
import type { KeyFigureId } from '../frame/key-figures.ts';
import type { RunReport } from '../results/result-types.ts';
import { halfWidth, writtenChange, type Measured, type Written } from '../results/rounding.ts';
import { messages } from '../messages/results-messages.ts';
import { difference, number, score } from '../shared/format.ts';

/** The smallest step of a score as it is written. */
const LEAST_SCORE = 0.1;

type Changes = Readonly<Partial<Record<KeyFigureId, Pick<Written, 'value' | 'error'>>>>;

/** By key figure; one that does not change, or is not known, is missing. */
export function simulatedChanges({
  memory,
  net,
  customerEquity,
}: NonNullable<RunReport['difference']>): Changes {
  const said = {
    memory: memory && scoreChange(memory),
    rating: writtenChange({ computed: null, simulated: net }, 100),
    customerEquity: largeChange(customerEquity),
  };
  return Object.fromEntries(Object.entries(said).filter(([, change]) => change !== null));
}

/** As exactly as a score is written; null where that is no change. */
function scoreChange(measured: Measured): Pick<Written, 'value' | 'error'> | null {
  const value = score(measured.value);
  if (!/[1-9]/.test(value)) return null;
  const error = score(halfWidth(measured));
  return {
    value: difference(measured.value, score),
    error: /[1-9]/.test(error) ? error : messages.results.lessThan(score(LEAST_SCORE)),
  };
}

/** Sums over many customers, both ends of the interval in the same unit of thousands or millions. */
function largeChange(measured: Measured): Pick<Written, 'value' | 'error'> {
  const size = Math.abs(measured.value);
  const [unit, sign] = size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'K'] : [1, ''];
  const digits = sign ? 1 : 0;
  const write = (value: number) => `${number(value / unit, digits)}${sign}`;
  return { value: difference(measured.value, write), error: write(halfWidth(measured)) };
}
