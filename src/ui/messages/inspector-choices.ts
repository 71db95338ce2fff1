/** Names of what one can choose in the inspector: sorts, rules, and the words for numbers. */
import type { LaneSort } from '#domain/kinds/lane.ts';
import type { periods } from '#domain/kinds/map.ts';
import type { measures } from '#domain/kinds/metric.ts';
import type { offerCountings, offerRules } from '#domain/kinds/offer.ts';
import type { sourceSorts } from '#domain/kinds/source.ts';
import type { actors, kanoTypes, momentsOfTruth } from '#domain/kinds/touchpoint.ts';
import { wordTexts } from './inspector-words.ts';

/** The members of a list of words in the domain. */
type Of<List extends readonly string[]> = List[number];

export const inspectorChoices = {
  actors: {
    customer: 'The customer',
    us: 'Us',
    partner: 'A partner',
    otherCustomers: 'Other customers',
    nobody: 'Nobody',
  } satisfies Record<Of<typeof actors>, string>,
  momentsOfTruth: {
    zero: 'Zero: before they meet us',
    first: 'First: they choose',
    second: 'Second: they use it',
    ultimate: 'Ultimate: they tell others',
  } satisfies Record<Of<typeof momentsOfTruth>, string>,
  kano: {
    performance: 'The better, the happier',
    basic: 'Basic: only its lack is felt',
    delighter: 'Delighter: its lack is not felt',
  } satisfies Record<Of<typeof kanoTypes>, string>,
  rules: {
    always: 'Always',
    afterPain: 'After trouble',
  } satisfies Record<Of<typeof offerRules>, string>,
  countings: {
    once: 'Once a customer',
    everyVisit: 'At every visit',
  } satisfies Record<Of<typeof offerCountings>, string>,
  measures: {
    conversion: 'Conversion',
    churn: 'Churn',
    dropOff: 'Drop-off',
    rating: 'Rating, NPS-like',
    satisfaction: 'Satisfaction, of 10',
  } satisfies Record<Of<typeof measures>, string>,
  sourceSorts: {
    interview: 'Interview',
    survey: 'Survey',
    analytics: 'Analytics',
    support: 'Support',
    study: 'Study',
    other: 'Other',
  } satisfies Record<Of<typeof sourceSorts>, string>,
  periods: {
    day: 'Day',
    week: 'Week',
    month: 'Month',
    quarter: 'Quarter',
    year: 'Year',
  } satisfies Record<Of<typeof periods>, string>,
  when: { today: 'Today', future: 'The future' },
  laneSorts: {
    touchpoints: 'Touchpoints in order',
    experience: 'The experience chart',
    painPoints: 'Pain points',
    offers: 'Offers',
    solutions: 'Solutions',
    value: 'Value per stage',
    thoughts: 'Thoughts',
    notes: 'Notes',
    text: 'Cards of words',
  } satisfies Record<LaneSort, string>,
  /** Words for numbers, by the scale they belong to. */
  scales: wordTexts,
};
