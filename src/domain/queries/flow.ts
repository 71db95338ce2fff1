/**
 * Where customers go: the drawn paths, the implied ones where nothing is drawn, alternatives and what
 * a segment skips, as one graph with shares. The engines and the board read the same graph.
 */
import { finding, type Finding } from '../finding.ts';
import { COMPLETE } from '../kinds/path.ts';
import type { Touchpoint } from '../kinds/touchpoint.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { alternativesOf, mainOf, momentsInOrder } from './alternatives.ts';
import { bypass } from './bypass.ts';
import { impliedNext } from './implied-next.ts';
import { loopsWithoutExit } from './loops-without-exit.ts';
import { find } from './of-kind.ts';
import { pathsFrom, weightOf } from './paths-from.ts';
import { remembered } from './remembered.ts';
import { touchpointsInOrder } from './touchpoints-in-order.ts';
import type { Way, Ways } from './ways.ts';

export type Flow = Readonly<{
  /** Where customers start; with `atOnce` the shares sum to 1. */
  entry: readonly Readonly<{ touchpoint: RecordId; share: number }>[];
  /** Share of customers who complete without any touchpoint, because they skip all on their way. */
  atOnce: number;
  /** For each touchpoint that is not skipped, in order, its ways on; their shares sum to 1. */
  next: Ways;
  findings: readonly Finding[];
}>;

const answers = remembered(() => new Map<string, Flow>());

/**
 * The flow through the records as they are (lay scenario and segment over them first), for customers
 * in general or for a segment with what it skips. Findings: `flowWithoutTouchpoint`,
 * `flowSkipsEverything`, `flowSharesAllZero`, `flowAlternativeSharesAllZero`, `flowEntryWeightsAllZero`
 * and one `flowLoopWithoutExit` for each loop that no path leads out of (`reached` is 1 if customers
 * come to it).
 */
export function flowOf(records: MapRecords, segment: RecordId | null = null): Flow {
  const known = answers(records);
  const skips = find(records, 'segment', segment)?.skips ?? [];
  const key = JSON.stringify([...skips].sort());
  const flow = known.get(key) ?? new FlowBuilder(records, new Set(skips)).build();
  known.set(key, flow);
  return flow;
}

type Part = Readonly<{ id: RecordId; share: number }>;

/** A smaller share is none: several of them multiplied would be numbers without digits. */
const NOBODY = 1e-30;

class FlowBuilder {
  readonly #records: MapRecords;
  readonly #skips: ReadonlySet<RecordId>;
  readonly #findings: Finding[] = [];
  readonly #moments = new Map<RecordId, readonly Part[]>();

  constructor(records: MapRecords, skips: ReadonlySet<RecordId>) {
    this.#records = records;
    this.#skips = skips;
  }

  build(): Flow {
    const touchpoints = touchpointsInOrder(this.#records);
    const drawn: Ways = new Map(touchpoints.map(({ id }) => [id, this.#waysFrom(id)]));
    const start = this.#start();
    const { ways, entry } = bypass(drawn, start, this.#skips);
    const next = new Map(touchpoints.flatMap(({ id }) => entryOf(ways, id)));
    const starts = [...entry].filter(([id]) => id !== COMPLETE);
    this.#note(touchpoints, starts.length);
    this.#findings.push(
      ...loopsWithoutExit(
        next,
        starts.map(([id]) => id),
      ),
    );
    return {
      entry: starts.map(([touchpoint, share]) => ({ touchpoint, share })),
      atOnce: entry.get(COMPLETE) ?? 0,
      next,
      findings: this.#findings,
    };
  }

  #note(touchpoints: readonly Touchpoint[], starts: number): void {
    if (touchpoints.length === 0) this.#findings.push(finding('flowWithoutTouchpoint'));
    else if (starts === 0) this.#findings.push(finding('flowSkipsEverything'));
  }

  #waysFrom(from: RecordId): Way[] {
    const paths = pathsFrom(this.#records, from);
    if (paths.length === 0)
      return this.#arrive(from, impliedNext(this.#records, from), 1).map(asWay(null));
    const place = { id: from, kind: 'touchpoint' };
    const shares = this.#shares(paths.map(weightOf), () =>
      finding('flowSharesAllZero', place, { count: paths.length }),
    );
    return paths.flatMap(({ id, to }, index) =>
      this.#arrive(from, to, shares[index]!).map(asWay(id)),
    );
  }

  /**
   * Who comes to the main touchpoint of a moment spreads over its alternatives; who comes to another
   * of them, or from one of them, comes there.
   */
  #arrive(from: RecordId | null, to: RecordId, share: number): Part[] {
    if (to === COMPLETE || mainOf(this.#records, to) !== to) return [{ id: to, share }];
    if (from !== null && mainOf(this.#records, from) === to) return [{ id: to, share }];
    return this.#momentOf(to).map((part) => ({ id: part.id, share: part.share * share }));
  }

  /** The parts of a moment among those who come; what is skipped leaves its part to the others. */
  #momentOf(main: RecordId): readonly Part[] {
    const known = this.#moments.get(main);
    if (known) return known;
    const members = alternativesOf(this.#records, main);
    const open = members.filter(({ id }) => !this.#skips.has(id));
    const taking = open.length > 0 ? open : members;
    const place = { id: main, kind: 'touchpoint' };
    const shares = this.#shares(alternativeWeights(taking), () =>
      finding('flowAlternativeSharesAllZero', place, { count: taking.length }),
    );
    const parts = taking.map(({ id }, index) => ({ id, share: shares[index]! }));
    this.#moments.set(main, parts);
    return parts;
  }

  /** Touchpoints marked as ways in by their weights, else the first one. */
  #start(): Map<RecordId, number> {
    const marked = touchpointsInOrder(this.#records).filter((one) => one.entryWeight);
    const first = momentsInOrder(this.#records)[0];
    const start = new Map<RecordId, number>();
    const add = ({ id, share }: Part) => start.set(id, (start.get(id) ?? 0) + share);
    if (marked.length === 0) {
      if (first) this.#arrive(null, first.id, 1).forEach(add);
      return start;
    }
    const shares = this.#shares(
      marked.map((one) => one.entryWeight!.likely),
      () => finding('flowEntryWeightsAllZero', {}, { count: marked.length }),
    );
    const mains = new Map<RecordId, number>();
    for (const { id } of marked) {
      const main = mainOf(this.#records, id);
      mains.set(main, (mains.get(main) ?? 0) + 1);
    }
    marked.forEach(({ id }, index) => {
      const alone = mains.get(mainOf(this.#records, id)) === 1;
      const share = shares[index]!;
      (alone ? this.#arrive(null, id, share) : [{ id, share }]).forEach(add);
    });
    return start;
  }

  /** Weights as shares of 1; equal, with a finding, where all are zero. */
  #shares(weights: readonly number[], allZero: () => Finding): number[] {
    const sum = weights.reduce((so, weight) => so + weight, 0);
    if (sum > 0) return weights.map((weight) => (weight / sum < NOBODY ? 0 : weight / sum));
    this.#findings.push(allZero());
    return weights.map(() => 1 / weights.length);
  }
}

function asWay(path: RecordId | null): (part: Part) => Way {
  return ({ id, share }) => ({ to: id, share, path });
}

function entryOf(ways: Ways, id: RecordId): [RecordId, readonly Way[]][] {
  const found = ways.get(id);
  return found ? [[id, found]] : [];
}

/** Stated shares as they are; those without one have what the others leave, in equal parts. */
function alternativeWeights(members: readonly Touchpoint[]): number[] {
  const stated = members.map((member) => member.alternativeShare?.likely);
  const sum = stated.reduce<number>((so, share) => so + (share ?? 0), 0);
  const silent = stated.filter((share) => share === undefined).length;
  return stated.map((share) => share ?? Math.max(0, 1 - sum) / silent);
}
