/**
 * From the map to the numeric model: what is drawn, what is said and what is assumed, as one segment
 * meets it in one scenario. Everything nobody has stated takes the default of its field.
 */
import { finding, type Finding } from '#domain/finding.ts';
import { COMPLETE as COMPLETE_PATH } from '#domain/kinds/path.ts';
import { periodsPerYear } from '#domain/kinds/map.ts';
import type { Estimate } from '#domain/estimate.ts';
import type { Offer } from '#domain/kinds/offer.ts';
import type { PainPoint } from '#domain/kinds/pain-point.ts';
import type { Touchpoint } from '#domain/kinds/touchpoint.ts';
import { defaultOf } from '#domain/queries/default-of.ts';
import { drawnQuality } from '#domain/queries/drawn-quality.ts';
import { flowOf, type Flow } from '#domain/queries/flow.ts';
import { find, mapOf, ofKind } from '#domain/queries/of-kind.ts';
import { placementsAt, placementsOf } from '#domain/queries/placements-at.ts';
import { recordsUnder, type View } from '#domain/queries/records-under.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import type { ObservedFigure } from './analysis/back-solve.ts';
import { withSwitchingBarrier } from './analysis/switching-barrier.ts';
import { inescapableLoops } from './inescapable-loops.ts';
import {
  COMPLETE,
  DEFAULT_PSYCHOLOGY,
  type Model,
  type ModelOffer,
  type ModelPain,
  type ModelPath,
  type ModelTouchpoint,
  type Psychology,
} from './model.ts';

export type BuiltModel = Readonly<{
  model: Model;
  /** What a survey or a log found, for the model to reproduce by solving for its cause. */
  observations: readonly ObservedFigure[];
  /** Share of the arrivals who complete without meeting any touchpoint. */
  atOnce: number;
}>;

/** Why there is no model. */
export type Unbuildable = Readonly<{ findings: readonly Finding[] }>;

/** Findings of the flow that leave nothing to compute. */
const BLOCKING: readonly string[] = ['flowWithoutTouchpoint', 'flowSkipsEverything'];

/**
 * The model of the map in a view. A map without touchpoints, and one with a loop that customers come
 * to and can leave neither by a path nor by opting out, gives the findings that say so instead.
 */
export function buildModel(records: MapRecords, view: View): BuiltModel | Unbuildable {
  const shown = recordsUnder(records, view);
  const flow = flowOf(shown, view.segment);
  const blocking = flow.findings.filter((found) => BLOCKING.includes(found.code));
  if (blocking.length > 0) return { findings: blocking };
  const touchpoints = [...flow.next.keys()].flatMap((id) => find(shown, 'touchpoint', id) ?? []);
  const model = new ModelBuilder(shown, view, flow, touchpoints).build();
  const loops = inescapableLoops(model);
  if (loops.length > 0) return { findings: loops.map(loopFound) };
  return {
    model,
    observations: touchpoints.flatMap(observationsOf),
    atOnce: flow.atOnce,
  };
}

/**
 * The model once some touchpoints, pain points and offers are changed in nothing that decides where customers go. Null
 * where it has to be built anew.
 *
 * @param model what `buildModel` makes of the same records and view, with nothing observed and without a barrier
 */
export function changedModel(
  model: Model,
  records: MapRecords,
  view: View,
  changed: ReadonlyMap<RecordId, MapRecord>,
): Model | null {
  const shown = recordsUnder(records, view);
  const places = new Set<RecordId>();
  for (const [id, record] of changed) {
    if (!isLocal(shown[id], record)) return null;
    if (record.kind === 'touchpoint') places.add(id);
    else for (const { touchpoint } of placementsOf(shown, id)) places.add(touchpoint);
  }
  const builder = new ModelBuilder(shown, view, flowOf(shown, view.segment), [], changed);
  const next = {
    ...model,
    touchpoints: model.touchpoints.map((touchpoint) => {
      const record = find(shown, 'touchpoint', touchpoint.id);
      return record && places.has(record.id)
        ? { ...builder.touchpoint(record), next: touchpoint.next }
        : touchpoint;
    }),
  };
  return inescapableLoops(next).length > 0 ? null : next;
}

const WAYS = ['entryWeight', 'alternativeShare', 'observedSatisfaction', 'observedDropOff'];

function isLocal(before: MapRecord | undefined, after: MapRecord): boolean {
  if (after.kind === 'painPoint' || after.kind === 'offer') return true;
  return after.kind === 'touchpoint' && WAYS.every((field) => before?.[field] === after[field]);
}

/** The finding of a loop that customers come to and cannot leave. */
export function loopFound(ids: readonly string[]): Finding {
  return finding('flowLoopWithoutExit', { ids }, { count: ids.length, reached: 1 });
}

function observationsOf({
  id,
  observedSatisfaction,
  observedDropOff,
}: Touchpoint): ObservedFigure[] {
  const found: ObservedFigure[] = [];
  if (observedSatisfaction)
    found.push({ touchpoint: id, measure: 'satisfaction', value: observedSatisfaction.likely });
  if (observedDropOff)
    found.push({ touchpoint: id, measure: 'dropOff', value: observedDropOff.likely });
  return found;
}

class ModelBuilder {
  readonly #records: MapRecords;
  readonly #view: View;
  readonly #flow: Flow;
  readonly #touchpoints: readonly Touchpoint[];
  readonly #index: ReadonlyMap<string, number>;
  readonly #changed: ReadonlyMap<RecordId, MapRecord>;

  /** @param changed local records as they are to be instead */
  constructor(
    records: MapRecords,
    view: View,
    flow: Flow,
    touchpoints: readonly Touchpoint[],
    changed: ReadonlyMap<RecordId, MapRecord> = new Map(),
  ) {
    this.#changed = changed;
    this.#records = records;
    this.#view = view;
    this.#flow = flow;
    this.#touchpoints = touchpoints;
    this.#index = new Map(touchpoints.map(({ id }, index) => [id as string, index]));
  }

  build(): Model {
    const barrier = this.#number(this.#segment(), 'switchingBarrier');
    return withSwitchingBarrier(this.#withoutBarrier(), barrier);
  }

  #withoutBarrier(): Model {
    const map = mapOf(this.#records);
    const segment = this.#segment();
    const discountPerYear = this.#number(segment, 'discountPerYear');
    return {
      stages: ofKind(this.#records, 'stage').map((stage) => stage.id),
      touchpoints: this.#touchpoints.map((touchpoint) => this.touchpoint(touchpoint)),
      entry: this.#entry(),
      psychology: this.#psychology(),
      expectation: this.#expectation(segment),
      discountPerPeriod: (1 + discountPerYear) ** (-1 / periodsPerYear[map?.period ?? 'month']),
      arrivals: this.#number(segment, 'arrivals'),
      competitorScore: this.#number(segment, 'competitorScore'),
      invitations: this.#reached(segment),
      acceptance: this.#number(segment, 'acceptance'),
      acquisitionCost: this.#number(segment, 'acquisitionCost'),
      concentration: (segment['concentration'] as Estimate | undefined)?.likely ?? null,
    };
  }

  /** The segment, or one that says nothing of itself: customers in general. */
  #segment(): MapRecord {
    return (
      find(this.#records, 'segment', this.#view.segment) ?? { id: '', kind: 'segment', title: '' }
    );
  }

  /** The likely value of a field, else its default; 0 where it has none. */
  #number(record: MapRecord, field: string): number {
    const stated = (record[field] as Estimate | undefined)?.likely;
    return stated ?? defaultOf(this.#records, record, field) ?? 0;
  }

  #psychology(): Psychology {
    const map = mapOf(this.#records);
    if (!map) return DEFAULT_PSYCHOLOGY;
    const fields = Object.keys(DEFAULT_PSYCHOLOGY) as (keyof Psychology)[];
    return Object.fromEntries(
      fields.map((field) => [field, this.#number(map, field)]),
    ) as unknown as Psychology;
  }

  /**
   * What customers expect at the start. An outside benchmark that lies higher lifts it as a great
   * experience of our own would, by the share with which the bar goes up [assumption].
   */
  #expectation(segment: MapRecord): number {
    const own = this.#number(segment, 'expectation');
    const benchmark = (segment['benchmark'] as Estimate | undefined)?.likely ?? own;
    return own + this.#psychology().barUp * Math.max(0, benchmark - own);
  }

  /** People whom a promoter reaches: those invited, and the followers who take note. */
  #reached(segment: MapRecord): number {
    const followers = this.#number(segment, 'followers');
    return (
      this.#number(segment, 'invitations') + followers * this.#number(segment, 'followersReached')
    );
  }

  #entry(): number[] {
    const entry = this.#touchpoints.map(() => 0);
    for (const { touchpoint, share } of this.#flow.entry) {
      const index = this.#index.get(touchpoint);
      if (index !== undefined) entry[index] = share;
    }
    return entry;
  }

  touchpoint(drawn: Touchpoint): ModelTouchpoint {
    const touchpoint = this.#now(drawn);
    return {
      id: touchpoint.id,
      stage: touchpoint.stage,
      quality: drawnQuality(this.#records, touchpoint),
      optOut: this.#number(touchpoint, 'optOut'),
      margin: this.#number(touchpoint, 'margin'),
      cost: this.#number(touchpoint, 'cost'),
      duration: this.#number(touchpoint, 'duration'),
      promise: touchpoint.promise?.likely ?? null,
      kano: touchpoint.kano ?? 'performance',
      purchase: touchpoint.purchase ?? false,
      next: this.#next(touchpoint.id),
      pains: placementsAt(this.#records, touchpoint.id, 'painPoint').map(({ item }) =>
        this.#pain(this.#now(item)),
      ),
      offers: placementsAt(this.#records, touchpoint.id, 'offer').map(({ item }) =>
        this.#offer(this.#now(item)),
      ),
    };
  }

  #now<T extends Touchpoint | PainPoint | Offer>(record: T): T {
    return (this.#changed.get(record.id) as T | undefined) ?? record;
  }

  #next(touchpoint: RecordId): ModelPath[] {
    return (this.#flow.next.get(touchpoint) ?? []).flatMap(({ to, share }) => {
      const index = to === COMPLETE_PATH ? COMPLETE : this.#index.get(to);
      return index === undefined ? [] : { to: index, share };
    });
  }

  #pain(pain: PainPoint): ModelPain {
    return {
      id: pain.id,
      likelihood: this.#number(pain, 'likelihood'),
      loss: this.#number(pain, 'loss'),
      voiced: this.#number(pain, 'voiced'),
      recovered: this.#number(pain, 'recovered'),
      recoveryCost: this.#number(pain, 'recoveryCost'),
    };
  }

  #offer(offer: Offer): ModelOffer {
    return {
      id: offer.id,
      partner: offer.partner ?? null,
      takeUp: this.#number(offer, 'takeUp'),
      base: this.#number(offer, 'wouldBuyAnyway'),
      ourMargin: this.#number(offer, 'marginWith'),
      partnerMargin: this.#number(offer, 'partnerMarginWith'),
      ourMarginWithout: this.#number(offer, 'marginWithout'),
      partnerMarginWithout: this.#number(offer, 'partnerMarginWithout'),
      lift: this.#number(offer, 'lift'),
      rule: offer.rule ?? 'always',
      on: offer.off !== true,
      counting: offer.counting ?? 'once',
    };
  }
}
