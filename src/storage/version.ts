/** What a saved state of a map is, apart from its records. */

export type VersionReason = 'automatic' | 'named' | 'export' | 'import' | 'merge' | 'restore';

export type Version = Readonly<{
  id: string;
  mapId: string;
  /** Milliseconds since 1970. */
  at: number;
  reason: VersionReason;
  title?: string;
}>;
