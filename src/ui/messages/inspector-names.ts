/** Names of kinds of records, of the identity colours and of the faces a persona can have. */
import type { IdentityColour } from '#domain/kinds/partner.ts';
import type { Kind } from '#domain/schema.ts';
import type { PersonaLook } from '../shared/persona-looks.ts';

export const kindNames = {
  map: 'Map',
  stage: 'Stage',
  lane: 'Lane',
  touchpoint: 'Touchpoint',
  path: 'Path',
  painPoint: 'Pain point',
  partner: 'Partner',
  offer: 'Offer',
  placement: 'Placement',
  segment: 'Segment',
  solution: 'Solution',
  scenario: 'Scenario',
  metric: 'Metric',
  source: 'Source',
  outcome: 'Outcome',
  note: 'Note',
} satisfies Record<Kind, string>;

export const kindNamesMany = {
  map: 'Maps',
  stage: 'Stages',
  lane: 'Lanes',
  touchpoint: 'Touchpoints',
  path: 'Paths',
  painPoint: 'Pain points',
  partner: 'Partners',
  offer: 'Offers',
  placement: 'Placements',
  segment: 'Segments',
  solution: 'Solutions',
  scenario: 'Scenarios',
  metric: 'Metrics',
  source: 'Sources',
  outcome: 'Outcomes',
  note: 'Notes',
} satisfies Record<Kind, string>;

export const colourNames = {
  plum: 'Plum',
  ochre: 'Ochre',
  blue: 'Blue',
  moss: 'Moss',
  rose: 'Rose',
  slate: 'Slate',
} satisfies Record<IdentityColour, string>;

export const personaNames = {
  short: 'Short hair',
  long: 'Long hair',
  curls: 'Curls',
  bun: 'Bun',
  beard: 'Beard',
  glasses: 'Glasses',
  cap: 'Cap',
  scarf: 'Headscarf',
} satisfies Record<PersonaLook, string>;
