/** Puts the random parts of a map together, without using any command. */
import type { Estimate } from '#domain/estimate.ts';
import { isAssumption } from '#domain/fields.ts';
import { COMPLETE } from '#domain/kinds/path.ts';
import { keysBetween } from '#domain/order.ts';
import { recordsFrom, type MapRecord, type MapRecords } from '#domain/records.ts';
import { recordKinds, type Kind } from '#domain/schema.ts';
import type { EffectDraft, MapDraft } from './map-draft.ts';

const ODD_IDS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ' ', 'a b', '%'];
const LANES = [
  'touchpoints',
  'experience',
  'painPoints',
  'offers',
  'solutions',
  'value',
  'thoughts',
  'notes',
];

export class MapBuilder {
  readonly #draft: MapDraft;
  readonly #computable: boolean;
  readonly #list: Record<string, unknown>[] = [];
  readonly #odd: string[];
  readonly #counts = new Map<string, number>();

  constructor(draft: MapDraft, computable: boolean) {
    this.#draft = draft;
    this.#computable = computable;
    this.#odd = draft.oddIds ? [...ODD_IDS] : [];
  }

  build(): MapRecords {
    const { map, ownLanes, partners } = this.#draft;
    this.#add('map', { title: map.title, period: map.period, ...map.numbers });
    this.#addInOrder('lane', [...LANES.map((sort) => ({ sort })), ...ownLanes]);
    this.#addStages();
    this.#addInOrder('partner', partners);
    this.#addItems();
    this.#addPaths();
    this.#addViews();
    this.#addResearch();
    this.#addEffects();
    if (this.#draft.fromNewerVersion)
      this.#list.push({ id: 'future-1', kind: 'hologram', title: 'later', order: 7 });
    return recordsFrom(this.#list.map((record) => withoutGaps(record) as MapRecord));
  }

  #add(kind: string, fields: Readonly<Record<string, unknown>>): string {
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    const odd = kind === 'map' ? undefined : this.#odd.pop();
    const id = odd ?? `${kind}-${number}`;
    const { at: _, numbers, ...rest } = fields;
    this.#list.push({ id, kind, ...rest, ...(numbers as object | undefined) });
    return id;
  }

  /** Each is inserted at a random place among those before it, as people do. */
  #addInOrder(kind: string, list: readonly Readonly<Record<string, unknown>>[]): string[] {
    const keys: string[] = [];
    return list.map((fields) => {
      const at = typeof fields['at'] === 'number' ? fields['at'] % (keys.length + 1) : keys.length;
      const [key] = keysBetween(keys[at - 1] ?? null, keys[at] ?? null, 1);
      keys.splice(at, 0, key!);
      return this.#add(kind, { ...fields, order: key });
    });
  }

  #ids(...kinds: string[]): string[] {
    return this.#list.flatMap((one) => (kinds.includes(one['kind'] as string) ? [idOf(one)] : []));
  }

  #pick(ids: readonly string[], at: number | undefined): string | undefined {
    return at === undefined ? undefined : ids[at % Math.max(1, ids.length)];
  }

  #picks(ids: readonly string[], at: readonly number[]): string[] | undefined {
    const found = new Set(at.flatMap((one) => this.#pick(ids, one) ?? []));
    return found.size > 0 ? [...found] : undefined;
  }

  #lanes(...sorts: string[]): string[] {
    return this.#list.flatMap((one) => (sorts.includes(one['sort'] as string) ? [idOf(one)] : []));
  }

  #addStages(): void {
    const { stages } = this.#draft;
    const ids = this.#addInOrder(
      'stage',
      stages.map(({ touchpoints: _t, notes: _n, ...stage }) => stage),
    );
    const noteLanes = this.#lanes('thoughts', 'notes', 'text');
    const rows = this.#lanes('touchpoints');
    stages.forEach(({ touchpoints, notes }, index) => {
      const stage = ids[index]!;
      const before = this.#ids('touchpoint');
      this.#addInOrder(
        'touchpoint',
        touchpoints.map(({ alternativeTo, lane, ...touchpoint }) => ({
          ...touchpoint,
          stage,
          lane: this.#pick(rows, lane),
          alternativeTo: this.#pick(before, alternativeTo),
        })),
      );
      const cells = new Map<string, typeof notes>();
      for (const note of notes) {
        const lane = this.#pick(noteLanes, note.lane)!;
        cells.set(lane, [...(cells.get(lane) ?? []), note]);
      }
      for (const [lane, cell] of cells)
        this.#addInOrder(
          'note',
          cell.map((note) => ({ ...note, lane, stage })),
        );
    });
  }

  #addItems(): void {
    const { painPoints, offers, solutions, placements } = this.#draft;
    const partners = this.#ids('partner');
    for (const item of painPoints) this.#add('painPoint', item);
    for (const { partner, ...offer } of offers)
      this.#add('offer', { ...offer, partner: this.#pick(partners, partner) });
    for (const { effects: _, ...solution } of solutions) this.#add('solution', solution);
    const [items, touchpoints] = [
      this.#ids('painPoint', 'offer', 'solution'),
      this.#ids('touchpoint'),
    ];
    const cells = new Map<string, Map<string, number>>();
    for (const { item, touchpoint, at } of placements) {
      const [thing, where] = [this.#pick(items, item), this.#pick(touchpoints, touchpoint)];
      if (thing === undefined || where === undefined) continue;
      cells.set(where, (cells.get(where) ?? new Map<string, number>()).set(thing, at));
    }
    for (const [touchpoint, things] of cells)
      this.#addInOrder(
        'placement',
        [...things].map(([item, at]) => ({ item, touchpoint, at })),
      );
  }

  #addPaths(): void {
    const touchpoints = this.#ids('touchpoint');
    const drawn = new Set<string>();
    const draw = (from: string, to: string, numbers: Record<string, Estimate>) => {
      const key = JSON.stringify([from, to]);
      if (!drawn.has(key)) this.#add('path', { from, to, numbers });
      drawn.add(key);
    };
    for (const path of this.#draft.paths) {
      const from = this.#pick(touchpoints, path.from);
      const to = this.#pick([...touchpoints, COMPLETE], path.to);
      if (from === undefined || to === undefined) continue;
      if (this.#computable) draw(from, COMPLETE, { share: { likely: 0.2, basis: 'guess' } });
      draw(from, to, path.numbers);
    }
  }

  #addViews(): void {
    const { segments, scenarios, map } = this.#draft;
    const touchpoints = this.#ids('touchpoint').slice(this.#computable ? 1 : 0);
    const solutions = this.#ids('solution');
    this.#addInOrder(
      'segment',
      segments.map(({ effects: _, skips, ...segment }) => ({
        ...segment,
        skips: this.#picks(touchpoints, skips),
      })),
    );
    this.#addInOrder(
      'scenario',
      scenarios.map(({ effects: _, solutions: on, ...scenario }) => ({
        ...scenario,
        solutions: this.#picks(solutions, on),
      })),
    );
    this.#list[0]!['solutions'] = this.#picks(solutions, map.solutions);
  }

  #addResearch(): void {
    const { metrics, outcomes, sources, cited } = this.#draft;
    const touchpoints = this.#ids('touchpoint');
    const segments = this.#ids('segment');
    for (const { about, ...metric } of metrics) {
      const kind = (['touchpoint', 'stage', 'segment'] as const)[about?.kind ?? 0]!;
      const what = about && this.#pick(this.#ids(kind), about.at);
      this.#add('metric', { ...metric, [kind]: what });
    }
    for (const outcome of outcomes)
      this.#add('outcome', {
        ...outcome,
        touchpoints: this.#picks(touchpoints, outcome.touchpoints),
        segment: this.#pick(segments, outcome.segment),
      });
    const known = this.#list.map(idOf);
    for (const source of sources)
      this.#add('source', { ...source, about: this.#picks(known, source.about) });
    const ids = this.#ids('source');
    for (const at of cited) this.#cite(this.#pick(ids, at), at);
  }

  /** Lets some estimate rest on a source. */
  #cite(source: string | undefined, at: number): void {
    const record = this.#list[at % this.#list.length]!;
    const field = Object.keys(recordKinds[record['kind'] as Kind].estimates).find(
      (name) => record[name] !== undefined,
    );
    if (source === undefined || field === undefined) return;
    record[field] = { ...(record[field] as Estimate), source };
  }

  #addEffects(): void {
    const { solutions, segments, scenarios } = this.#draft;
    for (const [kind, drafts] of [
      ['solution', solutions],
      ['segment', segments],
      ['scenario', scenarios],
    ] as const) {
      const holders = this.#list.filter((record) => record['kind'] === kind);
      drafts.forEach((draft, index) => {
        const made = draft.effects.flatMap((one) => this.#effectOf(one) ?? []);
        if (made.length > 0) holders[index]!['effects'] = made;
      });
    }
  }

  #effectOf({ target, field, op, value }: EffectDraft): object | null {
    const record = this.#list[target % this.#list.length]!;
    const kind = record['kind'] as Kind;
    const names = Object.keys(recordKinds[kind].estimates).filter((name) =>
      isAssumption(kind, name),
    );
    if (op === 0 && kind !== 'map' && !this.#computable)
      return { record: record['id'], op: 'remove' };
    const name = names[field % Math.max(1, names.length)];
    if (name === undefined) return null;
    if (op === 1) return { record: record['id'], field: name, op: 'remove' };
    const bounds = recordKinds[kind].estimates[name]!;
    const within = Math.min(bounds.max, Math.max(bounds.min, value));
    if (op < 5) return { record: record['id'], field: name, op: 'set', value: within };
    return { record: record['id'], field: name, op: op < 8 ? 'add' : 'multiply', value };
  }
}

function idOf(record: Readonly<Record<string, unknown>>): string {
  return record['id'] as string;
}

/** As JSON would have it: fields without a value are not there. */
function withoutGaps(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
