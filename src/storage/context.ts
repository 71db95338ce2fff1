/** The parts of storage that work together on one database in one tab. */
import type { ThroughlineDatabase } from './database.ts';
import type { Environment } from './environment.ts';
import type { Folding } from './folding.ts';
import type { Hub } from './hub.ts';
import type { MapLog } from './map-log.ts';
import type { Marks } from './marks.ts';
import type { Tails } from './tails.ts';
import type { Versions } from './versions.ts';

export type StorageContext = Readonly<{
  environment: Environment;
  database: ThroughlineDatabase;
  log: MapLog;
  tails: Tails;
  marks: Marks;
  hub: Hub;
  folding: Folding;
  versions: Versions;
  /** The writers of this tab that are alive. */
  writers: Set<string>;
}>;
