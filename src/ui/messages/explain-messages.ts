/** The message catalogue with the texts of the calculations and of the inspector, whose names for numbers they use. */
import { explain } from './explain.ts';
import { messages as withInspector } from './inspector-messages.ts';

export const messages = { ...withInspector, explain };
