/** The map of the first visit, to test with. */
import { recordsFrom, type MapRecords } from '#domain/records.ts';
import file from '#templates/rowing-machine.json' with { type: 'json' };

export const sampleMap: MapRecords = recordsFrom(file.records);
