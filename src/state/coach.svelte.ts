/** What the checks notice about the map, what can be done about it, and which steps of the method are still ahead. */
import { checks, concernsOf, type Noticed } from '#domain/checks/index.ts';
import { dismiss, recall } from '#domain/commands/dismissal.ts';
import { FIRST_STEPS, stepsAhead } from '#domain/queries/first-steps.ts';
import { mapOf } from '#domain/queries/of-kind.ts';
import { grouped } from '#domain/queries/remembered.ts';
import type { RecordId } from '#domain/records.ts';
import type { Board } from './board.svelte.ts';
import type { Editor } from './editor.svelte.ts';
import type { WantedField } from './wanted-field.svelte.ts';

export type { CheckId, Noticed } from '#domain/checks/index.ts';
export type { FirstStep } from '#domain/queries/first-steps.ts';

export class Coach {
  readonly #editor: Editor;
  readonly #board: Board;
  readonly #wantedField: WantedField;

  // What is committed, not what is shown: nobody wants advice while a card is dragged.
  readonly #all = $derived.by(() => concernsOf(this.#editor.records));
  /** What nobody has dismissed, the weightiest first. */
  readonly open = $derived.by(() => this.#all.filter(({ isDismissed }) => !isDismissed));
  readonly dismissed = $derived.by(() => this.#all.filter(({ isDismissed }) => isDismissed));
  readonly #byRecord = $derived.by(() => grouped(this.open, ({ record }) => record));
  /** The steps of the method that are not taken yet; none when somebody has put them away. */
  readonly ahead = $derived.by(() => stepsAhead(this.#editor.records));

  constructor(editor: Editor, board: Board, wantedField: WantedField) {
    this.#editor = editor;
    this.#board = board;
    this.#wantedField = wantedField;
  }

  /** What there is to say of one record. */
  of(record: RecordId): readonly Noticed[] {
    return this.#byRecord.get(record) ?? [];
  }

  /**
   * Mends it, and shows what was added if that has to be named; where only a person can know what is right, shows where
   * to say it.
   */
  actOn(noticed: Noticed): void {
    const { record, field, check } = noticed;
    const { newId, records } = this.#editor;
    const change = checks[check].mend?.(records, noticed, newId);
    if (!change) {
      this.#wantedField.ask({ record, field: field ?? '' });
      return;
    }
    this.#editor.commit('mend', change);
    const added = Object.values(change).find(
      ({ before, after }) => before === null && after?.kind === 'touchpoint',
    );
    if (added?.after) this.#board.selectRecord(added.after.id);
  }

  dismiss({ record, check }: Noticed): void {
    this.#editor.commit('dismiss', dismiss(this.#editor.records, record, check));
  }

  recall({ record, check }: Noticed): void {
    this.#editor.commit('recall', recall(this.#editor.records, record, check));
  }

  /** Nobody wants to be led through the first steps of this map. */
  putStepsAway(): void {
    const map = mapOf(this.#editor.records);
    if (map) this.#editor.commit('dismiss', dismiss(this.#editor.records, map.id, FIRST_STEPS));
  }
}
