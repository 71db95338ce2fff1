/** What only the page round the app can do for it. */

/** The ways a map leaves the browser. */
export type HandOver = 'json' | 'png' | 'svg' | 'mermaid' | 'print';

export interface PagePort {
  /** Hands the open map over as a file, or to the printer. */
  handOver(as: HandOver): void | Promise<void>;
  /** Lets the person choose a file with a map and takes it in. */
  openFile(): void | Promise<void>;
}
