/** Pasted text becomes cards: one per line, of the sort that the lane holds. */
import { finding } from '../finding.ts';
import { cardKindOf, type CardKind } from '../queries/lane-cards.ts';
import { find, ofKind } from '../queries/of-kind.ts';
import { tableInText } from '../queries/table-in-text.ts';
import type { MapRecords, RecordId } from '../records.ts';
import { Draft } from './draft.ts';
import { insertRecords } from './insert.ts';
import { touchpointFor, type Cell, type Pasted } from './pasting.ts';

/** More cards at once than anybody wants to sort by hand; a table goes on over no more stages either. */
export const MOST_PASTED_LINES = 500;

/**
 * Lines become cards of the cell, one below the other; the columns of a table go to this stage and the
 * following ones, which are added as far as they are missing. At the head of a stage they become stages
 * after it. Bullets and numbers are taken off, empty lines skipped. Findings: `pasteTooMany` with the
 * count left out, `pasteNothing` where there is no word or the lane holds no cards.
 */
export function pasteLines(
  records: MapRecords,
  { text, into, newId }: { text: string; into: Cell; newId: () => RecordId },
): Pasted {
  const draft = new Draft(records);
  const kind = kindIn(records, into);
  const cells = tableInText(text).flatMap((row) =>
    row.flatMap((title, column) => (title === '' ? [] : { title, column })),
  );
  if (!kind || !find(records, 'stage', into.stage) || cells.length === 0)
    return { change: draft.change(), ids: [], findings: [finding('pasteNothing')] };
  const near = cells.filter(({ column }) => kind === 'stage' || column < MOST_PASTED_LINES);
  const taken = near.slice(0, MOST_PASTED_LINES);
  const ids = kind === 'stage' ? addStages(draft, taken, into, newId) : [];
  if (kind !== 'stage')
    for (const column of new Set(taken.map((cell) => cell.column))) {
      const titles = taken.filter((cell) => cell.column === column).map(({ title }) => title);
      const stage = stageAt(draft, into.stage, column, newId);
      ids.push(...addCards(draft, kind, titles, { ...into, stage }, newId));
    }
  const count = cells.length - taken.length;
  const limit = MOST_PASTED_LINES;
  const findings = count > 0 ? [finding('pasteTooMany', {}, { count, limit })] : [];
  return { change: draft.change(), ids, findings };
}

function kindIn(records: MapRecords, { lane }: Cell): CardKind | 'stage' | null {
  if (lane === null) return 'stage';
  const sort = find(records, 'lane', lane)?.sort;
  return sort ? cardKindOf(sort) : null;
}

type Card = Readonly<{ title: string; column: number }>;

function addStages(draft: Draft, cards: readonly Card[], into: Cell, newId: () => RecordId) {
  const stages = cards.map(({ title }) => ({ id: newId(), kind: 'stage', title }));
  return insertRecords(draft, stages, { after: into.stage });
}

/** The stage so many columns on; stages without a title are added where the map ends before. */
function stageAt(draft: Draft, first: RecordId, column: number, newId: () => RecordId): RecordId {
  const stages = ofKind(draft.records(), 'stage');
  const index = stages.findIndex(({ id }) => id === first) + column;
  const missing = Math.max(0, index + 1 - stages.length);
  const added = Array.from({ length: missing }, () => ({ id: newId(), kind: 'stage', title: '' }));
  const ids: readonly RecordId[] = [...stages.map(({ id }) => id), ...insertRecords(draft, added)];
  return ids[index]!;
}

function addCards(
  draft: Draft,
  kind: CardKind,
  titles: readonly string[],
  cell: Cell,
  newId: () => RecordId,
): RecordId[] {
  const { stage, lane } = cell;
  const cards = titles.map((title) => ({ id: newId(), kind, title }));
  if (kind === 'touchpoint') {
    const after = cell.touchpoint ?? undefined;
    return insertRecords(
      draft,
      cards.map((card) => ({ ...card, stage, lane })),
      { after },
    );
  }
  if (kind === 'note')
    return insertRecords(
      draft,
      cards.map((card) => ({ ...card, stage, lane })),
      { before: cell.before },
    );
  const touchpoint = touchpointFor(draft, cell, newId);
  const placements = insertRecords(draft, cards).map((item) => ({
    id: newId(),
    kind: 'placement',
    item,
    touchpoint,
  }));
  return insertRecords(draft, placements, { before: cell.before });
}
