/** Which view of an open map is on screen. A further view is a further name here, and a component in `MapScreen`. */

export const VIEWS = ['board', 'results', 'decide'] as const;
export type ViewName = (typeof VIEWS)[number];

export function isViewName(text: string): text is ViewName {
  return (VIEWS as readonly string[]).includes(text);
}

export class Views {
  #shown = $state.raw<ViewName>('board');

  get shown(): ViewName {
    return this.#shown;
  }

  show(view: ViewName): void {
    this.#shown = view;
  }
}
