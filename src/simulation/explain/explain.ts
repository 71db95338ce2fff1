/** Takes a figure of a map apart: the chain of numbers that leads to it, and every input behind it. */
import { find } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { Calculation, FigurePlace, Input, Step } from './calculation.ts';
import { encountersAt, isOfEncounter } from './encounter-figures.ts';
import { isSimulated } from './figure-ids.ts';
import { FIGURES, SIMULATED, type Scope } from './figures.ts';
import { inputsOf } from './inputs.ts';
import type { Scene } from './scene.ts';
import type { RunSeen } from './simulated.ts';

/**
 * The calculation of a figure; null where there is no such figure of that record, or the metric beside it is gone. A
 * simulated figure is not known (its value is null) as long as `run` is null.
 *
 * @param scene of the view that `wanted` names
 */
export function explain(
  scene: Scene,
  wanted: FigurePlace,
  run: RunSeen | null,
): Calculation | null {
  const { figure: id, place } = wanted;
  const figure = FIGURES[id];
  const scope = scopeOf(scene, place);
  const metric = find(scene.records, 'metric', wanted.metric);
  const calculate = scope && figure.of[scope];
  if (!calculate || (wanted.metric !== undefined && !metric)) return null;
  const at = place ?? '';
  const simulated = run && isSimulated(id) ? SIMULATED[id](scene, run) : null;
  const result: Step = simulated ? simulated.result : calculate(scene, at, metric);
  return {
    ...wanted,
    result: { ...result, code: 'figure' },
    encounters: scope === 'touchpoint' && isOfEncounter(id) ? encountersAt(scene, at) : [],
    also: simulated ? simulated.also : (figure.also?.(scene) ?? []),
    inputs: inputsOf(scene, figure.reach?.(scene, at) ?? 'all', figure.matters),
  };
}

const SCOPES: readonly string[] = [
  'stage',
  'touchpoint',
  'partner',
  'offer',
  'painPoint',
  'path',
] satisfies Scope[];

function scopeOf({ records }: Scene, place: RecordId | null): Scope | null {
  if (place === null) return 'journey';
  const kind = records[place]?.kind;
  return kind !== undefined && SCOPES.includes(kind) ? (kind as Scope) : null;
}

/** The calculation that was asked for, and every input that the model of the shown map reads. */
export type Explained = Readonly<{ calculation: Calculation | null; inputs: readonly Input[] }>;
