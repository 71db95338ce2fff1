/** How the key figures of the open map are computed, and how satisfied people are at the selected touchpoint. */
import { find } from '#domain/queries/of-kind.ts';
import type { FigurePlace } from '#state/explanation.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { Action } from './action.ts';
import { knownFigures } from './frame/key-figures.ts';
import { messages } from './messages/messages.ts';

const words = messages.actions;

/** One action for each figure that is known. */
export function figureActions(map: OpenMap): Action[] {
  const { figures } = map.forecast;
  if (!figures) return [];
  const key = knownFigures(figures.journey, map.analysis?.run.report?.shown ?? null);
  const touchpoint = find(map.editor.shown, 'touchpoint', map.board.inspected);
  const isMet = touchpoint && typeof figures.touchpoints[touchpoint.id]?.satisfaction === 'number';
  return [
    ...(isMet
      ? [
          opens(map, words.howSatisfactionComputed, {
            figure: 'satisfaction',
            place: touchpoint.id,
          }),
        ]
      : []),
    ...key.map((figure) => {
      const { name } = messages.frame.figures.explain[figure];
      return opens(map, words.howComputed(name), { figure, place: null });
    }),
  ];
}

function opens(map: OpenMap, label: string, wanted: FigurePlace): Action {
  return {
    id: `computed ${wanted.figure}`,
    label,
    keywords: words.computedWords,
    group: 'computed',
    scope: 'app',
    enabled: () => true,
    run: () => map.explanation.open(wanted),
  };
}
