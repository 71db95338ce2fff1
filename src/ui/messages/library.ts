/** Texts of the library: its maps, what becomes of them, and how safe they are. */
import type { OpeningProblem } from '#state/app.svelte.ts';
import type { Unreadable } from '#state/editor.svelte.ts';
import type { LibraryProblemKind, LossKind, RecoveredWhy } from '#state/library-ports.ts';
import type { LibrarySort } from '#state/library-search.ts';
import type { StageSetId, TemplateId } from '#state/starts.ts';
import type { Period } from '#domain/kinds/map.ts';
import { names } from './names.ts';
import { transfer } from './transfer.ts';

const count = (number: number, one: string, many: string) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;
const list = new Intl.ListFormat('en', { type: 'conjunction' });
const ago = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export const library = {
  names,
  product: 'Throughline',
  title: 'Your maps',
  legend: 'the thick line is what people feel, the thin one what they expect',
  toDark: 'Change to the dark theme',
  toLight: 'Change to the light theme',
  palette: 'Find an action or a map',

  search: 'Find a map, a touchpoint, a partner',
  sort: 'Sort by',
  sorts: { changed: 'Last changed', title: 'Title' } satisfies Record<LibrarySort, string>,
  trashButton: (maps: number) => (maps === 0 ? 'Trash' : `Trash, ${maps}`),
  trashLabel: (maps: number) =>
    maps === 0 ? 'Trash, empty' : `Trash, ${count(maps, 'map', 'maps')}`,
  openFile: 'Open a file',
  newMap: 'New map',
  reading: 'Reading …',

  today: 'Today',
  yesterday: 'Yesterday',
  counts: (touchpoints: number, partners: number) => {
    if (touchpoints === 0) return 'Nothing drawn yet';
    const drawn = count(touchpoints, 'touchpoint', 'touchpoints');
    return partners === 0 ? drawn : `${drawn}, ${count(partners, 'partner', 'partners')}`;
  },
  foundIn: (line: string) => `“${line}”`,
  notComputed: 'No curve: see the findings in the map',
  curve: (lowest: string, highest: string) => `felt from ${lowest} to ${highest} of 10`,
  found: (maps: number) => (maps === 0 ? 'No map found' : `${count(maps, 'map', 'maps')} found`),
  nothingFound: (query: string) => `No map has “${query}” in it.`,
  nothingFoundHint: 'Titles of maps, touchpoints and partners are searched.',
  clearSearch: 'Show all maps',
  empty: 'There is no map here yet.',
  emptyHint: 'Start one below, open a file, or drop one anywhere.',

  menu: (title: string) => `What to do with ${title}`,
  deeds: {
    open: 'Open',
    rename: 'Rename',
    duplicate: 'Duplicate',
    export: 'Export as a file (JSON)',
    exportRaw: 'Save what is left to a file',
    trash: 'Move to trash',
  },
  keys: { rename: 'F2', trash: 'Del' },
  renameLabel: (title: string) => `New title for ${title}`,
  renamed: (title: string) => `Renamed to ${title}`,
  exported: (title: string) => `${title} was exported`,

  broken: 'This map cannot be read. The others are not affected.',

  startFrom: 'Start from',
  starts: {
    blank: { title: 'Blank map', note: 'One stage, cursor in it' },
    stages: {
      title: 'Say what it is about',
      note: 'Who, from where to where, ready stages: skip what you like',
    },
  },
  startPanel: {
    title: 'New map: say what it is about',
    who: { label: 'Who goes through it?', example: 'Parents of a child who turns one' },
    from: { label: 'From where', example: 'They learn that they have to apply' },
    to: { label: 'To where', example: 'The child has settled in' },
    when: 'As it is, or as it could be?',
    whens: { today: 'Today', future: 'The future' },
    period: 'What counts as one period?',
    noPeriod: 'A month, unless I say otherwise',
    periods: {
      day: 'A day',
      week: 'A week',
      month: 'A month',
      quarter: 'A quarter',
      year: 'A year',
    } satisfies Record<Period, string>,
    stages: 'Stages',
    noStages: { title: 'One empty stage', note: 'I name them as I go' },
    sets: {
      awareness: 'Aware, consider, buy, use, tell',
      lifecycle: 'Interested, engaged, awaiting, installation, support',
      quest: 'Search, choose, buy, use, tell',
      visit: 'Before, during, after',
      decision: 'Consider, evaluate, buy, enjoy, advocate, bond',
      service: 'Notice, find out, apply, wait, get, use',
      encounter: 'Entice, enter, engage, exit, extend',
    } satisfies Record<StageSetId, string>,
    start: 'Start',
    hint: 'Nothing here is needed. Enter starts.',
  },
  gallery: 'Finished maps to try things on',
  /** `question`: the one it answers. `tryOut`: which switch shows it, and what to look at. */
  templates: {
    'rowing-machine': {
      question: 'What does it cost to promise a day we cannot keep?',
      tryOut:
        'Switch to “Fix the wait”: an honest date and a parcel on time lift every stage after it.',
    },
    'connected-printer': {
      question: 'What brings more friends: a gift for telling, or something worth telling?',
      tryOut:
        'Switch to “It calls for help itself”, then to “A gift for each friend”: only one of them earns more.',
    },
    'lost-sim': {
      question: 'Ease, speed, generosity, human language: which lever keeps a worried customer?',
      tryOut:
        'Switch to “Plain and fast”, then to “A month for free”: both feel better, one costs more than it keeps.',
    },
    'headphones-quest': {
      question: 'Where does the quest turn from discovering into hassle?',
      tryOut:
        'Switch to “Let the ears choose”: the dip in the middle goes, and more people get to the music.',
    },
    'delayed-flight': {
      question: 'Who is hit hardest and never says a word?',
      tryOut:
        'Switch to “Ask the silent first”: look at those who fly every week. Paying the loud leaves them where they are.',
    },
    'furniture-assembly': {
      question: 'Should a partner do the part that we are worst at?',
      tryOut: 'Switch to “With a fitter”: we earn more, the partner earns, and Saturday is saved.',
    },
    'decision-journey': {
      question: 'More strangers, or a shorter way back for those who know us?',
      tryOut:
        'Switch to “Feed the loyalty loop”, then to “More strangers”: compare what all customers together are worth.',
    },
    'software-trial': {
      question: 'Two more weeks of trial, or a better first hour?',
      tryOut: 'Switch to “A better first hour”, then to “A longer trial”: look at completion.',
    },
    'public-service': {
      question: 'What changes if nobody gets it sooner, but everybody knows where they stand?',
      tryOut:
        'Switch to “Plain words, open queue”: no money here, so look at experience and completion.',
    },
    'subscription-at-risk': {
      question: 'Why waste a discount on people who stay anyway?',
      tryOut: 'Switch to “Only after trouble”: the same discount turns from a loss into a gain.',
    },
  } satisfies Record<TemplateId, { question: string; tryOut: string }>,

  store: {
    where: 'Your maps live in this browser, on this device, and nowhere else.',
    whereUnsaved: 'Your maps live in this tab only, until it is closed.',
    maps: (maps: number, size: string | null) =>
      size === null ? `${count(maps, 'map', 'maps')}.` : `${count(maps, 'map', 'maps')}, ${size}.`,
    persisted: 'The browser has agreed not to clear them.',
    notPersisted: 'The browser may clear them when space runs low.',
    refusedToPersist: 'The browser did not agree to keep them when space runs low.',
    unknown: 'The browser does not say whether it may clear them.',
    ask: 'Ask it not to.',
    lastBackup: (days: number) => `Last backup file: ${ago.format(-days, 'day')}.`,
    noBackup: 'No backup file yet.',
    backUp: 'Back up to a file',
    backingUp: 'Backing up …',
  },
  reminder: {
    title: (days: number | null) =>
      days === null
        ? 'There is no backup file of your maps yet.'
        : `Your last backup file is ${count(days, 'day', 'days')} old.`,
    text: 'A file outside this browser is the only copy that survives it.',
    later: 'Not now',
  },

  unsaved: {
    title: 'Nothing is saved in this visit.',
    reasons: {
      missing: 'This browser has no place to keep maps.',
      refused:
        'This browser does not let the page keep anything, as in some private windows or when site data are blocked.',
      silent: 'The browser’s storage does not answer.',
      blocked:
        'Another tab holds an older version open. Close the other Throughline tabs, then reload.',
      damaged: 'What is stored here cannot be opened.',
    } as Readonly<Record<string, string>>,
    hint: 'You can work all the same: export your map to a file before you close this tab.',
    known: (titles: readonly string[]) => `Here should be: ${list.format(titles)}.`,
    reload: 'Reload',
    saveAll: 'Save what is there to a file',
  },
  outdated: {
    title: 'Another tab runs a newer version of Throughline.',
    text: 'This tab no longer saves. Reload it to go on.',
  },
  newer: {
    title: 'These maps were made with a newer version of Throughline.',
    text: 'This version leaves them alone: nothing was read and nothing was changed. Reload to get the newer version. If this page stays, close all other Throughline tabs and reload again.',
    saveAll: 'Save all data to a file',
  },
  losses: {
    titles: {
      evicted: 'The browser has cleared the maps that were here.',
      emptied: 'The library is empty, but it should not be.',
      missing: 'Some maps are missing.',
      rolledBack: 'The browser has gone back to an older state of some maps.',
      damaged: 'Some maps cannot be read.',
    } satisfies Record<LossKind, string>,
    hints: {
      evicted: 'If you have a backup or exported files, open them to get your maps back.',
      emptied: 'If you have a backup or exported files, open them to get your maps back.',
      missing: 'If you have a backup or exported files, open them to get these maps back.',
      rolledBack:
        'The last edits are not there. A newer exported file or backup can be opened beside them.',
      damaged: 'Save what is left of them to a file from their cards below.',
    } satisfies Record<LossKind, string>,
    names: (titles: readonly string[]) => `${list.format(titles)}.`,
    understood: 'I have seen this',
  },
  damage: {
    title: 'Part of this map cannot be read.',
    text: ({ records, edits }: Unreadable) => {
      const missing = [
        ...(records > 0 ? [count(records, 'record', 'records')] : []),
        ...(edits > 0 ? [count(edits, 'saved edit', 'saved edits')] : []),
      ];
      return `${list.format(missing)} could not be read. The rest is here and is saved as always, but files and backups made from now on hold only this. An older backup may have what is missing; what is left of it here goes into the file with the raw data.`;
    },
    save: 'Save the raw data to a file',
    notInFile: 'Part of the map cannot be read and is not in it.',
  },
  recovered: {
    title: (map: string, when: string) => `Unsaved edits to ${map} were found, from ${when}.`,
    reasons: {
      behind: 'The map was changed since, so they were not put into it.',
      gone: 'The map is not here any more.',
      failed: 'The browser could not put them into the map.',
      unsure: 'They may be in the map already.',
    } satisfies Record<RecoveredWhy, string>,
    add: 'Add as a copy',
    discard: 'Discard them',
  },
  problem: {
    title: 'That did not work.',
    reasons: {
      missing: 'This browser has no place to keep maps.',
      refused: 'The browser does not allow it.',
      silent: 'The browser’s storage does not answer.',
      blocked: 'Another tab holds an older version open.',
      newer: 'The maps were made with a newer version.',
      damaged: 'The storage cannot be read.',
      outdated: 'Another tab runs a newer version; reload this one.',
      closed: 'The storage was closed; reload the page.',
      unreadable: 'The map cannot be read.',
      gone: 'The map is not there any more.',
      exists: 'The map is there already.',
      notSaved: 'Nothing is saved in this visit.',
      failed: 'The browser could not save it; there may be no room left.',
    } satisfies Record<LibraryProblemKind, string>,
    kept: 'Nothing was changed.',
    dismiss: 'Close',
  },
  opening: {
    missing: {
      title: 'This map is not in this browser.',
      text: 'It may be in the trash, or have been made in another browser. An exported file of it can be opened here.',
    },
    failed: {
      title: 'The map could not be opened.',
      text: 'The browser’s storage did not answer. Nothing was changed; try again, or reload the page.',
    },
    broken: {
      title: 'This map cannot be read.',
      text: 'Nothing was changed, and the others are not affected. From its card you can save what is left of it.',
    },
  } satisfies Record<OpeningProblem['reason'], { title: string; text: string }>,

  trash: {
    title: 'Trash',
    text: 'Maps stay here for 30 days and can be put back until then.',
    empty: 'The trash is empty.',
    daysLeft: (days: number | null) =>
      days === null ? '' : days === 0 ? 'goes today' : `${count(days, 'day', 'days')} left`,
    restore: 'Put back',
    restoreLabel: (title: string) => `Put ${title} back`,
    purge: 'Delete',
    purgeLabel: (title: string) => `Delete ${title} for good`,
    emptyAll: 'Empty the trash',
    confirmOne: (title: string) =>
      `Delete ${title} for good? Its saved versions go too. This cannot be undone.`,
    confirmAll: (maps: number) =>
      `Delete ${count(maps, 'map', 'maps')} for good? Their saved versions go too. This cannot be undone.`,
    confirm: 'Delete for good',
    keep: 'Keep',
    purged: (title: string) => `${title} was deleted for good`,
    emptied: 'The trash was emptied',
  },

  notices: {
    label: 'Just done',
    trashed: (titles: readonly string[]) => `${list.format(titles)} moved to trash.`,
    restored: (titles: readonly string[]) => `${list.format(titles)} is back.`,
    copied: (titles: readonly string[]) => `${list.format(titles)} was added.`,
    added: (titles: readonly string[]) =>
      titles.length === 1
        ? `${titles[0]} was added to your library.`
        : `${titles.length} maps were added to your library.`,
    /** `titles`: what was left out; `partly`: what is in it as far as it can be read. */
    backedUp: (titles: readonly string[], partly: readonly string[]) => {
      const made =
        titles.length === 0
          ? 'The backup file was made.'
          : `The backup file was made, without ${list.format(titles)}, which cannot be read.`;
      if (partly.length === 0) return made;
      return `${made} Of ${list.format(partly)} it holds only what can be read.`;
    },
    /** A file that was to be handed over. */
    notMade: () => transfer.notMade,
    notAll: (sentences: readonly string[]) => `The file was made. ${sentences.join(' ')}`,
    /** What is said of a template is its own. */
    template: () => '',
    tryOut: 'Switch',
    undo: 'Undo',
    open: 'Open',
    dismiss: 'Close',
  },
  close: 'Close',
  cancel: 'Cancel',
};
