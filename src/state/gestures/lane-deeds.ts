/** What one does to lanes as a whole: hiding, showing and unfolding them. */
import { Draft } from '#domain/commands/draft.ts';
import { ON_MAP, setFields } from '#domain/commands/record.ts';
import { ofKind } from '#domain/queries/of-kind.ts';
import type { RecordId } from '#domain/records.ts';
import type { OpenMap } from '../open-map.svelte.ts';

/** Takes a lane from the board, or brings it back; what stands in it stays. */
export function hideLane({ editor }: OpenMap, lane: RecordId, hidden: boolean): void {
  const fields = { hidden: hidden ? true : undefined };
  const change = setFields(editor.records, ON_MAP, lane, fields);
  editor.commit(hidden ? 'hideLane' : 'showLane', change);
}

/** Unfolds every lane, as one deed. */
export function unfoldLanes({ editor }: OpenMap): void {
  const draft = new Draft(editor.records);
  for (const lane of ofKind(editor.records, 'lane'))
    if (lane.folded) draft.set(lane.id, { folded: undefined });
  editor.commit('unfoldLane', draft.change());
}
