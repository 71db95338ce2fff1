/** What was chosen in the palette of this page, the latest first. */
import type { App } from '#state/app.svelte.ts';

const MOST_RECENT = 5;
const chosen = new WeakMap<App, readonly string[]>();

/** Ids of actions. */
export function recentIn(app: App): readonly string[] {
  return chosen.get(app) ?? [];
}

export function noteRecent(app: App, id: string): void {
  const others = recentIn(app).filter((other) => other !== id);
  chosen.set(app, [id, ...others].slice(0, MOST_RECENT));
}
