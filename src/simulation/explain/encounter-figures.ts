/** The figures that encounters give, over all segments that come to a touchpoint, and what those who come expect. */
import type { RecordId } from '#domain/records.ts';
import {
  composed,
  meanOverSegments,
  withRest,
  type Encounter,
  type Step,
  type StepCode,
} from './calculation.ts';
import { EncounterChain, nextExpectation } from './encounter.ts';
import type { FigureId } from './figure-ids.ts';
import { expectationInputs } from './input-places.ts';
import { isLoop, placesOf, type Scene } from './scene.ts';

const METHODS = {
  satisfaction: 'satisfaction',
  quality: 'delivered',
  reference: 'reference',
  gap: 'gap',
  promiseGap: 'promiseGap',
  felt: 'felt',
  dropOff: 'dropOff',
  topBox: 'topBox',
  bottomBox: 'bottomBox',
} as const;
/** The figures that an encounter gives. */
export type EncounterFigure = keyof typeof METHODS;

export function isOfEncounter(figure: FigureId): figure is EncounterFigure {
  return figure in METHODS;
}

/** A figure of one touchpoint that an encounter gives: the mean over all visits of all segments. */
export function atEncounter(scene: Scene, figure: EncounterFigure, touchpoint: RecordId): Step {
  const steps = placesOf(scene, touchpoint).flatMap((place): Step[] => {
    if (!(place.result.visits > 0)) return [];
    const step = new EncounterChain(place)[METHODS[figure]]();
    if (!step) return [];
    const { leadsTo: _itself, ...own } = step;
    const weight = place.part.share * place.result.visits;
    return [{ ...own, code: 'segment', subject: place.part.segment, weight }];
  });
  return meanOverSegments(steps[0]?.unit ?? 'score', steps);
}

/** The encounter at a touchpoint as each segment goes through it that comes there. */
export function encountersAt(scene: Scene, touchpoint: RecordId): Encounter[] {
  return placesOf(scene, touchpoint)
    .filter(({ result }) => result.visits > 0)
    .map((place) => ({ segment: place.part.segment, steps: new EncounterChain(place).steps() }));
}

/** What customers expect who come to a touchpoint: at the start, or going on from each touchpoint before. */
export function expectationOnArrival(scene: Scene, touchpoint: RecordId): Step {
  const steps = placesOf(scene, touchpoint).flatMap((place): Step[] => {
    const { part, index, result } = place;
    if (!(result.visits > 0)) return [];
    const starts = part.model.entry[index]!;
    const start: Step[] =
      starts > 0
        ? [
            {
              code: 'startExpectation',
              value: part.model.expectation,
              unit: 'score',
              weight: starts,
              inputs: expectationInputs(part),
            },
          ]
        : [];
    const come = part.forecast.paths
      .filter(({ to, flow }) => to === touchpoint && flow > 0)
      .map(({ from, flow }): Step => {
        const before = part.model.touchpoints.findIndex(({ id }) => id === from);
        const value = nextExpectation({ ...place, index: before });
        return {
          code: 'goOnWith',
          subject: from,
          value,
          unit: 'score',
          weight: flow,
          leadsTo: { figure: 'satisfaction', place: from },
        };
      });
    const rest: StepCode = isLoop(part, index) ? 'unfinished' : 'differ';
    const mean = composed({ code: 'cases', unit: 'score' }, 'mean', [...start, ...come]);
    const step: Step = { code: 'figure', value: result.expectation, unit: 'score' };
    const chain = withRest(step, [mean], rest);
    const plain: Step =
      chain.parts?.length === 1 ? { ...step, by: 'mean', parts: mean.parts! } : chain;
    const weight = part.share * result.visits;
    return [{ ...plain, code: 'segment', subject: part.segment, weight }];
  });
  return meanOverSegments('score', steps);
}
