/** Texts of the quest scorecard: 22 contrasts, each from its poor end to its good one. */
import type { Contrast } from '#domain/kinds/stage.ts';

export const contrastWords = {
  heading: 'Quest scorecard',
  title: '22 contrasts',
  rated: (number: number) => (number === 0 ? 'none rated' : `${number} rated`),
  means: (mean: string) =>
    `Together ${mean} of 10. It counts for touchpoints here that nobody has rated.`,
  ask: 'How is this stage lived? Rate what you have seen.',
  rating: (low: string, high: string) => `${low} or ${high.toLowerCase()}`,
  step: ['wholly', 'rather', 'in between', 'rather', 'wholly'],
  clear: 'Clear all',
  names: {
    stuckOrDiscovering: ['Stuck', 'Discovering'],
    hassleOrFun: ['Hassle', 'Fun'],
    opaqueOrOpen: ['Opaque', 'Open'],
    confusedOrClear: ['Confused', 'Clear'],
    pushedOrInvited: ['Pushed', 'Invited'],
    rushedOrOwnPace: ['Rushed', 'At my pace'],
    waitingOrFlowing: ['Waiting', 'Flowing'],
    aloneOrAccompanied: ['Alone', 'Accompanied'],
    anonymousOrKnown: ['A number', 'Known'],
    talkedAtOrListenedTo: ['Talked at', 'Listened to'],
    scriptedOrHuman: ['Scripted', 'Human'],
    riskyOrSafe: ['Risky', 'Safe'],
    doubtfulOrTrusting: ['In doubt', 'Trusting'],
    rigidOrFlexible: ['Rigid', 'Flexible'],
    scatteredOrJoinedUp: ['Scattered', 'Joined up'],
    averageOrMadeForMe: ['Average', 'Made for me'],
    dullOrInspiring: ['Dull', 'Inspiring'],
    helplessOrCapable: ['Helpless', 'Capable'],
    watchingOrTakingPart: ['Watching', 'Taking part'],
    takingOrGiving: ['They take', 'They give'],
    forgettableOrMemorable: ['Forgettable', 'Memorable'],
    finishedOrGoingOn: ['Over and done', 'Going on'],
  } satisfies Record<Contrast, readonly [low: string, high: string]>,
};
