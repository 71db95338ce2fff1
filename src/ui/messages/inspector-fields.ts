/**
 * What each field of each kind is called: `label` beside it in the inspector, `noun` inside a sentence
 * such as "I wait for delivery: promise becomes 6.5".
 */
import type { leverEstimates, touchpointEstimates } from '#domain/kinds/touchpoint.ts';
import type { mapEstimates } from '#domain/kinds/map.ts';
import type { metricEstimates } from '#domain/kinds/metric.ts';
import type { offerEstimates } from '#domain/kinds/offer.ts';
import type { outcomeEstimates } from '#domain/kinds/outcome.ts';
import type { painPointEstimates } from '#domain/kinds/pain-point.ts';
import type { partnerEstimates } from '#domain/kinds/partner.ts';
import type { pathEstimates } from '#domain/kinds/path.ts';
import type { segmentEstimates } from '#domain/kinds/segment.ts';
import type { solutionEstimates } from '#domain/kinds/solution.ts';
import type { stageEstimates } from '#domain/kinds/stage.ts';

export type FieldText = Readonly<{ label: string; noun: string }>;
type Texts<Fields> = Readonly<Record<keyof Fields, FieldText>>;

const touchpoint = {
  quality: { label: 'How well does it go?', noun: 'how well it goes' },
  ease: { label: 'Ease', noun: 'ease' },
  speed: { label: 'Speed', noun: 'speed' },
  generosity: { label: 'Generosity', noun: 'generosity' },
  humanLanguage: { label: 'Human language', noun: 'human language' },
  observedSatisfaction: { label: 'Satisfaction', noun: 'observed satisfaction' },
  optOut: { label: 'Leave anyway', noun: 'the share who leave anyway' },
  observedDropOff: { label: 'Seen to leave', noun: 'the share seen to leave' },
  margin: { label: 'Earned here', noun: 'what we earn' },
  cost: { label: 'Cost to us', noun: 'cost to us' },
  duration: { label: 'Takes', noun: 'the time it takes' },
  promise: { label: 'We say', noun: 'promise' },
  entryWeight: { label: 'Begin here', noun: 'the share who begin here' },
  alternativeShare: { label: 'Take this way', noun: 'the share who take this way' },
} satisfies Texts<typeof touchpointEstimates & typeof leverEstimates>;

const map = {
  barUp: { label: 'The bar goes up', noun: 'how fast the bar goes up' },
  barDown: { label: 'The bar comes down', noun: 'how fast the bar comes down' },
  lossAversion: { label: 'Loss aversion', noun: 'loss aversion' },
  diminishing: { label: 'Diminishing sensitivity', noun: 'diminishing sensitivity' },
  surpriseWeight: { label: 'Weight of surprise', noun: 'weight of surprise' },
  stayingWeight: { label: 'Satisfaction to staying', noun: 'how satisfaction makes people stay' },
  promiseWeight: { label: 'Weight of a promise', noun: 'weight of a promise' },
  spread: { label: 'Consistency', noun: 'how much quality varies' },
  liftWeight: { label: 'Weight of a partner', noun: 'weight of a partner’s quality' },
  discountPerYear: { label: 'Discount a year', noun: 'discount a year' },
  brandPromise: { label: 'The brand says', noun: 'brand promise' },
} satisfies Texts<typeof mapEstimates>;

const painPoint = {
  likelihood: { label: 'How often?', noun: 'how often it happens' },
  loss: { label: 'How bad?', noun: 'how bad it is' },
  voiced: { label: 'Do they tell us?', noun: 'the share who tell us' },
  recovered: { label: 'Do we mend it?', noun: 'the share we mend' },
  recoveryCost: { label: 'Mending costs', noun: 'cost of mending' },
} satisfies Texts<typeof painPointEstimates>;

const offer = {
  takeUp: { label: 'Who would take it?', noun: 'the share who take it' },
  wouldBuyAnyway: {
    label: 'Who would have bought anyway?',
    noun: 'the share who would buy anyway',
  },
  marginWith: { label: 'We earn', noun: 'what we earn with it' },
  marginWithout: { label: 'We earn without it', noun: 'what we earn without it' },
  partnerMarginWith: { label: 'Partner earns', noun: 'what the partner earns with it' },
  partnerMarginWithout: {
    label: 'Partner earns without it',
    noun: 'what the partner earns without it',
  },
  lift: { label: 'How is it then?', noun: 'what it adds to how well it goes' },
} satisfies Texts<typeof offerEstimates>;

const segment = {
  arrivals: { label: 'Arrive', noun: 'how many arrive' },
  expectation: { label: 'They expect', noun: 'what they expect' },
  discountPerYear: { label: 'Discount a year', noun: 'discount a year' },
  invitations: { label: 'Each tells', noun: 'how many each one tells' },
  acceptance: { label: 'Of those join', noun: 'the share who join when told' },
  concentration: { label: 'How alike', noun: 'how alike they are in leaving' },
  switchingBarrier: { label: 'Held back', noun: 'what holds them although they would leave' },
  competitorScore: { label: 'Competitor', noun: 'score of the competitor' },
  acquisitionCost: { label: 'To win one', noun: 'cost of winning one' },
  shareOfBudget: { label: 'Share of budget', noun: 'share of their budget' },
  benchmark: { label: 'Best elsewhere', noun: 'best experience elsewhere' },
  toldPerDetractor: { label: 'Warned by each', noun: 'how many an unhappy one warns' },
  deterred: { label: 'Of those put off', noun: 'the share put off by a warning' },
  followers: { label: 'Followers', noun: 'followers' },
  followersReached: { label: 'Of those reached', noun: 'the share of followers reached' },
  price: { label: 'They pay us', noun: 'what they pay us' },
  competitorPrice: { label: 'Competitor asks', noun: 'price of the competitor' },
  qualityWeight: { label: 'Quality counts', noun: 'how much quality counts against price' },
  prospects: { label: 'Could be won', noun: 'how many could be won' },
  winnable: { label: 'Won at most', noun: 'the share won at most' },
  retentionCost: { label: 'To keep one', noun: 'cost of keeping one' },
  keepable: { label: 'Kept at most', noun: 'the share kept at most' },
} satisfies Texts<typeof segmentEstimates>;

const outcome = {
  importance: { label: 'Importance', noun: 'importance' },
  satisfaction: { label: 'Satisfaction', noun: 'satisfaction' },
} satisfies Texts<typeof outcomeEstimates>;

export const fieldTexts: Readonly<Record<string, Readonly<Record<string, FieldText>>>> = {
  map,
  touchpoint: {
    ...touchpoint,
    kano: { label: 'It counts as', noun: 'what it counts as' },
    purchase: { label: 'They buy here', noun: 'the purchase' },
  },
  stage: {
    benchmark: { label: 'Best elsewhere', noun: 'best experience elsewhere' },
  } satisfies Texts<typeof stageEstimates>,
  path: { share: { label: 'Go this way', noun: 'share' } } satisfies Texts<typeof pathEstimates>,
  painPoint,
  partner: {
    quality: { label: 'How good are they?', noun: 'quality' },
  } satisfies Texts<typeof partnerEstimates>,
  offer: {
    ...offer,
    off: { label: 'On', noun: 'the switch' },
    rule: { label: 'Shown', noun: 'when it is shown' },
    counting: { label: 'Counted', noun: 'how it is counted' },
  },
  segment: {
    ...segment,
    arrivalsSoFar: { label: 'Arrived so far', noun: 'arrivals so far' },
  },
  solution: {
    effort: { label: 'Effort', noun: 'effort' },
    cost: { label: 'Costs once', noun: 'cost' },
  } satisfies Texts<typeof solutionEstimates>,
  metric: { value: { label: 'Found', noun: 'value' } } satisfies Texts<typeof metricEstimates>,
  outcome: {
    ...outcome,
    kanoAnswers: { label: 'Answers', noun: 'answers to the questionnaire' },
  },
};

/** One sentence on what a number means, shown where one asks for its range and basis. */
export const fieldHints: Readonly<Record<string, string>> = {
  'touchpoint.optOut':
    'Leave for good after this even when all is fine. Bad experiences come on top.',
  'touchpoint.observedDropOff':
    'The share who were seen to leave. How many leave anyway is worked out from it.',
  'touchpoint.observedSatisfaction':
    'What a survey found, 0 to 10. How well it goes is worked out from it.',
  'touchpoint.margin': 'Earned by us each time a customer goes on from here.',
  'touchpoint.promise': 'What we let people expect here. It raises or lowers the bar.',
  'touchpoint.entryWeight': 'Only for journeys that can begin in several places.',
  'painPoint.loss': 'Points of quality lost when it happens and is not mended.',
  'painPoint.voiced': 'Of those it happens to. The others stay silent.',
  'painPoint.recovered': 'Of the cases we are told about.',
  'offer.wouldBuyAnyway':
    'Of all who pass, without the offer. Half the take-up until somebody knows better.',
  'offer.lift': 'Points of quality added for those who take it.',
  'segment.concentration':
    'The lower the number, the more customers differ in how soon they leave.',
  'segment.switchingBarrier':
    'Contracts, points, effort: the share of the odds of leaving that they take away.',
  'segment.benchmark': 'The best experience they know from anywhere. It lifts what they expect.',
  'segment.competitorScore': 'How satisfied they are with the best competitor, 0 to 10.',
  'segment.shareOfBudget': 'Of all they spend on what we offer, the share that comes to us.',
  'segment.followers': 'People who see what one of them recommends.',
  'segment.followersReached':
    'Of the followers of one who recommends, the share that listens like an invited friend.',
  'segment.toldPerDetractor': 'People whom one with a poor rating warns.',
  'segment.deterred': 'Of those warned, the share who stay away in the next period.',
  'segment.price': 'What they pay us for what the competitor offers too.',
  'segment.qualityWeight': 'Against price, when they choose. Half until somebody knows better.',
  'segment.prospects': 'People who could be won in a period, those who arrive among them.',
  'segment.winnable': 'Of those, the share whom no spending exceeds.',
  'segment.retentionCost':
    'Spent per customer and period to keep them, beyond the costs of touchpoints.',
  'segment.keepable': 'The share who stay each period whatever is spent.',
  'solution.cost': 'Money spent once to make it, for the return on what is spent.',
};
