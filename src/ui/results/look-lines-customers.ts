/** Rows of the closer looks at customers who talk to others. */
import { looks } from '../messages/looks.ts';
import { largeAmount, number } from '../shared/format.ts';
import { rowOf, shareText, type LineWriter } from './look-line.ts';

export const referral: LineWriter<'referral'> = (says, { whose }) =>
  says.map(({ promoters, reached, acceptance, mean, total, nobody }) =>
    rowOf(
      whose,
      shareText(promoters),
      number(reached, Number.isInteger(reached) ? 0 : 1),
      shareText(acceptance),
      number(mean, 2),
      number(total.multiplier, 2),
      shareText(nobody),
      total.capped ? looks.chain.capped : looks.chain.whole,
    ),
  );

export const warnings: LineWriter<'warnings'> = (says, { whose }) =>
  says.map(({ detractors, lost, value, steady }) =>
    rowOf(whose, shareText(detractors), number(lost, 0), largeAmount(value), number(steady, 0)),
  );
