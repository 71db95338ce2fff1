/** The table of record kinds. Validation, repair, removal, copying and the JSON Schema read it. */
import type { KindDefinition } from './kind.ts';
import { laneKind, type Lane } from './kinds/lane.ts';
import { mapKind, type JourneyMap } from './kinds/map.ts';
import { metricKind, type Metric } from './kinds/metric.ts';
import { noteKind, type Note } from './kinds/note.ts';
import { offerKind, type Offer } from './kinds/offer.ts';
import { outcomeKind, type Outcome } from './kinds/outcome.ts';
import { painPointKind, type PainPoint } from './kinds/pain-point.ts';
import { partnerKind, type Partner } from './kinds/partner.ts';
import { pathKind, type Path } from './kinds/path.ts';
import { placementKind, type Placement } from './kinds/placement.ts';
import { scenarioKind, type Scenario } from './kinds/scenario.ts';
import { segmentKind, type Segment } from './kinds/segment.ts';
import { solutionKind, type Solution } from './kinds/solution.ts';
import { sourceKind, type Source } from './kinds/source.ts';
import { stageKind, type Stage } from './kinds/stage.ts';
import { touchpointKind, type Touchpoint } from './kinds/touchpoint.ts';

/** The type behind each kind's name. */
export interface Kinds {
  map: JourneyMap;
  stage: Stage;
  lane: Lane;
  touchpoint: Touchpoint;
  path: Path;
  painPoint: PainPoint;
  partner: Partner;
  offer: Offer;
  placement: Placement;
  segment: Segment;
  solution: Solution;
  scenario: Scenario;
  metric: Metric;
  source: Source;
  outcome: Outcome;
  note: Note;
}
export type Kind = keyof Kinds;
export type KnownRecord = Kinds[Kind];

/** In the order in which a file lists them. */
export const recordKinds: { readonly [K in Kind]: KindDefinition } = {
  map: mapKind,
  stage: stageKind,
  lane: laneKind,
  touchpoint: touchpointKind,
  path: pathKind,
  painPoint: painPointKind,
  partner: partnerKind,
  offer: offerKind,
  placement: placementKind,
  segment: segmentKind,
  solution: solutionKind,
  scenario: scenarioKind,
  metric: metricKind,
  source: sourceKind,
  outcome: outcomeKind,
  note: noteKind,
};

/** What is known of a kind, or null for one from another version. */
export function kindOf(kind: string): KindDefinition | null {
  return Object.hasOwn(recordKinds, kind) ? recordKinds[kind as Kind] : null;
}

/** Whether a record is of a kind. */
export function isKind<K extends Kind>(
  record: Readonly<{ kind: string }> | undefined | null,
  kind: K,
): record is Kinds[K] {
  return record?.kind === kind;
}
