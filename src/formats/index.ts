/** The file formats the product reads or writes. */
import type { Format } from './format.ts';
import { mermaidJourney } from './mermaid-journey.ts';
import { throughlineJson } from './throughline-json.ts';

export const formats: readonly Format[] = [throughlineJson, mermaidJourney];
