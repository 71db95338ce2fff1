/** Pasted cards: records from this or another map, with new ids, in the cell they are pasted into. */
import { finding } from '../finding.ts';
import { placeable } from '../kinds/placement.ts';
import { CARDS_FORMAT } from '../queries/cards-of.ts';
import { firstLaneOfNotes, fitsLane } from '../queries/lane-cards.ts';
import { find, ofKind } from '../queries/of-kind.ts';
import { pathsFrom } from '../queries/paths-from.ts';
import { placementsOf } from '../queries/placements-at.ts';
import { grouped } from '../queries/remembered.ts';
import type { MapRecord, MapRecords, RecordId } from '../records.ts';
import { isMeant, translated, type Mention } from '../references.ts';
import { isKind } from '../schema.ts';
import { validateRecord } from '../validate.ts';
import { Draft } from './draft.ts';
import { insertRecords, type Where } from './insert.ts';
import { touchpointFor, type Cell, type Pasted } from './pasting.ts';
import { setOnRecord } from './set-on-record.ts';
import { scaleShares } from './shares.ts';

export const MOST_PASTED_RECORDS = 5_000;
const DEEPEST = 64;

/** In the order in which they can be added, each after what it needs. */
const KINDS = [
  'partner',
  'stage',
  'touchpoint',
  'path',
  'painPoint',
  'offer',
  'solution',
  'placement',
  'note',
] as const;

/**
 * Adds the cards of a clipboard's `Cards` (see `cardsOf`), which may come from anywhere: each is
 * validated. Things are new ones, also where the original is still there; a partner that is there, by
 * id or by title, is the same partner. What a card says of others is kept if they come along or are
 * there. Findings: `pasteNothing`, `pasteTooMany`.
 */
export function pasteRecords(
  records: MapRecords,
  { payload, into, newId }: { payload: unknown; into: Cell; newId: () => RecordId },
): Pasted {
  const draft = new Draft(records);
  const nothing: Pasted = { change: {}, ids: [], findings: [finding('pasteNothing')] };
  if (!find(records, 'stage', into.stage)) return nothing;
  const list = recordsIn(payload);
  const cards = validCards(list.slice(0, MOST_PASTED_RECORDS));
  if (cards.length === 0) return nothing;
  const ids = new CardPaster(draft, into, newId).paste(cards);
  const count = list.length - MOST_PASTED_RECORDS;
  const limit = MOST_PASTED_RECORDS;
  const findings = count > 0 ? [finding('pasteTooMany', {}, { count, limit })] : [];
  return { change: draft.change(), ids, findings };
}

function recordsIn(payload: unknown): readonly unknown[] {
  const { format, records } = (payload ?? {}) as { format?: unknown; records?: unknown };
  return format === CARDS_FORMAT && Array.isArray(records) ? records : [];
}

/** The usable ones, by kind in the order of adding; of two with one id the first. */
function validCards(list: readonly unknown[]): MapRecord[] {
  const found = new Map<RecordId, MapRecord>();
  for (const entry of list) {
    const record = isShallow(entry, DEEPEST) ? validateRecord(entry).record : null;
    if (record && !found.has(record.id)) found.set(record.id, record);
  }
  const byKind = grouped(found.values(), ({ kind }) => kind);
  return KINDS.flatMap((kind) => byKind.get(kind) ?? []);
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((entry) => isShallow(entry, levels - 1));
}

class CardPaster {
  readonly #draft: Draft;
  readonly #into: Cell;
  readonly #newId: () => RecordId;
  /** New ids by those on the clipboard. */
  readonly #ids = new Map<RecordId, RecordId>();
  readonly #start: MapRecords;
  readonly #ends = new Set<string>();
  #touchpoint: RecordId | null = null;

  constructor(draft: Draft, into: Cell, newId: () => RecordId) {
    this.#draft = draft;
    this.#start = draft.records();
    this.#into = into;
    this.#newId = newId;
  }

  /** Returns the cards that stand on the board. */
  paste(cards: readonly MapRecord[]): RecordId[] {
    for (const card of cards) this.#ids.set(card.id, this.#partner(card) ?? this.#newId());
    const added: RecordId[] = [];
    for (const [, group] of grouped(cards, (card) => this.#groupOf(card)))
      added.push(...this.#add(group));
    const touchpoints = cards.filter((card) => isKind(card, 'touchpoint'));
    for (const { id, alternativeTo } of touchpoints) this.#link(this.#ids.get(id)!, alternativeTo);
    const now = this.#draft.records();
    for (const { id } of touchpoints)
      scaleShares(this.#draft, pathsFrom(now, this.#ids.get(id)!), 1);
    const at = new Set(ofKind(now, 'placement').map((one): RecordId => one.item));
    const placed = cards.flatMap((card) => this.#placeIfLost(card, at));
    return [...added, ...placed].filter((id) => isOnBoard(this.#draft.get(id)));
  }

  /** Records that go to the same place are added together, so that they stay in order. */
  #groupOf(card: MapRecord): string {
    const place = ['stage', 'lane', 'touchpoint'].map((field) => card[field]);
    if (card.kind === 'touchpoint' || card.kind === 'note')
      place[0] = this.#stageOf(card['stage'] as RecordId);
    if (card.kind === 'touchpoint') place[1] = null;
    return JSON.stringify([card.kind, ...place]);
  }

  #add(group: readonly MapRecord[]): RecordId[] {
    const copies: MapRecord[] = [];
    for (const card of group) {
      const id = this.#ids.get(card.id)!;
      const copy = translated({ ...card, id }, (said) => this.#meant(card, said));
      if (copy && this.#isNew(copy)) copies.push(copy);
    }
    return insertRecords(this.#draft, copies, this.#where(group[0]!));
  }

  /** The partner that is there already. */
  #partner(card: MapRecord): RecordId | null {
    if (!isKind(card, 'partner')) return null;
    const partners = ofKind(this.#start, 'partner');
    const known =
      partners.find(({ id }) => id === card.id) ??
      partners.find(({ title }) => title === card.title);
    return known?.id ?? null;
  }

  /** Whether the like of it is neither on the clipboard before nor in the map. */
  #isNew(copy: MapRecord): boolean {
    const ends = endsOf(copy);
    if (this.#ends.has(ends)) return false;
    this.#ends.add(ends);
    return !isKind(copy, 'placement') || !this.#isPlaced(copy.item, copy.touchpoint);
  }

  #isPlaced(item: RecordId, touchpoint: RecordId): boolean {
    return placementsOf(this.#start, item).some((one) => one.touchpoint === touchpoint);
  }

  /** What a mention means here: the copy, a place in the cell, what is there, or nothing. */
  #meant(card: MapRecord, said: Mention): RecordId | null {
    if (said.field === 'stage') return this.#stageOf(said.id);
    if (said.field === 'lane') return this.#laneOf(card, said.id);
    const copy = this.#ids.get(said.id);
    if (copy !== undefined) return copy;
    if (card.kind === 'placement' && said.field === 'touchpoint') return this.#target();
    if (card.kind === 'path' || said.field === 'alternativeTo') return null;
    return isMeant(this.#draft.get(said.id), said) ? said.id : null;
  }

  #stageOf(stage: RecordId): RecordId {
    return this.#ids.get(stage) ?? this.#into.stage;
  }

  #laneOf(card: MapRecord, own: RecordId): RecordId | null {
    const records = this.#start;
    const { lane } = this.#into;
    if (lane !== null && fitsLane(records, card, lane)) return lane;
    if (fitsLane(records, card, own)) return own;
    return card.kind === 'note' ? (firstLaneOfNotes(records)?.id ?? null) : null;
  }

  /** The touchpoint of the cell; made only when something has to be placed. */
  #target(): RecordId | null {
    this.#touchpoint ??= touchpointFor(this.#draft, this.#into, this.#newId);
    return this.#touchpoint;
  }

  #where(card: MapRecord): Where {
    if (card.kind === 'stage') return { after: this.#into.stage };
    const isInside = this.#ids.has((card['stage'] ?? card['touchpoint']) as RecordId);
    if (isInside) return {};
    if (card.kind === 'touchpoint') return { after: this.#into.touchpoint ?? undefined };
    return { before: this.#into.before };
  }

  #link(copy: RecordId, main: RecordId | undefined): void {
    const meant = main === undefined ? undefined : (this.#ids.get(main) ?? main);
    if (meant !== undefined) setOnRecord(this.#draft, copy, 'alternativeTo', meant);
  }

  /** A thing that came without a placement is placed in the cell. */
  #placeIfLost(card: MapRecord, placed: ReadonlySet<unknown>): RecordId[] {
    const item = this.#ids.get(card.id)!;
    if (!isPlaceable(card) || placed.has(item) || !this.#draft.get(item)) return [];
    const touchpoint = this.#target();
    if (touchpoint === null) return [];
    const placement = { id: this.#newId(), kind: 'placement', item, touchpoint };
    return insertRecords(this.#draft, [placement], { before: this.#into.before });
  }
}

function isPlaceable({ kind }: MapRecord): boolean {
  return (placeable as readonly string[]).includes(kind);
}

/** The same for two records of which only one may be. */
function endsOf(record: MapRecord): string {
  if (isKind(record, 'path')) return JSON.stringify([record.from, record.to]);
  if (isKind(record, 'placement')) return JSON.stringify([record.item, record.touchpoint]);
  return record.id;
}

function isOnBoard(record: MapRecord | null): boolean {
  return ['stage', 'touchpoint', 'placement', 'note'].includes(record?.kind ?? '');
}
