/** Texts of the closer looks: what is said around and inside their tables. */
import type { InsightTopic, LookGroup } from '#state/insights.svelte.ts';
import { lookTopics } from './look-topics.ts';

export const looks = {
  title: 'Closer looks',
  note: 'Each is worked out when you open it, and again when the map changes.',
  waiting: 'Being worked out.',
  failed: 'It could not be worked out. Close it and open it again to try once more.',
  nothing: 'There is nothing to say here.',
  /** What must be on the map before a look has something to show. */
  nothingOf: {
    service: 'No pain stays unvoiced where customers come. Add pain points on the board.',
    stayers: 'Nobody who is dissatisfied stays.',
    boxes: 'Nothing on this map changes who is delighted or disappointed.',
    removal: 'Nobody comes to any touchpoint.',
    shares:
      'Nobody completes the journey and nothing is earned, or there are more than 400 touchpoints, too many to share out among.',
    negative: 'Nowhere do customers cost more than they will bring.',
    partners: 'There is no partner on this map. Add one with an offer on the board.',
    offers: 'There is no offer on this map. Add one on the board.',
    priceCuts: 'No offer earns us less per purchase than the same bought without it.',
  } as Readonly<Partial<Record<InsightTopic, string>>>,
  incomplete: 'There is nothing to say here yet.',
  impossible: 'The map cannot be computed as it stands.',
  everybody: 'Everybody',
  at: (what: string, where: string) => `${what}, ${where}`,
  groups: {
    care: 'Whom to look after',
    customers: 'Customers',
    value: 'Value',
    partners: 'Partners and offers',
    market: 'Market',
  } satisfies Record<LookGroup, string>,
  topics: lookTopics,

  /** What is not said yet, each with the way to say it. */
  wants: {
    heading: 'Not said yet:',
    more: (count: string) => `and ${count} more`,
    segment: (numbers: string) => `This look asks for a segment and its numbers: ${numbers}.`,
    money: 'This look asks for money: enter what you earn and spend.',
    toMoney: (title: string) => `Enter it at ${title}`,
    addSegment: 'Add a segment',
    outcome: 'The map holds no outcome yet. Add one where it says what the map holds.',
    toMap: 'Open the map’s details',
    compare: 'Compare with another scenario, at the top of the screen.',
  },
  pays: {
    from: (share: string) => `from ${share} on`,
    upTo: (share: string) => `up to ${share}`,
    always: 'at any take-up',
    never: 'at no take-up',
  },
  inputs: {
    quality: (where: string) => `${where}: a point better`,
    promise: (where: string) => `${where}: a point less promised`,
    expectation: () => 'A point less expected at the start',
    pain: (what: string) => `${what}: gone`,
    offer: (what: string) => `${what}: switched`,
  },
  opportunity: {
    stated: 'what was stated',
    modelled: 'its touchpoints',
    bands: {
      extreme: 'at once',
      high: 'yes',
      worthConsidering: 'worth considering',
      unattractive: 'no',
    },
  },
  kano: {
    delighter: 'delights',
    performance: 'the more the better',
    basic: 'taken for granted',
    indifferent: 'makes no difference',
    reverse: 'rather not',
  },
  chain: {
    whole: 'the whole chain',
    capped: 'three generations',
  },
  timing: {
    convention: 'Counted how',
    rows: {
      firstIncludedAtStart: 'First payment at once (this map)',
      firstIncludedAtEnd: 'Each payment at the end of its period',
      firstExcluded: 'Without the first payment',
    },
    steady: (share: string, money: string, period: string) =>
      `As if ${share} stayed each ${period} and each brought ${money} a ${period}.`,
  },
  arrivals: {
    noFit:
      'No curve fits yet. It takes four periods at least, and growth that has begun to slow down.',
    market: (count: string) => `About ${count} will come in all`,
    peak: (period: string, at: string) => `most of them around ${period} ${at}`,
    peakPast: 'fewer in each period than in the one before',
    rates: (own: string, others: string) =>
      `By themselves: ${own} per period. Because others have come: ${others}.`,
    early: 'The peak has not been seen yet, so both are little more than a guess.',
    seen: 'seen',
    curve: 'the curve',
  },
  survival: { alike: 'all alike', differing: 'as they differ' },
  anyPrice: 'any price',
  chart: (title: string) => `Chart: ${title}`,
  period: (period: string) => `${period[0]?.toUpperCase() ?? ''}${period.slice(1)}`,
} as const;
