/** By which measure one looks at a map: what somebody has chosen, and until then what suits the map. */
import type { Forecast } from './forecast.svelte.ts';

export class MeasureChoice<Measure extends string> {
  #usual = $state.raw<Measure>()!;
  #chosen = $state.raw<Measure | null>(null);
  readonly #changed: () => void;

  /** @param changed called whenever the measure is another one */
  constructor(usual: Measure, changed: () => void) {
    this.#usual = usual;
    this.#changed = changed;
  }

  get measure(): Measure {
    return this.#chosen ?? this.#usual;
  }

  /** What a person chooses stays. */
  choose(measure: Measure): void {
    this.#set(() => (this.#chosen = measure));
  }

  /** Takes effect as long as nobody has chosen. */
  setUsual(measure: Measure): void {
    this.#set(() => (this.#usual = measure));
  }

  #set(set: () => void): void {
    const before = this.measure;
    set();
    if (this.measure !== before) this.#changed();
  }
}

/** What one looks at first: money, or what customers feel where the map as shown and as compared earns us none. */
export function usualMeasure({
  figures,
  comparedFigures,
}: Pick<Forecast, 'figures' | 'comparedFigures'>): 'lifetimeValue' | 'experienceSum' {
  const isWithoutMoney = [figures, comparedFigures].every((one) =>
    Object.values(one?.touchpoints ?? {}).every(({ value }) => value.ours === 0),
  );
  return figures && isWithoutMoney ? 'experienceSum' : 'lifetimeValue';
}
