/** How the parts of the inspector reach what it looks at. */
import { createContext } from 'svelte';
import type { Inspection } from '#state/inspection.svelte.ts';

export const [getInspection, setInspection] = createContext<Inspection>();
