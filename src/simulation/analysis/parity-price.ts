/** What a segment could be asked to pay before a competitor is the better deal (customer value added, Gale 1994). */
import { forecast } from '../forecast.ts';
import type { GridOptions } from '../grid.ts';
import { customerValueAdded, priceAtParity } from './customer-value-added.ts';
import { statedNumber, type LookPart } from './look-part.ts';

export interface ParityPrice {
  /** Our satisfaction over the competitor's. */
  readonly qualityRatio: number;
  readonly competitorPrice: number;
  /** The highest price that keeps customer value added at 1; Infinity where price counts for nothing. */
  readonly parity: number;
  /** What we charge; null where it is not stated. */
  readonly price: number | null;
  /** Customer value added at our price. */
  readonly valueAdded: number | null;
}

/** Empty without a competitor's price. */
export function parityPrice(part: LookPart, grid: GridOptions): ParityPrice[] {
  const competitorPrice = statedNumber(part, 'competitorPrice');
  const { journey } = forecast(part.model, { ...grid, importance: false });
  const qualityRatio = journey.customerValueAdded;
  if (competitorPrice === null || qualityRatio === null) return [];
  const qualityWeight = statedNumber(part, 'qualityWeight') ?? undefined;
  const against = {
    qualityRatio,
    competitorPrice,
    ...(qualityWeight !== undefined && { qualityWeight }),
  };
  const parity = priceAtParity(against);
  if (parity === null) return [];
  const price = statedNumber(part, 'price');
  const valueAdded = price === null ? null : customerValueAdded(against, price);
  return [{ qualityRatio, competitorPrice, parity, price, valueAdded }];
}
