/** The numbers that can move a figure, as they hold in this view: what people have said, and what is assumed where nobody has. */
import { rangeOf, type Basis, type Estimate } from '#domain/estimate.ts';
import { contrastQuality } from '#domain/queries/contrast-quality.ts';
import { defaultOf } from '#domain/queries/default-of.ts';
import { find, ofKind } from '#domain/queries/of-kind.ts';
import { pathsFrom } from '#domain/queries/paths-from.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { recordKinds, type Kind } from '#domain/schema.ts';
import { reachableFrom, reversed, type Successors } from '../journey-graph.ts';
import { COMPLETE, type Model } from '../model.ts';
import { onceGroups } from '../offer-counting.ts';
import type { Input, InputPlace } from './calculation.ts';
import {
  baseInputs,
  discountInputs,
  drawnQualityFields,
  expectationInputs,
  liftInputs,
  mapIdOf,
  optOutInputs,
  qualityInputs,
} from './input-places.ts';
import type { Scene, ScenePart } from './scene.ts';

/** What a figure takes in beside the flow and the feelings, which are in all of them. */
export type Matter =
  | 'ours'
  | 'partners'
  | 'time'
  /** How long the touchpoints take that the figure is of. */
  | 'duration'
  | 'competitor'
  | 'equity'
  | 'simulated';

/** The part of the map that a figure looks at: all of it, all of it with an offer and without, or up to some touchpoints. */
export type Reach =
  | 'all'
  | Readonly<{ withAndWithout: RecordId }>
  | Readonly<{ upTo: readonly RecordId[]; money?: 'here' | 'ahead' }>;

/** Every input that can move a figure with these matters in this part of the map. */
export function inputsOf(scene: Scene, reach: Reach, matters: readonly Matter[]): Input[] {
  const found = new Map<string, Held[]>();
  for (const part of scene.parts) {
    for (const place of new PartInputs(scene, part, reach, matters).places()) {
      const input = resolved(part, place);
      if (!input) continue;
      const key = `${place.record} ${place.field}`;
      const known = found.get(key) ?? [];
      found.set(key, known);
      const same = known.find((held) => isSame(held.input, input));
      if (same) same.segments.push(part.segment);
      else known.push({ input, segments: [part.segment] });
    }
  }
  return [...found.values()].flatMap(named);
}

/** An input, and the segments in which it holds so. */
type Held = Readonly<{ input: Input; segments: (RecordId | null)[] }>;

/** Where segments differ, what most of them share stands for itself, and the others say whose they are. */
function named(variants: readonly Held[]): Input[] {
  const most = Math.max(...variants.map(({ segments }) => segments.length));
  const common =
    variants.length === 1 || most > 1
      ? variants.find(({ segments }) => segments.length === most)
      : undefined;
  return variants.flatMap((held) =>
    held === common ? [held.input] : held.segments.map((segment) => ({ ...held.input, segment })),
  );
}

/** Every input that the model of the map reads. */
export function allInputs(scene: Scene): Input[] {
  return inputsOf(scene, 'all', ['ours', 'partners', 'time', 'competitor', 'equity', 'simulated']);
}

function isSame(a: Input, b: Input): boolean {
  return a.likely === b.likely && a.low === b.low && a.high === b.high && a.basis === b.basis;
}

/** So near to the end of a scale, or to what was observed, numbers count as the same. */
const EDGE = 1e-6;

/** Customers in general, whom no record describes. */
const ANYBODY: MapRecord = { id: '', kind: 'segment', title: '' };

function resolved({ records }: ScenePart, { record: id, field }: InputPlace): Input | null {
  const record = id === null ? ANYBODY : records[id];
  if (!record) return null;
  if (field === 'contrasts') return observedContrasts(record, field);
  const known = recordKinds[record.kind as Kind].estimates as Record<string, Known>;
  const fallback = defaultOf(records, record, field);
  const stated = record[field] as Estimate | undefined;
  const range = known[field] && rangeOf(stated, { ...known[field], fallback });
  return range ? { record: id, field, segment: null, ...range } : null;
}

type Known = Parameters<typeof rangeOf>[1];

/** The contrasts of a stage stand for the quality of touchpoints that nobody has rated. */
function observedContrasts(stage: MapRecord, field: string): Input | null {
  const likely = contrastQuality(stage as Parameters<typeof contrastQuality>[0]);
  if (likely === null) return null;
  const basis: Basis = 'observed';
  return { record: stage.id, field, low: likely, likely, high: likely, basis, segment: null };
}

/** Every way that is drawn, also one that nobody takes as long as its share is 0. */
function drawn({ touchpoints }: Model): Successors {
  return touchpoints.map(({ next }) => next.map(({ to }) => to).filter((to) => to !== COMPLETE));
}

/** The inputs of one segment, each once. */
class PartInputs {
  readonly #scene: Scene;
  readonly #part: ScenePart;
  readonly #matters: ReadonlySet<Matter>;
  /** An offer that is seen both on and off. */
  readonly #offer: RecordId | null;
  /** Touchpoints whose feelings and flow count, and those whose money and time count by themselves. */
  readonly #felt: readonly boolean[];
  readonly #counted: readonly boolean[];

  constructor(scene: Scene, part: ScenePart, reach: Reach, matters: readonly Matter[]) {
    this.#scene = scene;
    this.#part = part;
    this.#matters = new Set(matters);
    this.#offer = reach !== 'all' && 'withAndWithout' in reach ? reach.withAndWithout : null;
    const { touchpoints } = part.model;
    const everywhere = touchpoints.map(() => true);
    if (reach === 'all' || 'withAndWithout' in reach) {
      this.#felt = everywhere;
      this.#counted = everywhere;
    } else {
      const here = touchpoints.map(({ id }) => reach.upTo.includes(id));
      const starts = here.flatMap((is, index) => (is ? [index] : []));
      const ahead = reachableFrom(drawn(part.model), starts);
      this.#felt = reach.money === 'ahead' ? this.#upTo(ahead) : this.#upTo(here);
      this.#counted = reach.money === 'ahead' ? ahead : here;
    }
  }

  /** These touchpoints and all before them; offers counted once tie their touchpoints together. */
  #upTo(touchpoints: readonly boolean[]): boolean[] {
    const { model } = this.#part;
    const before = reversed(drawn(model));
    let found = touchpoints;
    for (;;) {
      const starts = found.flatMap((is, index) => (is ? [index] : []));
      const tied = onceGroups(model)
        .filter((group) => group.touchpoints.some((index) => found[index]))
        .flatMap((group) => group.touchpoints);
      const next = reachableFrom(before, [...starts, ...tied]);
      if (next.every((is, index) => is === found[index])) return next;
      found = next;
    }
  }

  places(): InputPlace[] {
    const all = new Map<string, InputPlace>();
    for (const place of this.#all()) all.set(`${place.record} ${place.field}`, place);
    return [...all.values()];
  }

  *#all(): Generator<InputPlace> {
    const { records, segment, model } = this.#part;
    yield* this.#psychology();
    yield* expectationInputs(this.#part);
    yield* this.#flow();
    for (const [index, { id }] of model.touchpoints.entries()) {
      if (this.#felt[index]) yield* this.#touchpoint(records, id, index);
      if (!this.#counted[index]) continue;
      if (this.#has('duration')) yield { record: id, field: 'duration' };
      yield* this.#moneyAt(id, index);
    }
    if (this.#has('time')) yield* discountInputs(this.#part);
    const of = (field: string): InputPlace => ({ record: segment, field });
    if (this.#has('competitor')) yield of('competitorScore');
    if (this.#scene.parts.length > 1 || this.#has('equity')) yield of('arrivals');
    if (this.#has('equity')) yield* ['invitations', 'acceptance', 'acquisitionCost'].map(of);
    if (this.#has('simulated') && model.concentration !== null) yield of('concentration');
    if (this.#has('equity')) yield* this.#followers();
  }

  #has(matter: Matter): boolean {
    return this.#matters.has(matter);
  }

  *#psychology(): Generator<InputPlace> {
    const { model, records } = this.#part;
    const of = (field: string): InputPlace => ({ record: mapIdOf(records), field });
    yield* ['barUp', 'barDown', 'lossAversion', 'diminishing'].map(of);
    yield* ['surpriseWeight', 'stayingWeight'].map(of);
    if (model.touchpoints.some(({ promise }) => promise !== null)) yield of('promiseWeight');
    yield of('spread');
  }

  *#touchpoint(records: MapRecords, id: RecordId, index: number): Generator<InputPlace> {
    const { pains, offers, promise } = this.#part.model.touchpoints[index]!;
    yield* qualityInputs(records, id);
    yield* optOutInputs(this.#part, id);
    yield* this.#drawnBesideObserved(id);
    if (promise !== null) yield { record: id, field: 'promise' };
    if (this.#has('time')) yield { record: id, field: 'duration' };
    for (const pain of pains)
      for (const field of ['likelihood', 'loss', 'voiced', 'recovered'])
        yield { record: pain.id, field };
    for (const offer of offers) {
      if (!offer.on && offer.id !== this.#offer) continue;
      yield { record: offer.id, field: 'takeUp' };
      yield* liftInputs(records, offer.id);
    }
  }

  /** An observation takes the place of what is drawn, save where it cannot be met or tells no single cause, and where a scenario departs from it. */
  *#drawnBesideObserved(id: RecordId): Generator<InputPlace> {
    const { records, forecast } = this.#part;
    const touchpoint = find(records, 'touchpoint', id);
    const result = forecast.touchpoints[id];
    if (!touchpoint || !result) return;
    const { observedSatisfaction, observedDropOff } = touchpoint;
    const isOpen = (observed: Estimate | undefined, found: number | null, most: number) => {
      if (!observed) return false;
      const { likely } = observed;
      const isMet = found !== null && Math.abs(likely - found) < EDGE;
      // At an end of the scale several causes give the same.
      return this.#scene.lens.scenario !== null || !isMet || likely < EDGE || likely > most - EDGE;
    };
    if (isOpen(observedSatisfaction, result.satisfaction, 10))
      for (const field of drawnQualityFields(touchpoint)) yield { record: id, field };
    if (isOpen(observedDropOff, result.dropOff, 1)) yield { record: id, field: 'optOut' };
  }

  /** Shares where a path has a choice on the way; ways in and alternatives where they are said, all of which share one whole. */
  *#flow(): Generator<InputPlace> {
    const { records, model } = this.#part;
    const index = new Map(model.touchpoints.map(({ id }, at) => [id as RecordId, at]));
    for (const touchpoint of ofKind(records, 'touchpoint')) {
      const at = index.get(touchpoint.id);
      const paths = pathsFrom(records, touchpoint.id);
      if (paths.length > 1 && (at === undefined || this.#felt[at]))
        for (const path of paths) yield { record: path.id, field: 'share' };
      if (touchpoint.entryWeight) yield { record: touchpoint.id, field: 'entryWeight' };
      if (touchpoint.alternativeShare) yield { record: touchpoint.id, field: 'alternativeShare' };
    }
  }

  *#moneyAt(id: RecordId, index: number): Generator<InputPlace> {
    const { pains, offers } = this.#part.model.touchpoints[index]!;
    if (this.#has('ours')) {
      yield { record: id, field: 'margin' };
      yield { record: id, field: 'cost' };
      for (const pain of pains) yield { record: pain.id, field: 'recoveryCost' };
    }
    const owners = [
      ...(this.#has('ours') ? ['margin'] : []),
      ...(this.#has('partners') ? ['partnerMargin'] : []),
    ];
    for (const { id: offer, on, rule, partner } of offers) {
      for (const owner of owners) {
        if (owner === 'partnerMargin' && partner === null) continue;
        const isBoth = offer === this.#offer;
        if (on || isBoth) yield { record: offer, field: `${owner}With` };
        if (!on || isBoth || rule === 'afterPain') {
          yield { record: offer, field: `${owner}Without` };
          yield* baseInputs(this.#part.records, offer);
        }
      }
    }
  }

  *#followers(): Generator<InputPlace> {
    const { segment, records } = this.#part;
    const stated = find(records, 'segment', segment)?.followers;
    if (!stated) return;
    yield { record: segment, field: 'followers' };
    yield { record: segment, field: 'followersReached' };
  }
}
