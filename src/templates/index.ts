/** Maps to start from. Each is a file in our own format, loaded when it is asked for. */
import type { MapRecord } from '#domain/records.ts';

export type Template = Readonly<{
  id: string;
  /** Its records. They are valid and need no repair; ids are unique within the map only. */
  load: () => Promise<readonly MapRecord[]>;
}>;

export const templates: readonly Template[] = [
  {
    id: 'rowing-machine',
    load: async () => (await import('./rowing-machine.json')).default.records,
  },
];
