/** What was just done and can be taken back or followed up; one at a time, for a moment. */
import type { TemplateId } from './starts.ts';

export type Notice = Readonly<{
  /** What happened; the catalogue has the words. */
  kind:
    'trashed' | 'added' | 'backedUp' | 'restored' | 'copied' | 'notMade' | 'notAll' | 'template';
  /** The maps it is about; with `notAll` what the file does not hold, in sentences. */
  titles: readonly string[];
  /** The maps of which a backup holds only what could be read. */
  partly?: readonly string[];
  /** Takes it back. */
  undo?: () => Promise<void>;
  /** The map one may want to open now. */
  open?: string;
  /** The template just opened; what is said of it stays until it was tried or put away. */
  template?: TemplateId;
}>;

export class Notices {
  #shown = $state.raw<Notice | null>(null);

  get shown(): Notice | null {
    return this.#shown;
  }

  show(notice: Notice): void {
    this.#shown = notice;
  }

  /** Takes a notice away, unless another stands there already. */
  dismiss(notice: Notice | null = this.#shown): void {
    if (this.#shown === notice) this.#shown = null;
  }
}
