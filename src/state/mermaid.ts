/** The open map as a Mermaid journey, and what of it that does not say. */
import type { Finding } from '#domain/finding.ts';
import { mermaidJourney } from '#formats/mermaid-journey.ts';
import type { OpenMap } from './open-map.svelte.ts';

export type MermaidFile = Readonly<{ file: Blob; extension: string; lost: readonly Finding[] }>;

/** The map as drawn, whatever scenario is shown. */
export function mapAsMermaid({ editor }: OpenMap): MermaidFile {
  const { write, lost, mime, extensions } = mermaidJourney;
  const text = write(editor.records);
  const file = new Blob([text], { type: mime });
  return { file, extension: extensions[0], lost: lost(editor.records, text) };
}
