/** The key figures on paper: those that the screen has side by side, also where one is not known yet. */
import type { OpenMap } from '#state/open-map.svelte.ts';
import { keyFiguresOf, isSimulated, leadingFigures, type KeyFigure } from '../frame/key-figures.ts';
import { messages } from '../messages/messages.ts';

/** `known` is null for what has not been simulated for the map as it is. */
export type FigureOnPaper = Readonly<{
  id: KeyFigure['id'];
  name: string;
  known: KeyFigure | null;
}>;

/** Nothing before anything is computed. */
export function figuresOnPaper(map: OpenMap): FigureOnPaper[] {
  const figures = keyFiguresOf(map);
  if (!figures) return [];
  const isOld = map.analysis?.run.isStale ?? true;
  return leadingFigures(map.editor.shown).map((id) => {
    const known = (isOld && isSimulated(id) ? null : figures.find((one) => one.id === id)) ?? null;
    return { id, name: messages.frame.figures.explain[id].name, known };
  });
}
