/**
 * Mermaid's own parser in Node. It cleans titles with DOMPurify, which without a page does nothing at
 * all, not even be called; here it lets texts through, as it does with every text without markup.
 */
import DOMPurify from 'dompurify';
import mermaid from 'mermaid';

/** What Mermaid reads, its entities still in the form in which it passes them to the page. */
export type MermaidReading = Readonly<{
  title: string;
  accTitle: string;
  accDescription: string;
  sections: readonly string[];
  tasks: readonly Readonly<{
    task: string;
    score: number;
    people: readonly string[];
    section: string;
  }>[];
}>;

type JourneyDatabase = Readonly<{
  getDiagramTitle: () => string;
  getAccTitle: () => string;
  getAccDescription: () => string;
  getSections: () => readonly string[];
  getTasks: () => MermaidReading['tasks'];
}>;

Object.assign(DOMPurify, { addHook: () => undefined, sanitize: (text: string) => text });

/** Its kinds of diagrams are registered by the first parsing. */
const ready = mermaid.parse('journey');

/** The journey as Mermaid reads it, or what it throws; the name of another kind of diagram. */
export async function readByMermaid(
  text: string,
): Promise<MermaidReading | Readonly<{ error: Error }> | Readonly<{ kind: string }>> {
  await ready;
  try {
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    if (type !== 'journey') return { kind: type };
    const journey = db as unknown as JourneyDatabase;
    return {
      title: journey.getDiagramTitle(),
      accTitle: journey.getAccTitle(),
      accDescription: journey.getAccDescription(),
      sections: [...journey.getSections()],
      tasks: journey.getTasks().map((task) => ({ ...task })),
    };
  } catch (error) {
    return { error: error as Error };
  }
}

/** A text of Mermaid's as the page shows it: entities by number. */
export function shownByMermaid(text: string): string {
  return text.replace(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
