/** Light or dark: what the person chose, or what the system says until they do. */

export type ThemeChoice = 'light' | 'dark' | 'system';

/** Where the choice is kept, and what the system says. Kept outside the database so that it is known before the first paint. */
export interface ThemePort {
  read(): ThemeChoice;
  write(choice: ThemeChoice): void;
  systemIsDark(): boolean;
  onSystemChange(listener: () => void): void;
  show(theme: 'light' | 'dark'): void;
}

export class Theme {
  readonly #port: ThemePort;
  #choice = $state.raw<ThemeChoice>('system');
  #systemIsDark = $state.raw(false);

  readonly shown = $derived.by((): 'light' | 'dark' => {
    if (this.#choice !== 'system') return this.#choice;
    return this.#systemIsDark ? 'dark' : 'light';
  });

  constructor(port: ThemePort) {
    this.#port = port;
    this.#choice = port.read();
    this.#systemIsDark = port.systemIsDark();
    port.onSystemChange(() => {
      this.#systemIsDark = port.systemIsDark();
      port.show(this.shown);
    });
    port.show(this.shown);
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice;
    this.#port.write(choice);
    this.#port.show(this.shown);
  }

  /** Changes to the other theme than the one on screen. */
  toggle(): void {
    this.choose(this.shown === 'dark' ? 'light' : 'dark');
  }
}
