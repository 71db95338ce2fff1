/**
 * What a deed is called: as it is announced when it is done, and as a name in "Undo move". Labels are
 * the ones deeds are committed under.
 */

type Words = Readonly<{ done: string; name: string }>;

const words = {
  addStage: { done: 'Stage added', name: 'new stage' },
  addTouchpoint: { done: 'Touchpoint added', name: 'new touchpoint' },
  addPainPoint: { done: 'Pain point added', name: 'new pain point' },
  addOffer: { done: 'Offer added', name: 'new offer' },
  addSolution: { done: 'Solution added', name: 'new solution' },
  addNote: { done: 'Note added', name: 'new note' },
  addScenario: { done: 'Scenario added', name: 'new scenario' },
  addSegment: { done: 'Segment added', name: 'new segment' },
  addLane: { done: 'Lane added', name: 'new lane' },
  addPartner: { done: 'Partner added', name: 'new partner' },
  addSource: { done: 'Source added', name: 'new source' },
  addMetric: { done: 'Metric added', name: 'new metric' },
  takeDown: { done: 'Measurements taken down', name: 'taking down measurements' },
  fitMetrics: { done: 'Map fitted to what is measured', name: 'fitting the map' },
  addOutcome: { done: 'Outcome added', name: 'new outcome' },
  eraseSource: { done: 'Source erased', name: 'erasing of a source' },
  setLeaving: { done: 'Leaving changed', name: 'change of how many leave' },
  rename: { done: 'Renamed', name: 'new name' },
  change: { done: 'Changed', name: 'change' },
  setQuality: { done: 'Experience changed', name: 'change of experience' },
  setShare: { done: 'Share changed', name: 'change of share' },
  remove: { done: 'Removed', name: 'removal' },
  duplicate: { done: 'Duplicated', name: 'duplicate' },
  move: { done: 'Moved', name: 'move' },
  link: { done: 'Path drawn', name: 'new path' },
  unlink: { done: 'Path removed', name: 'removal of a path' },
  place: { done: 'Placed', name: 'placing' },
  switchOn: { done: 'Switched on', name: 'switching on' },
  switchOff: { done: 'Switched off', name: 'switching off' },
  foldLane: { done: 'Lane folded', name: 'folding' },
  unfoldLane: { done: 'Lane unfolded', name: 'unfolding' },
  hideLane: { done: 'Lane hidden', name: 'hiding a lane' },
  showLane: { done: 'Lane shown', name: 'showing a lane' },
  addEffect: { done: 'Effect added', name: 'new effect' },
  removeEffect: { done: 'Effect removed', name: 'removal of an effect' },
  mend: { done: 'Mended', name: 'mending' },
  dismiss: { done: 'Put away', name: 'putting away' },
  recall: { done: 'Shown again', name: 'showing again' },
  cut: { done: 'Cut', name: 'cut' },
  paste: { done: 'Pasted', name: 'paste' },
} satisfies Record<string, Words>;

const unknown: Words = { done: 'Changed', name: 'change' };

function wordsFor(label: string): Words {
  return Object.hasOwn(words, label) ? words[label as keyof typeof words] : unknown;
}

export const deeds = {
  /** The labels that have words of their own. */
  known: Object.keys(words),
  did: (label: string) => wordsFor(label).done,
  undid: (label: string) => `Undone: ${wordsFor(label).name}`,
  redid: (label: string) => `Done again: ${wordsFor(label).name}`,
  undo: (label: string) => `Undo ${wordsFor(label).name}`,
  redo: (label: string) => `Redo ${wordsFor(label).name}`,
};
