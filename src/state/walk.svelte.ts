/** A simulated customer on the way over the board: where they stand, and whether they go on by themselves. */
import type { RecordId } from '#domain/records.ts';
import type { Encounter, Story } from './stories.svelte.ts';

/** The story that a walk began from: whose it is, and of which segment. */
export type WalkOrigin = Readonly<{ customer: number; segment: RecordId | null }>;

export class Walk {
  #story = $state.raw<Story | null>(null);
  #origin: WalkOrigin | null = null;
  #step = $state.raw(0);
  #isGoing = $state.raw(false);

  readonly encounter = $derived.by((): Encounter | null => {
    return this.#story?.encounters[this.#step] ?? null;
  });
  readonly last = $derived.by(() => Math.max(0, (this.#story?.encounters.length ?? 0) - 1));

  /** The story that is walked, or null while nobody walks. */
  get story(): Story | null {
    return this.#story;
  }
  get step(): number {
    return this.#step;
  }
  get isGoing(): boolean {
    return this.#isGoing;
  }

  begin(story: Story, segment: RecordId | null = null): void {
    if (story.encounters.length === 0) return;
    this.#origin = { customer: story.customer, segment };
    this.#story = story;
    this.#step = 0;
    this.#isGoing = true;
  }

  /** Whether somebody may come back from a walk. */
  get hasOrigin(): boolean {
    return this.#origin !== null;
  }

  /** Where the last walk began, once: to go on reading there. */
  takeOrigin(): WalkOrigin | null {
    const origin = this.#origin;
    this.#origin = null;
    return origin;
  }

  /** Stands at an encounter; beyond the last one nothing goes on. */
  goTo(step: number): void {
    this.#step = Math.min(this.last, Math.max(0, step));
    if (this.#step === this.last) this.#isGoing = false;
  }

  /** Goes on, from the start again at the end, or stands still. */
  toggle(): void {
    if (!this.#isGoing && this.#step === this.last) this.#step = 0;
    this.#isGoing = !this.#isGoing && this.last > 0;
  }

  end(): void {
    this.#story = null;
    this.#isGoing = false;
  }
}
