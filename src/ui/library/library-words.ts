/** How the interface's words get into new maps and the names of files. */
import type { LibraryWords } from '#state/library-ports.ts';
import { messages } from '../messages/messages.ts';

export const libraryWords: LibraryWords = messages.names;
