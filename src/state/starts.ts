/** What a map can be started from: the finished ones of the gallery, with their pictures, and the classic stages. */
import type { MapSummary } from '#domain/queries/map-summary.ts';
import { templates, type TemplateId } from '#templates/index.ts';
import summaries from '#templates/summaries.json';

export { stageSets, type StageSetId } from '#templates/stage-sets.ts';
export type { TemplateId } from '#templates/index.ts';

export type GalleryEntry = Readonly<{ id: TemplateId }> & Pick<MapSummary, 'title' | 'curve'>;

/** Worked out beforehand, so that a gallery costs nothing to show; a test computes every curve again. */
export const gallery: readonly GalleryEntry[] = templates.map(({ id }) => ({
  id,
  ...summaries[id],
}));

/** The scenario that shows what a template is about. */
export function scenarioToTry(id: TemplateId): string | null {
  return templates.find((template) => template.id === id)?.scenario ?? null;
}
