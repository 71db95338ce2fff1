/** Actions made of what the map holds: its scenarios, segments, lanes and figures, and going to any record. */
import { ofKind } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import { hideLane } from '#state/gestures/lane-deeds.ts';
import type { App } from '#state/app.svelte.ts';
import type { OpenMap } from '#state/open-map.svelte.ts';
import type { Action } from './action.ts';
import { figureActions } from './actions-figures.ts';
import { drawnTitle } from './frame/scenario-choices.ts';
import { messages } from './messages/messages.ts';

const words = messages.actions;

type Parts = Pick<Action, 'id' | 'label' | 'keywords' | 'group'> & {
  run: () => void | Promise<void>;
};

const always = (parts: Parts): Action => ({ ...parts, scope: 'app', enabled: () => true });

/** What the records of the open map add to the table; in the library, the maps one can open. */
export function recordActions(app: App): readonly Action[] {
  const { map } = app;
  if (!map) return openMapActions(app);
  return [
    ...scenarioActions(map),
    ...segmentActions(map),
    ...laneActions(map),
    ...figureActions(map),
    ...goToActions(map),
  ];
}

function openMapActions(app: App): Action[] {
  return app.library.found.map(({ map: { id, summary } }) =>
    always({
      id: `open ${id}`,
      label: summary?.title || messages.frame.top.untitled,
      keywords: words.kinds.map,
      group: 'goTo',
      run: () => app.open(id),
    }),
  );
}

function scenarioActions({ editor, lens }: OpenMap): Action[] {
  const drawn = drawnTitle(editor.records);
  const all = [{ id: null, title: drawn }, ...lens.scenarios];
  const shown = lens.scenario?.id ?? null;
  const [group, keywords] = ['lens', words.scenarioWords] as const;
  return all.flatMap(({ id, title }) => {
    const name = title || messages.board.untitled;
    const isCompared = lens.compared === id;
    const compare = isCompared ? words.stopComparing(name) : words.compareWith(name);
    return id === shown
      ? []
      : [
          always({
            id: `show ${id}`,
            label: words.showScenario(name),
            keywords,
            group,
            run: () => lens.showScenario(id),
          }),
          always({
            id: `compare ${id}`,
            label: compare,
            keywords,
            group,
            run: () => lens.compareWith(id),
          }),
        ];
  });
}

function segmentActions({ lens }: OpenMap): Action[] {
  return lens.segments
    .filter((segment) => segment.id !== lens.segment?.id)
    .map((segment) =>
      always({
        id: `segment ${segment.id}`,
        label: words.showSegment(segment.title || messages.board.untitled),
        keywords: `${words.segmentWords} ${segment.persona ?? ''}`,
        group: 'lens',
        run: () => lens.showSegment(segment.id),
      }),
    );
}

function laneActions(map: OpenMap): Action[] {
  return ofKind(map.editor.records, 'lane').flatMap((lane) => {
    const title = lane.title || messages.board.lanes[lane.sort].title;
    const common = { keywords: words.laneWords, group: 'view' } as const;
    const show = always({
      ...common,
      id: `hide ${lane.id}`,
      label: lane.hidden ? words.showLane(title) : words.hideLane(title),
      run: () => hideLane(map, lane.id, !lane.hidden),
    });
    if (lane.hidden) return [show];
    const fold = always({
      ...common,
      id: `fold ${lane.id}`,
      label: lane.folded ? words.unfoldLane(title) : words.foldLane(title),
      run: () => map.deeds.foldLane(lane.id, !lane.folded),
    });
    return [fold, show];
  });
}

const GO_TO = [
  ...['stage', 'touchpoint', 'painPoint', 'offer', 'solution', 'partner'],
  ...['segment', 'note', 'source', 'metric', 'outcome'],
] as (keyof typeof words.kinds & ('stage' | 'touchpoint' | 'painPoint' | 'note'))[];

function goToActions(map: OpenMap): Action[] {
  return GO_TO.flatMap((kind) =>
    ofKind(map.editor.records, kind).map((record) =>
      always({
        id: `go ${record.id}`,
        label: record.title || messages.board.untitled,
        keywords: words.kinds[kind],
        group: 'goTo',
        run: () => goTo(map, record.id),
      }),
    ),
  );
}

/** Selects a record and brings it into view. */
function goTo(map: OpenMap, id: RecordId): void {
  map.board.selectRecord(id);
  const { layout, selection } = map.board;
  const stage = layout.stages.find((candidate) => candidate.id === id);
  const rect = stage
    ? { x: stage.x, y: 0, width: stage.width, height: 1 }
    : map.board.card(selection.single ?? '');
  if (rect) map.view.reveal(rect);
}
