/** Maps to start from. Each is a file in our own format, loaded when it is asked for. */
import type { MapRecord } from '#domain/records.ts';

export type Template<Id extends string = string> = Readonly<{
  id: Id;
  /** The scenario that shows what the map is about, once it is looked at. */
  scenario: string;
  /** Its records. They are valid and need no repair; ids are unique within the map only. */
  load: () => Promise<readonly MapRecord[]>;
}>;

type File = Readonly<{ default: Readonly<{ records: readonly MapRecord[] }> }>;

function template<const Id extends string>(
  id: Id,
  scenario: string,
  file: () => Promise<File>,
): Template<Id> {
  return { id, scenario, load: async () => (await file()).default.records };
}

/** In the order in which they are shown. */
export const templates = [
  template('rowing-machine', 'scenario-fix-the-wait', () => import('./rowing-machine.json')),
  template('connected-printer', 'scenario-self-help', () => import('./connected-printer.json')),
  template('lost-sim', 'scenario-plain-fast', () => import('./lost-sim.json')),
  template('headphones-quest', 'scenario-ears', () => import('./headphones-quest.json')),
  template('delayed-flight', 'scenario-ask-first', () => import('./delayed-flight.json')),
  template('furniture-assembly', 'scenario-fitter', () => import('./furniture-assembly.json')),
  template('decision-journey', 'scenario-loop', () => import('./decision-journey.json')),
  template('software-trial', 'scenario-first-hour', () => import('./software-trial.json')),
  template('public-service', 'scenario-plain-open', () => import('./public-service.json')),
  template(
    'subscription-at-risk',
    'scenario-after-pain',
    () => import('./subscription-at-risk.json'),
  ),
];

export type TemplateId = (typeof templates)[number]['id'];
