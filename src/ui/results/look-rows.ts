/** What the closer looks say, as rows of a table, the weightiest first. */
import type { MapRecords, RecordId } from '#domain/records.ts';
import type { Insight, InsightTopic } from '#state/insights.svelte.ts';
import { titleOf } from '../inspector/record-titles.ts';
import type { LookTerms } from '../messages/look-topics.ts';
import { looks } from '../messages/looks.ts';
import type { LineWriter } from './look-line.ts';
import * as care from './look-lines-care.ts';
import * as customers from './look-lines-customers.ts';
import * as market from './look-lines-market.ts';
import * as partners from './look-lines-partners.ts';
import * as value from './look-lines-value.ts';
import {
  arrivalsAnswer,
  survivalAnswer,
  timingAnswer,
  type LookAnswer,
  type SeriesNames,
} from './look-series.ts';

/** Of long lists the first are shown; the rest weigh little. */
const MOST_ROWS = 24;

const SERIES = {
  survival: survivalAnswer,
  arrivals: arrivalsAnswer,
  timing: timingAnswer,
} as const;

const WRITERS: Readonly<{
  [Topic in Exclude<InsightTopic, keyof typeof SERIES>]: LineWriter<Topic>;
}> = { ...care, ...customers, ...value, ...partners, ...market };

/** The answer of a topic; with several segments each row or column says whose it is. */
export function lookAnswer<Topic extends InsightTopic>(
  topic: Topic,
  insight: Insight<Topic>,
  records: MapRecords,
  terms: LookTerms,
): LookAnswer {
  const name = (id: string) => titleOf(records, id);
  const isOne = insight.length < 2;
  if (topic in SERIES) {
    const answer = SERIES[topic as keyof typeof SERIES] as (
      insight: Insight<Topic>,
      names: SeriesNames,
    ) => LookAnswer;
    const whose = (segment: RecordId | null) => (isOne || segment === null ? '' : name(segment));
    return answer(insight, { whose, terms });
  }
  const write = WRITERS[topic as keyof typeof WRITERS] as LineWriter<Topic>;
  const lines = insight.flatMap(({ segment, says }) => {
    const whose = segment === null ? looks.everybody : name(segment);
    const here = (id: string) => (isOne || segment === null ? name(id) : looks.at(name(id), whose));
    return write(says, { name, here, whose, terms });
  });
  const table = {
    columns: looks.topics[topic].columns(terms),
    rows: lines
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_ROWS)
      .map(({ cells }) => cells),
  };
  return { says: [], charts: [], table };
}
