/** What every item of the benchmark is given. */
import type { Site } from './sites.ts';

export type Bench = Readonly<{
  /** The production build, as people get it. */
  product: Site;
  /** The pages that measure parts of it beside something else. */
  pages: Site;
  /** A folder that is removed at the end. */
  folder: string;
}>;
