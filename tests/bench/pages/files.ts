/** Reading a large file of ours, part by part, beside `JSON.parse` of the same text. */
import { readRecords } from '#formats/read-records.ts';
import { surveyJson } from '#formats/json-limits.ts';
import { throughlineJson } from '#formats/throughline-json.ts';
import { validateRecord } from '#domain/validate.ts';
import { mapOfCards } from '../../support/generated-map.ts';
import { offer, timed } from './timing.ts';

type Times = Record<'parse' | 'scan' | 'check' | 'records' | 'read', number[]>;

const api = {
  /** Milliseconds of each part in every round; the first round does not count. */
  async read(megabytes: number, rounds: number) {
    const { bytes, text } = fileOf(megabytes);
    const times: Times = { parse: [], scan: [], check: [], records: [], read: [] };
    let count = 0;
    for (let round = 0; round <= rounds; round++) {
      let list: unknown[] = [];
      const parse = timed(() => (list = (JSON.parse(text) as { records: unknown[] }).records));
      const scan = timed(() => surveyJson(bytes));
      const check = timed(() => list.forEach((entry) => validateRecord(entry)));
      const records = timed(() => readRecords(list, {}));
      const read = timed(() => throughlineJson.read(bytes));
      count = list.length;
      await new Promise((resume) => setTimeout(resume));
      if (round === 0) continue;
      for (const [part, time] of Object.entries({ parse, scan, check, records, read }))
        times[part as keyof Times].push(time);
    }
    const answer = throughlineJson.read(bytes);
    if ('refused' in answer || answer.findings.length > 0) throw new Error('The file is not sound');
    return { ...times, count, megabytes: bytes.length / 1e6 };
  },
};

function fileOf(megabytes: number): { bytes: Uint8Array; text: string } {
  const origin = { mapId: 'map', exportedAs: null };
  const written = (cards: number) => throughlineJson.write(mapOfCards(cards), origin);
  const cards = Math.round((1000 * megabytes * 1e6) / written(1000).length);
  const bytes = new TextEncoder().encode(written(cards));
  // Decoded anew, so that it is one flat text as it comes from a file.
  return { bytes, text: new TextDecoder().decode(bytes) };
}

offer(api);
export type FilesPage = typeof api;
