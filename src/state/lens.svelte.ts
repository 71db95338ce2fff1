/**
 * Through which lens the map is seen: the scenario shown, the one it is compared with, and the
 * segment. The lens also decides what an edit changes, and the bar always says which.
 */
import type { EditTarget } from '#domain/commands/record.ts';
import { find, mapOf, ofKind } from '#domain/queries/of-kind.ts';
import { recordsUnder } from '#domain/queries/records-under.ts';
import type { MapRecords, RecordId } from '#domain/records.ts';

/** `null` is the map as drawn. */
export type ScenarioId = RecordId<'scenario'> | null;

export class Lens {
  readonly #records: () => MapRecords;
  #scenario = $state.raw<ScenarioId>(null);
  #compared = $state.raw<ScenarioId | undefined>(undefined);
  #segment = $state.raw<RecordId<'segment'> | null>(null);
  #overlay = $state.raw(true);

  /** The scenario shown; one that was removed meanwhile counts as the map as drawn. */
  readonly scenario = $derived.by(() => find(this.#records(), 'scenario', this.#scenario));
  readonly segment = $derived.by(() => find(this.#records(), 'segment', this.#segment));
  /** The scenario compared with: an id, null for the map as drawn, undefined for none. */
  readonly compared = $derived.by((): ScenarioId | undefined => {
    const shown = this.scenario?.id ?? null;
    const compared = this.#compared;
    if (compared === undefined || compared === shown) return undefined;
    return compared === null || find(this.#records(), 'scenario', compared) ? compared : undefined;
  });
  /** What an edit of an assumption changes. A scenario goes before a segment. */
  readonly target = $derived.by((): EditTarget => {
    if (this.scenario) return { kind: 'scenario', id: this.scenario.id };
    if (this.segment) return { kind: 'segment', id: this.segment.id };
    return { kind: 'map' };
  });
  /** The records as the lens shows them: with the effects of the scenario and the segment. */
  readonly effective = $derived.by(() =>
    recordsUnder(this.#records(), {
      scenario: this.scenario?.id ?? null,
      segment: this.segment?.id ?? null,
    }),
  );
  /** What the map as drawn is called, or null where it has no name of its own. */
  readonly baseTitle = $derived.by(() => mapOf(this.#records())?.baseTitle ?? null);
  /** The name of the compared scenario; null for none and for a map as drawn without a name. */
  readonly comparedTitle = $derived.by(() => {
    if (this.compared === undefined) return null;
    return find(this.#records(), 'scenario', this.compared)?.title ?? this.baseTitle;
  });
  readonly scenarios = $derived.by(() => ofKind(this.#records(), 'scenario'));
  readonly segments = $derived.by(() => ofKind(this.#records(), 'segment'));

  /** Whether the chart draws one line per segment; only where there are several. */
  readonly showsSegments = $derived.by(
    () => this.#overlay && this.segment === null && this.segments.length > 1,
  );

  constructor(records: () => MapRecords) {
    this.#records = records;
  }

  showScenario(id: ScenarioId): void {
    if (id === (this.scenario?.id ?? null)) return;
    const before = this.scenario?.id ?? null;
    this.#scenario = id;
    if (this.#compared === id) this.#compared = before;
  }

  /** Compares with a scenario, or with none when it is compared with already. */
  compareWith(id: ScenarioId | undefined): void {
    this.#compared = this.#compared === id ? undefined : id;
  }

  overlaySegments(on: boolean): void {
    this.#overlay = on;
  }

  showSegment(id: RecordId<'segment'> | null): void {
    this.#segment = id;
  }
}
