/** What a file format is: a name, how to know it, and how to read and write it. */
import type { Finding } from '#domain/finding.ts';
import type { MapRecords } from '#domain/records.ts';

/** A file as it comes from the disk, or text from the clipboard. */
export type FileInput = string | Uint8Array;

/** Which map a file holds, and the saved version it was made from, as far as that is known. */
export type FileOrigin = Readonly<{ mapId: string | null; exportedAs: string | null }>;

/** What a file holds: valid records, and everything that did not fit. */
export type ReadMap = FileOrigin &
  Readonly<{
    records: MapRecords;
    findings: readonly Finding[];
    /** The version of the format it was written in. */
    version: number;
  }>;

/** Nothing was taken from the file; the finding says why and where. */
export type Refused = Readonly<{ refused: Finding }>;

export type Format = Readonly<{
  id: string;
  /** As people know it; a proper name, not translated. */
  name: string;
  /** Without the dot, the usual one first. */
  extensions: readonly string[];
  mime: string;
  /** Whether the beginning of a file, some 4,000 bytes of it, looks like this format. */
  recognise?: (start: FileInput) => boolean;
  /** Never throws and changes nothing outside: the same input gives the same answer. */
  read?: (input: FileInput) => ReadMap | Refused;
  /** The same records give the same text. */
  write?: (records: MapRecords, origin: FileOrigin) => string;
  /** What the written text does not say of the records; absent: nothing is lost. */
  lost?: (records: MapRecords, text: string) => readonly Finding[];
}>;
