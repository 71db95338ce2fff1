/** A number that somebody asked to see where it can be changed; whoever shows its record brings it into view. */
import type { RecordId } from '#domain/records.ts';
import type { Board } from './board.svelte.ts';

export type FieldPlace = Readonly<{ record: RecordId; field: string }>;

export class WantedField {
  readonly #board: Board;
  #place = $state.raw<FieldPlace | null>(null);

  constructor(board: Board) {
    this.#board = board;
  }

  get place(): FieldPlace | null {
    return this.#place;
  }

  /** Shows the record of the field, and asks for the field itself. */
  ask(place: FieldPlace): void {
    // The map is what the inspector shows while nothing is selected.
    if (this.#board.editor.shown[place.record]?.kind === 'map') this.#board.selection.clear();
    else this.#board.selectRecord(place.record);
    this.#place = place;
  }

  /** The field has been brought into view, or is nowhere to be seen. */
  settle(): void {
    this.#place = null;
  }
}
