/** The names of all figures that the interface shows of a result; each has a calculation and an explanation in words. */
export const figureIds = [
  // of the journey
  'experienceSum',
  'completion',
  'lifetimeValue',
  'partners',
  'memory',
  'rating',
  'customerEquity',
  'network',
  'valueAdded',
  // of touchpoints, stages and the journey
  'satisfaction',
  'quality',
  'expectation',
  'reference',
  'gap',
  'promiseGap',
  'brandPromiseGap',
  'felt',
  'topBox',
  'bottomBox',
  'reach',
  'visits',
  'dropOff',
  'conversion',
  'churn',
  'valueToCustomer',
  'valueToUs',
  'valueToPartners',
  'runningValue',
  'valueToGo',
  // of single things
  'pathFlow',
  'partnerValue',
  'offerToUs',
  'offerToPartner',
  'offerTaken',
  'painAtRisk',
  'painSilent',
] as const;
export type FigureId = (typeof figureIds)[number];

/** Figures that only simulated customers tell; they come a moment later and have a standard error. */
export const simulatedFigures = [
  'memory',
  'rating',
  'customerEquity',
] as const satisfies FigureId[];
export type SimulatedFigure = (typeof simulatedFigures)[number];

export function isSimulated(figure: FigureId): figure is SimulatedFigure {
  return (simulatedFigures as readonly FigureId[]).includes(figure);
}
