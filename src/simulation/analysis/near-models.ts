/**
 * The models of many options of one map. Most options differ from each other in a few numbers of a few cards, and then
 * only what these stand for is built anew. The models are the same as if all of each were.
 */
import { afterEffect } from '#domain/effects.ts';
import type { Effect } from '#domain/kind.ts';
import { find, ofKind } from '#domain/queries/of-kind.ts';
import { grouped } from '#domain/queries/remembered.ts';
import { effectsUnder, recordsUnder, type View } from '#domain/queries/records-under.ts';
import type { MapRecord, MapRecords, RecordId } from '#domain/records.ts';
import { changedModel } from '../build-model.ts';
import { isComputable, type SegmentModel } from '../map-models.ts';
import { optionModels } from './option-totals.ts';
import { withOption, type Option } from './option.ts';

type Models = ReturnType<typeof optionModels>;

/** The model of a segment in the option that all others are held against. */
type Near = Readonly<{
  part: SegmentModel;
  view: View;
  effects: ReadonlyMap<RecordId, readonly Effect[]>;
}>;

export class NearModels {
  readonly #records: MapRecords;
  readonly #segment: RecordId | null;
  /** The records with the first option that was asked for as a scenario. */
  readonly #under: MapRecords;
  readonly #models: Models;
  /** Null where every option has to be built by itself. */
  readonly #nears: readonly Near[] | null;

  /** @param first one of the options; the nearer the others are to it, the better */
  constructor(records: MapRecords, first: Option, segment: RecordId | null) {
    const under = withOption(records, first);
    this.#records = records;
    this.#segment = segment;
    this.#under = under.records;
    this.#models = optionModels(records, first, segment);
    const nears = isComputable(this.#models)
      ? this.#models.map((part): Near => {
          const view = { scenario: under.scenario, segment: part.segment };
          return { part, view, effects: byRecord(effectsUnder(under.records, view)) };
        })
      : [];
    this.#nears = nears.length > 0 && nears.every((near) => this.#isPlain(near)) ? nears : null;
  }

  /** The models of an option, one per segment, or why there is nothing to compute. */
  of(option: Option): Models {
    const near = this.#nears?.map((one) => this.#changed(one, option)) ?? [null];
    const known = near.filter((part) => part !== null);
    return known.length === near.length
      ? known
      : optionModels(this.#records, option, this.#segment);
  }

  /** Whether all numbers of the model are those of the records, as nothing is solved for and nobody is held back. */
  #isPlain({ part, view, effects }: Near): boolean {
    const shown = recordsUnder(this.#under, view);
    const isObserved = [this.#records, shown].some((records) =>
      ofKind(records, 'touchpoint').some(
        ({ observedSatisfaction, observedDropOff }) => observedSatisfaction ?? observedDropOff,
      ),
    );
    const hasBarrier = find(shown, 'segment', part.segment)?.switchingBarrier !== undefined;
    return !isObserved && !hasBarrier && !removesAny(effects);
  }

  #changed({ part, view, effects: before }: Near, option: Option): SegmentModel | null {
    const records = this.#records;
    const after = byRecord([
      ...(find(records, 'segment', part.segment)?.effects ?? []),
      ...[...new Set(option.solutions)].flatMap(
        (id) => find(records, 'solution', id)?.effects ?? [],
      ),
      ...option.effects,
    ]);
    if (removesAny(after)) return null;
    const changed = new Map<RecordId, MapRecord>();
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const record = records[id];
      const effects = after.get(id) ?? [];
      if (!record || isSame(effects, before.get(id) ?? [])) continue;
      changed.set(
        id,
        effects.reduce((now, effect) => afterEffect(records, now, effect), record),
      );
    }
    const model = changedModel(part.model, this.#under, view, changed);
    return model && { segment: part.segment, model };
  }
}

function byRecord(effects: readonly Effect[]): ReadonlyMap<RecordId, readonly Effect[]> {
  return grouped(effects, ({ record }): RecordId => record);
}

function removesAny(effects: ReadonlyMap<RecordId, readonly Effect[]>): boolean {
  return [...effects.values()]
    .flat()
    .some(({ op, field }) => op === 'remove' && field === undefined);
}

/** Effects never change: the same ones do the same. */
function isSame(one: readonly Effect[], other: readonly Effect[]): boolean {
  return one.length === other.length && one.every((effect, at) => effect === other[at]);
}
