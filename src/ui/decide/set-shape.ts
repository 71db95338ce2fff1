/** The set within a budget as it is drawn and read: parts of the bar, what working together does, who is worse off. */
import type { Effect } from '#domain/kind.ts';
import { sameValue } from '#domain/same-value.ts';
import type { Planning } from '#state/planning.svelte.ts';

export type Plan = NonNullable<Planning['plan']>;
type Beneficiaries = NonNullable<Plan['beneficiaries']>;

/** One who gains or loses: points of experience, money, or both. */
export type Beneficiary = Readonly<{
  id: string;
  kind: 'customers' | 'us' | 'partner' | 'segment';
  experience: number | null;
  money: number | null;
  isWorse: boolean;
  /** A segment nobody of which arrives neither gains nor loses. */
  isNobody: boolean;
}>;

/** Smaller losses are read as nothing. */
const NOTHING = 0.005;

/** Customers, us, each partner and each segment, in this order. Money that comes to us through a segment is ours. */
export function beneficiariesIn(
  { customers, us, partners, segments }: Beneficiaries,
  isEmpty: (segment: string) => boolean,
): readonly Beneficiary[] {
  const one = (
    kind: Beneficiary['kind'],
    id: string,
    experience: number | null,
    money: number | null,
  ): Beneficiary => {
    // A segment is worse off when it feels worse, whatever it earns us.
    const own = kind === 'segment' ? experience : (experience ?? money);
    return { id, kind, experience, money, isWorse: (own ?? 0) < -NOTHING, isNobody: false };
  };
  return [
    one('customers', 'customers', customers, null),
    one('us', 'us', null, us),
    ...partners.map(({ partner, gain }) => one('partner', partner, null, gain)),
    ...segments.map(({ segment, experience, lifetimeValue }) =>
      isEmpty(segment)
        ? { ...one('segment', segment, null, null), isNobody: true }
        : one('segment', segment, experience, lifetimeValue),
    ),
  ];
}

/** What the solutions of a set bring together beyond the sum of what each would bring alone. */
export function interactionOf({ gain, parts }: Pick<Plan, 'gain' | 'parts'>): number {
  return gain - parts.reduce((sum, part) => sum + part.gain, 0);
}

export type BarPart = Readonly<{ id: string; from: number; width: number; effort: number }>;

/** The efforts of a set one after another, in percent of a bar as long as the budget (or the set, if that is longer). */
export function barParts(
  parts: readonly Readonly<{ solution: string; effort: number }>[],
  budget: number,
): readonly BarPart[] {
  const used = parts.reduce((sum, { effort }) => sum + effort, 0);
  const whole = Math.max(budget, used) || 1;
  let from = 0;
  return parts.map(({ solution, effort }) => {
    const part = { id: solution, from, width: (100 * effort) / whole, effort };
    from += part.width;
    return part;
  });
}

type Holding = Readonly<{
  solutions?: readonly string[] | undefined;
  effects?: readonly Effect[] | undefined;
}>;

/** Whether two hold the same solutions, in whatever order, and the same effects. */
export function isSameOption(one: Holding, other: Holding): boolean {
  if (!one.solutions || !other.solutions) return false;
  const [first, second] = [new Set(one.solutions), new Set(other.solutions)];
  const isSame = first.size === second.size && [...first].every((id) => second.has(id));
  return isSame && sameValue(one.effects ?? [], other.effects ?? []);
}
