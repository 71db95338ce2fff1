/** Who does which task: the names behind a task, and what a segment skips because of them. */
import { nameFrom } from './mermaid-entities.ts';
import type { MermaidNote } from './mermaid-notes.ts';
import type { JourneyTask } from './mermaid-parsing.ts';

/** A task with its touchpoint's id, the names of its actors and the note that goes with it. */
export type NotedTask = Readonly<{
  id: string;
  actors: ReadonlySet<string>;
  note: MermaidNote['fields'] | undefined;
}>;

type Named = Readonly<{ id: string; title: string }>;

export function actorsOf(task: JourneyTask): ReadonlySet<string> {
  return new Set(task.actors.map(nameFrom));
}

/**
 * The touchpoints a segment never comes to: tasks that name others. A task that names nobody is
 * everybody's, unless its note says who skips it; so it is with two segments of one name.
 */
export function skipsOf(
  segment: Named,
  segments: readonly Named[],
  tasks: readonly NotedTask[],
): readonly string[] {
  return tasks
    .filter((task) => {
      const noted = notedSkips(task, segments);
      if (noted) return noted.has(segment.id);
      return task.actors.size > 0 && !task.actors.has(segment.title);
    })
    .map(({ id }) => id);
}

/** Who skips a task as its note says, if the names in its line still say the same. */
function notedSkips(
  { actors, note }: NotedTask,
  segments: readonly Named[],
): ReadonlySet<unknown> | null {
  const list: unknown = note?.['skippedBy'];
  if (!Array.isArray(list)) return null;
  const skippedBy = new Set<unknown>(list);
  const coming = segments.filter(({ id }) => !skippedBy.has(id)).map(({ title }) => title);
  const names = new Set(coming);
  return names.size === actors.size && coming.every((name) => actors.has(name)) ? skippedBy : null;
}
