/** The message catalogue with the texts of the inspector. */
import { inspector } from './inspector.ts';
import { messages as common } from './messages.ts';

export const messages = { ...common, inspector };
