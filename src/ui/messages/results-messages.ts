/** The message catalogue with the texts of the results and of the inspector, whose names for numbers they use. */
import { messages as withInspector } from './inspector-messages.ts';
import { results } from './results.ts';

export const messages = { ...withInspector, results };
