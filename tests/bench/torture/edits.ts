/**
 * Random edits as a person makes them, and what the touchpoints of the map must be after each of
 * them. Every edit is one change of the map, so what is found later must be one of these states.
 */
import type { Page } from 'playwright';
import { faceFeelings, qualityOfFeeling } from '#domain/scale.ts';

/** The titles of the touchpoints with their drawn quality; undefined where none was drawn. */
export type State = ReadonlyMap<string, number | undefined>;

export type Random = () => number;

const LONGEST = 10;
const FEWEST = 4;
/** Changes of mind in quick succession. */
const MOST_RATINGS = 5;
const FACES: readonly number[] = faceFeelings.map(qualityOfFeeling);

const nodeOf = (page: Page, title: string) => page.locator(`.card[title="${title}"]`);

/** One state as text, to be compared. */
export function textOf(state: State): string {
  return [...state]
    .map(([title, quality]) => `${title}: ${quality ?? '-'}`)
    .sort()
    .join('; ');
}

/** The edits made in one life of the browser, and where each of them leads to. */
export class Edits {
  readonly #random: Random;
  readonly #page: Page;
  readonly #newTitle: () => string;
  /** All states the map went through, the first one as it was found. */
  readonly states: State[];
  #undoable: State[] = [];
  #redoable: State[] = [];

  /** `newTitle` gives a title that was never used before. */
  constructor(page: Page, found: State, random: Random, newTitle: () => string) {
    this.#page = page;
    this.#random = random;
    this.#newTitle = newTitle;
    this.states = [found];
  }

  /** How many edits were begun. */
  get begun(): number {
    return this.states.length - 1;
  }

  /** Makes one edit; resolves when the page has taken it. */
  async next(): Promise<void> {
    const dice = this.#random();
    if (dice < 0.1 && this.#undoable.length > 0) return this.#undo();
    if (dice < 0.15 && this.#redoable.length > 0) return this.#redo();
    if (dice < 0.3 && this.#state.size < LONGEST) return this.#add();
    if (dice < 0.4 && this.#state.size > FEWEST) return this.#remove();
    if (dice < 0.7) return this.#rate();
    return this.#rename();
  }

  get #state(): State {
    return this.states[this.begun]!;
  }

  #anyTitle(): string {
    const titles = [...this.#state.keys()];
    return titles[Math.floor(this.#random() * titles.length)]!;
  }

  #begin(next: State): void {
    this.#undoable.push(this.#state);
    this.#redoable = [];
    this.states.push(next);
  }

  async #rename(): Promise<void> {
    const [old, title] = [this.#anyTitle(), this.#newTitle()];
    this.#begin(
      new Map([...this.#state].map(([name, value]) => [name === old ? title : name, value])),
    );
    await nodeOf(this.#page, old).dblclick();
    await this.#type(title);
  }

  async #add(): Promise<void> {
    const [before, title] = [this.#anyTitle(), this.#newTitle()];
    this.#begin(new Map([...this.#state, [title, undefined]]));
    await nodeOf(this.#page, before).dblclick();
    await this.#page.keyboard.press('Enter');
    await this.#type(title);
  }

  async #type(title: string): Promise<void> {
    await this.#page.keyboard.insertText(title);
    await this.#page.keyboard.press('Control+Enter');
  }

  async #remove(): Promise<void> {
    const title = this.#anyTitle();
    this.#begin(new Map([...this.#state].filter(([name]) => name !== title)));
    await nodeOf(this.#page, title).click();
    await this.#page.keyboard.press('Delete');
  }

  async #rate(): Promise<void> {
    const title = this.#anyTitle();
    await nodeOf(this.#page, title).click();
    const count = 1 + Math.floor(this.#random() * MOST_RATINGS);
    for (let rating = 0; rating < count; rating++) {
      const face = Math.floor(this.#random() * FACES.length);
      // The same again would be no change, and nothing to undo.
      if (this.#state.get(title) === FACES[face]) continue;
      this.#begin(new Map([...this.#state, [title, FACES[face]]]));
      await this.#page.keyboard.press(String(face + 1));
    }
  }

  async #undo(): Promise<void> {
    this.#redoable.push(this.#state);
    this.states.push(this.#undoable.pop()!);
    await this.#page.keyboard.press('Control+z');
  }

  async #redo(): Promise<void> {
    this.#undoable.push(this.#state);
    this.states.push(this.#redoable.pop()!);
    await this.#page.keyboard.press('Control+Shift+z');
  }
}
