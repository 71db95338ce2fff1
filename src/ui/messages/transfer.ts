/** Texts of maps coming from files and going out to them. */
import type { ImportChoice, Meeting, Refusal } from '#state/import-review.ts';

const count = (number: number, one: string, many: string) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

export const transfer = {
  drop: 'Drop files to add their maps to your library',
  dropHint: 'Nothing that is here is changed.',
  fileTypes: '.json,application/json,.mmd,.mermaid,.md,.markdown,text/vnd.mermaid,text/markdown',

  pasted: 'the clipboard',
  reading: 'Reading …',
  notMade: 'The file could not be made. Nothing was changed; try another form, or JSON.',

  title: 'Before anything is added',
  intro: 'The files were read; nothing was changed yet.',
  refusedIntro: 'Nothing was taken and nothing was changed.',
  untitled: 'Untitled map',
  fromFile: (fileName: string) => `from ${fileName}`,
  refused: 'Not taken',
  refusals: {
    unreadable: 'The browser could not read this file. It may be a folder, or have been moved.',
    stopped: 'Reading this file took too long, so it was stopped.',
  } satisfies Record<Exclude<Refusal['why'], 'finding'>, string>,
  findings: (findings: number) => count(findings, 'thing to know', 'things to know'),
  at: (places: readonly string[]) => places.join(', '),
  field: (name: string) => `field “${name}”`,
  record: (kind: string, title: string) => (title === '' ? kind : `${kind} “${title}”`),
  moreFindings: (rest: number) => `and ${rest} more`,
  meetings: {
    same: () => 'This map is in your library already, exactly so.',
    other: (title: string) =>
      `This map is in your library as ${title || 'an untitled map'}, in another state.`,
    trash: () => 'This map is in your trash; that one stays there.',
    twice: () => 'Another of these files holds the same map.',
  } satisfies Record<Meeting['how'], (title: string) => string>,
  isNew: 'It is new here and will be added.',
  choice: (title: string) => `What to do with ${title}`,
  choices: {
    add: { label: 'Add it', note: '' },
    copy: { label: 'Add it as a copy', note: 'What is here stays as it is.' },
    replace: {
      label: 'Replace the one that is here',
      note: 'A version of it is saved first.',
    },
    skip: { label: 'Leave it out', note: '' },
  } satisfies Record<ImportChoice, { label: string; note: string }>,
  forAll: 'All that are here already:',
  mixed: 'each as below',
  failed: 'This map could not be saved, so nothing was changed for it. There may be no room left.',
  confirm: (maps: number) => (maps === 0 ? 'Add nothing' : `Add ${count(maps, 'map', 'maps')}`),
  confirmReplacing: (maps: number, replaced: number) =>
    maps === replaced
      ? `Replace ${count(replaced, 'map', 'maps')}`
      : `Add ${maps - replaced}, replace ${replaced}`,
  taking: 'Adding …',
  cancel: 'Cancel',
  close: 'Close',
};
