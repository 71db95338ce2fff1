/**
 * One encounter step by step, in the order of the contract: expectation, pains, offers, what is delivered, what it is
 * held against, the gap, what is felt, satisfaction, who leaves, what is expected next. Every number is the mean of the
 * engine over all customers who come; beside it stands what one customer would have who brings the mean expectation and
 * meets the mean quality. The two differ because feelings are not straight lines; the difference is a part of its own.
 */
import { BOTTOM_BOX, ROUNDING, TOP_BOX } from '../encounter-table.ts';
import { encounter } from '../psychology.ts';
import { sumOf } from '../sums.ts';
import {
  composed,
  withRest,
  type FilledFormula,
  type InputPlace,
  type Step,
  type StepCode,
} from './calculation.ts';
import { qualityCases, qualityParts } from './delivered-quality.ts';
import type { FigureId } from './figure-ids.ts';
import { mapIdOf, optOutInputs } from './input-places.ts';
import type { Place } from './scene.ts';

/** What an encounter gives at some expectation with some quality. */
type Outcome = ReturnType<typeof encounter>;

/** The chain of one segment at one touchpoint; null where nobody comes. */
export class EncounterChain {
  readonly #place: Place;
  readonly expectation: number;
  readonly quality: number;
  /** The customer who brings the mean expectation and meets the mean quality. */
  readonly typical: Outcome;

  constructor(place: Place) {
    this.#place = place;
    this.expectation = place.result.expectation!;
    this.quality = place.result.quality!;
    this.typical = this.#encounter(this.quality);
  }

  #encounter(quality: number): Outcome {
    const { part, index } = this.#place;
    const { model } = part;
    return encounter(model.touchpoints[index]!, this.expectation, quality, model.psychology);
  }

  /** What the formulas make of the mean expectation and a quality. */
  #filled(formula: FilledFormula, quality = this.quality): Pick<Step, 'filled'> {
    const { promise, kano, optOut: neutral } = this.#touchpoint;
    const { psychology } = this.#place.part.model;
    const outcome = this.#encounter(quality);
    const { expectation } = this;
    const all = { expectation, promise, quality, kano, neutral, psychology, ...outcome };
    return { filled: { formula, with: all } };
  }

  get #touchpoint() {
    return this.#place.part.model.touchpoints[this.#place.index]!;
  }

  #map(...fields: readonly string[]): InputPlace[] {
    return fields.map((field) => ({ record: mapIdOf(this.#place.part.records), field }));
  }

  #here(figure: FigureId) {
    return { leadsTo: { figure, place: this.#touchpoint.id } } as const;
  }

  /** All steps in their order. */
  steps(): Step[] {
    return [
      this.arrival(),
      this.delivered(),
      this.reference(),
      this.gap(),
      this.felt(),
      this.satisfaction(),
      this.dropOff(),
      ...(nextExpectation(this.#place) === null ? [] : [this.next()]),
    ];
  }

  /** Step 1: what those who come expect. */
  arrival(): Step {
    const value = this.expectation;
    return { code: 'figure', value, typical: value, unit: 'score', ...this.#here('expectation') };
  }

  /** Steps 2 to 4: what is delivered. */
  delivered(): Step {
    const step: Step = {
      code: 'figure',
      value: this.quality,
      typical: this.quality,
      unit: 'score',
      ...this.#here('quality'),
    };
    return withRest(step, qualityParts(this.#place), 'clippedQuality');
  }

  /** Step 5: what it is held against. */
  reference(): Step {
    const { id, promise } = this.#touchpoint;
    const weight = this.#place.part.model.psychology.promiseWeight;
    const step: Step = {
      code: 'figure',
      value: this.#place.result.reference,
      typical: this.typical.reference,
      unit: 'score',
      ...this.#filled('reference'),
      ...this.#here('reference'),
    };
    if (promise === null) return { ...step, by: 'sum', parts: [this.arrival()] };
    const weigh = this.#map('promiseWeight');
    const parts = [
      composed({ code: 'expectationPart', unit: 'score' }, 'product', [
        { code: 'weightOfExpectation', value: 1 - weight, unit: 'ratio', inputs: weigh },
        this.arrival(),
      ]),
      composed({ code: 'promisePart', unit: 'score' }, 'product', [
        { code: 'weightOfPromise', value: weight, unit: 'ratio', inputs: weigh },
        {
          code: 'promise',
          value: promise,
          unit: 'score',
          inputs: [{ record: id, field: 'promise' }],
        },
      ]),
    ];
    return { ...step, by: 'sum', parts };
  }

  /** Step 6: the gap. */
  gap(): Step {
    return {
      ...composed({ code: 'figure', unit: 'points', ...this.#here('gap') }, 'difference', [
        this.delivered(),
        this.reference(),
      ]),
      typical: this.typical.gap,
      ...this.#filled('gap'),
    };
  }

  /** Delivered less promised; null where nothing is promised. */
  promiseGap(): Step | null {
    const { id, promise } = this.#touchpoint;
    if (promise === null) return null;
    return composed({ code: 'figure', unit: 'points' }, 'difference', [
      this.delivered(),
      {
        code: 'promise',
        value: promise,
        unit: 'score',
        inputs: [{ record: id, field: 'promise' }],
      },
    ]);
  }

  /** Step 6 and the first half of 7: what is felt. */
  felt(): Step {
    const step: Step = {
      code: 'figure',
      value: this.#place.result.felt,
      typical: this.typical.felt,
      unit: 'points',
      inputs: this.#map('lossAversion', 'diminishing'),
      ...this.#filled('felt'),
      ...this.#here('felt'),
    };
    return this.#byCases(step, 'felt', ({ felt }) => felt);
  }

  /** Step 7: satisfaction. */
  satisfaction(): Step {
    const eta = this.#place.part.model.psychology.surpriseWeight;
    const step: Step = {
      code: 'figure',
      value: this.#place.result.satisfaction,
      typical: this.typical.satisfaction,
      unit: 'score',
      ...this.#filled('satisfaction'),
      ...this.#here('satisfaction'),
    };
    const parts = [
      this.delivered(),
      composed({ code: 'feltPart', unit: 'points' }, 'product', [
        {
          code: 'surpriseWeight',
          value: eta,
          unit: 'ratio',
          inputs: this.#map('surpriseWeight'),
        },
        this.felt(),
      ]),
    ];
    return withRest(step, parts, 'clippedSatisfaction');
  }

  /** Step 8: who leaves. */
  dropOff(): Step {
    const { id } = this.#touchpoint;
    const step: Step = {
      code: 'figure',
      value: this.#place.result.dropOff,
      typical: this.typical.optOut,
      unit: 'share',
      inputs: [...optOutInputs(this.#place.part, id), ...this.#map('stayingWeight')],
      ...this.#filled('dropOff'),
      ...this.#here('dropOff'),
    };
    return this.#byCases(step, 'dropOff', ({ optOut }) => optOut);
  }

  /** Step 9: what those expect next who stay. */
  next(): Step {
    return {
      code: 'nextExpectation',
      value: nextExpectation(this.#place),
      typical: this.typical.next,
      unit: 'score',
      inputs: this.#map('barUp', 'barDown'),
      ...this.#filled('nextExpectation'),
    };
  }

  topBox(): Step {
    const step: Step = { code: 'figure', value: this.#place.result.topBox, unit: 'share' };
    return this.#byCases(step, 'satisfaction', ({ satisfaction }) =>
      satisfaction >= TOP_BOX - ROUNDING ? 1 : 0,
    );
  }

  bottomBox(): Step {
    const step: Step = { code: 'figure', value: this.#place.result.bottomBox, unit: 'share' };
    return this.#byCases(step, 'satisfaction', ({ satisfaction }) =>
      satisfaction < BOTTOM_BOX - ROUNDING ? 1 : 0,
    );
  }

  /**
   * A mean over what may be delivered to a customer with the mean expectation, and what it is off by since these differ.
   * Each case is the formula at its mean quality, and what chance adds where quality varies round it.
   */
  #byCases(step: Step, formula: FilledFormula, of: (outcome: Outcome) => number): Step {
    const { unit } = step;
    const cases = qualityCases(this.#place).map((one): Step => {
      const { quality, weight, qualities, happens } = one;
      const value =
        sumOf(qualities, (each) => each.weight * of(this.#encounter(each.quality))) / weight;
      const code =
        happens === null ? 'case' : happens.length > 0 ? 'caseHappens' : this.#cleanCode();
      const whole: Step = { code, value, unit, weight, quality, ...(happens && { happens }) };
      const atMean: Step = {
        code: 'inCase',
        value: of(this.#encounter(quality)),
        unit,
        quality,
        ...this.#filled(formula, quality),
      };
      return withRest(whole, [atMean], 'qualityVaries');
    });
    const mean = composed({ code: 'cases', unit }, 'mean', cases);
    return withRest(step, [mean], 'differ');
  }

  /** Where nothing can go wrong, there is nothing to say about it. */
  #cleanCode(): StepCode {
    return this.#touchpoint.pains.length > 0 ? 'caseClean' : 'case';
  }
}

/** The mean expectation of those who stay and go on; null where nobody does. */
export function nextExpectation({ part, index }: Place): number | null {
  const { network, flow } = part.solution;
  const { levels, levelsPerPoint } = network.lattice;
  let count = 0;
  let sum = 0;
  for (let level = 0; level < levels; level++) {
    const mass = flow.passed[index * levels + level]!;
    count += mass;
    sum += (mass * level) / levelsPerPoint;
  }
  return count > 0 ? sum / count : null;
}
