/**
 * What a person can do from the inspector, one verb each, so that whatever the mouse can do on the board
 * can be done here by keyboard. Each plans a `Change` with a command and commits it under its label.
 */
import { applyChange, squash, type Change } from '#domain/change.ts';
import { addLane, moveLane } from '#domain/commands/lane.ts';
import { moveNotes } from '#domain/commands/note.ts';
import { addPartner } from '#domain/commands/partner.ts';
import {
  clearShare,
  linkTouchpoints,
  reroutePath,
  setShare,
  takeBackShare,
} from '#domain/commands/path.ts';
import { addItem, placeItem } from '#domain/commands/placement.ts';
import { addRecord, duplicateRecords, removeRecords, setFields } from '#domain/commands/record.ts';
import { addScenario, switchSolution } from '#domain/commands/scenario.ts';
import { addSegment } from '#domain/commands/segment.ts';
import { addEffect, removeEffect } from '#domain/commands/solution.ts';
import { eraseSource } from '#domain/commands/source.ts';
import { moveStage } from '#domain/commands/stage.ts';
import { addTouchpoints, moveTouchpoints } from '#domain/commands/touchpoint.ts';
import type { Estimate } from '#domain/estimate.ts';
import type { Effect } from '#domain/kind.ts';
import type { Placeable } from '#domain/kinds/placement.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { Kind } from '#domain/schema.ts';
import type { OpenMap } from './open-map.svelte.ts';

/** What can be added to the map as a whole, without a place on the board. */
export const addedToMap = [
  'lane',
  'partner',
  'segment',
  'scenario',
  'source',
  'metric',
  'outcome',
] as const satisfies readonly Kind[];
export type AddedToMap = (typeof addedToMap)[number];

const LABELS = {
  lane: 'addLane',
  partner: 'addPartner',
  segment: 'addSegment',
  scenario: 'addScenario',
  source: 'addSource',
  metric: 'addMetric',
  outcome: 'addOutcome',
  painPoint: 'addPainPoint',
  offer: 'addOffer',
  solution: 'addSolution',
} as const;

/** What the deeds need of the inspection they belong to. */
export interface Inspecting {
  readonly id: RecordId | null;
  readonly cameFrom: RecordId | null | undefined;
  open(id: RecordId, isFresh?: boolean): void;
  askToErase(source: RecordId): void;
}

export class InspectionDeeds {
  readonly #map: OpenMap;
  readonly #inspection: Inspecting;

  constructor(map: OpenMap, inspection: Inspecting) {
    this.#map = map;
    this.#inspection = inspection;
  }

  get #editor() {
    return this.#map.editor;
  }
  get #records() {
    return this.#map.editor.records;
  }

  /** Sets fields of a record; assumptions go to what the lens says an edit changes. */
  set(id: RecordId, fields: Readonly<Record<string, unknown>>, burst?: string): void {
    this.#map.deeds.set(id, fields, burst);
  }

  rename(id: RecordId, title: string | undefined, burst: string): void {
    const change = setFields(this.#records, { kind: 'map' }, id, { title });
    this.#editor.commit('rename', change, burst);
  }

  /** Sets an estimate; undefined returns it to its default. A path's share moves the others along. */
  setEstimate(id: RecordId, field: string, estimate: Estimate | undefined, burst?: string): void {
    if (!this.#isShare(id, field)) this.set(id, { [field]: estimate }, burst);
    else this.#editor.commit('setShare', this.#shareChange(id, estimate), burst);
  }

  /** Shows an estimate while its handle is dragged; null ends that. */
  previewEstimate(id: RecordId, field: string, estimate: Estimate | null): void {
    const fields = { [field]: estimate };
    const target = this.#map.lens.target;
    this.#editor.preview(estimate && setFields(this.#records, target, id, fields));
  }

  #isShare(id: RecordId, field: string | undefined): boolean {
    return this.#records[id]?.kind === 'path' && field === 'share';
  }

  #shareChange(path: RecordId, estimate: Estimate | undefined): Change {
    const { target } = this.#map.lens;
    return estimate
      ? setShare(this.#records, path, estimate, target)
      : clearShare(this.#records, path, target);
  }

  /** Takes back what the target of edits says about a field, or about the record as a whole. */
  takeBack(id: RecordId, field?: string): void {
    const { target } = this.#map.lens;
    if (target.kind === 'map') return;
    if (!this.#isShare(id, field)) this.removeEffect(target.id, { record: id, field });
    else this.#editor.commit('removeEffect', takeBackShare(this.#records, id, target));
  }

  /** Adds what belongs to the map as a whole, and opens it. `fields` are those it starts with. */
  add(kind: AddedToMap, fields: Readonly<Record<string, unknown>> = {}): void {
    const id = this.#editor.newId();
    this.#editor.commit(LABELS[kind], this.#adding(kind, id, fields));
    if (this.#records[id]) this.#inspection.open(id, true);
  }

  #adding(kind: AddedToMap, id: RecordId, fields: Readonly<Record<string, unknown>>): Change {
    const records = this.#records;
    const from = this.#map.lens.scenario?.id ?? null;
    if (kind === 'lane') return addLane(records, { id, title: '' });
    if (kind === 'partner') return addPartner(records, { id, title: '', fields });
    if (kind === 'segment') return addSegment(records, { id, title: '', fields });
    if (kind === 'scenario') return addScenario(records, { id, title: '', from });
    const needed = kind === 'metric' ? { measures: 'satisfaction' } : {};
    return addRecord(records, { ...needed, ...fields, id, kind, title: '' });
  }

  /** Adds a partner whose offer this is, and opens it. */
  addPartnerOf(offer: RecordId): void {
    const id = this.#editor.newId();
    const first = addPartner(this.#records, { id, title: '' });
    const records = applyChange(this.#records, first);
    const second = setFields(records, { kind: 'map' }, offer, { partner: id });
    this.#editor.commit('addPartner', squash(first, second));
    this.#inspection.open(id, true);
  }

  addTouchpoint(stage: RecordId, title: string): void {
    const added = { ids: [this.#editor.newId()], titles: [title], stage };
    this.#editor.commit('addTouchpoint', addTouchpoints(this.#records, added));
  }

  /** Adds a pain point, an offer or a solution at a touchpoint. */
  addItem(kind: Placeable, touchpoint: RecordId, title: string): void {
    const [id, placementId] = [this.#editor.newId(), this.#editor.newId()];
    const change = addItem(this.#records, { kind, id, placementId, title, touchpoint });
    this.#editor.commit(LABELS[kind], change);
  }

  /** Places what exists at one more touchpoint. */
  place(item: RecordId, touchpoint: RecordId): void {
    const placementId = this.#editor.newId();
    this.#editor.commit('place', placeItem(this.#records, { placementId, item, touchpoint }));
  }

  /**
   * Removes a record with all that cannot be without it, and goes back if it was on show. A source is
   * erased, after a question where something rests on it.
   */
  remove(id: RecordId): void {
    if (this.#records[id]?.kind === 'source') this.#inspection.askToErase(id);
    else this.#removing(id, 'remove', removeRecords(this.#records, [id]));
  }

  /** Erases a source with what came from it, and goes back if it was on show. */
  eraseSource(id: RecordId, withFindings: boolean): void {
    this.#removing(id, 'eraseSource', eraseSource(this.#records, id, { withFindings }));
  }

  #removing(id: RecordId, label: string, change: Change): void {
    const wasShown = this.#inspection.id === id;
    const from = this.#inspection.cameFrom;
    this.#editor.commit(label, change);
    if (!wasShown) return;
    if (from) this.#map.board.selectRecord(from);
    else this.#map.board.selection.clear();
  }

  duplicate(id: RecordId): void {
    const { change, ids } = duplicateRecords(this.#records, [id], this.#editor.newId);
    this.#editor.commit('duplicate', change);
    const copy = ids.get(id);
    if (copy) this.#inspection.open(copy);
  }

  /** Draws a path; the implied way becomes a drawn one beside it. */
  link(from: RecordId, to: RecordId): void {
    const { newId } = this.#editor;
    const change = linkTouchpoints(this.#records, { id: newId(), from, to, newId });
    this.#editor.commit('link', change);
  }

  /** Leads a path somewhere else. */
  reroute(path: RecordId, to: RecordId): void {
    const { newId } = this.#editor;
    this.#editor.commit('link', reroutePath(this.#records, path, { to, newId }));
  }

  /** Moves a stage or a lane one place towards the start or the end. */
  shift(id: RecordId, by: -1 | 1): void {
    const kind = this.#records[id]?.kind;
    if (kind !== 'stage' && kind !== 'lane') return;
    const all = ofKind(this.#records, kind);
    const at = all.findIndex((each) => each.id === id);
    if (!all[at + by]) return;
    const before = all[by === -1 ? at - 1 : at + 2]?.id ?? null;
    const move = kind === 'stage' ? moveStage : moveLane;
    this.#editor.commit('move', move(this.#records, id, before));
  }

  /** Moves a touchpoint to the end of a stage. */
  moveTouchpoint(id: RecordId, stage: RecordId): void {
    this.#editor.commit('move', moveTouchpoints(this.#records, [id], { stage, before: null }));
  }

  /** Moves a note to the end of a cell. */
  moveNote(id: RecordId, lane: RecordId, stage: RecordId): void {
    this.#editor.commit('move', moveNotes(this.#records, [id], { lane, stage, before: null }));
  }

  hideLane(id: RecordId, isHidden: boolean): void {
    const change = setFields(this.#records, { kind: 'map' }, id, {
      hidden: isHidden ? true : undefined,
    });
    this.#editor.commit(isHidden ? 'hideLane' : 'showLane', change);
  }

  /** Switches a solution in a scenario, whichever is shown. */
  switchSolutionIn(scenario: RecordId, solution: RecordId, on: boolean): void {
    const change = switchSolution(this.#records, scenario, solution, on);
    this.#editor.commit(on ? 'switchOn' : 'switchOff', change);
  }

  /** Puts a record into a list of records, or takes it out. */
  setMember(id: RecordId, field: string, member: RecordId, isIn: boolean): void {
    const others = ((this.#records[id]?.[field] ?? []) as readonly RecordId[]).filter(
      (other) => other !== member,
    );
    const next = isIn ? [...others, member] : others;
    this.set(id, { [field]: next.length > 0 ? next : undefined });
  }

  /** Adds an effect to a solution, scenario or segment, in the place of `replaced` if there is one. */
  setEffect(holder: RecordId, effect: Effect, replaced?: Effect): void {
    const isElsewhere =
      replaced && (replaced.record !== effect.record || replaced.field !== effect.field);
    if (!isElsewhere) {
      this.#editor.commit('addEffect', addEffect(this.#records, holder, effect));
      return;
    }
    const first = removeEffect(this.#records, holder, replaced);
    const second = addEffect(applyChange(this.#records, first), holder, effect);
    this.#editor.commit('addEffect', squash(first, second));
  }

  removeEffect(
    holder: RecordId,
    on: Readonly<{ record: RecordId; field?: string | undefined }>,
  ): void {
    this.#editor.commit('removeEffect', removeEffect(this.#records, holder, on));
  }
}
