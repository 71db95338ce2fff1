/** Journeys as people and programs write them, well formed and scrambled. */
import fc from 'fast-check';

const word = fc.constantFrom(
  'Buy', 'Søk', '買う', 'شراء', '🙂', 'go home', 'Title', 'journey', 'section two', "it's", 'a\tb', 'C4',
  'A#58;B', '#quot;x#quot;', '#9829;', '50%', 'x}', '{y', '<b>z</b>', '<a href="q">', 'lifestyle', '__proto__',
); // prettier-ignore
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
/** As a task begins: without the words that begin another statement. */
const taskName = words.map((text) => `T ${text}`);
const score = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map(String),
  fc.constantFrom('0', '9', '-3', '3.5', 'x', '', '0x3', '1e0', 'Infinity', ' 4 '),
);
const actors = fc
  .array(words, { maxLength: 3 })
  .map((list) => (list.length > 0 ? `: ${list.join(', ')}` : ''));
const task = fc
  .tuple(taskName, score, actors)
  .map(([name, value, who]) => `${name}: ${value}${who}`);
const statement = fc.oneof(
  { weight: 5, arbitrary: task },
  { weight: 2, arbitrary: words.map((text) => `section S ${text}`) },
  words.map((text) => `title ${text}`),
  words.map((text) => `accTitle: ${text}`),
  words.map((text) => `accDescr : ${text}`),
  words.map((text) => `accDescr {\n  ${text.replaceAll('}', '')}\n   more\n}`),
  words.map((text) => `%% ${text}`),
  words.map((text) => `# ${text}`),
  fc.constantFrom('', '   ', '%%', '%%{init: {"theme": "dark"}}%%', "%%{init: {'journey': {}}}%%"),
);
const head = fc.constantFrom(
  '', '\n\n', '%% first\n', '---\nconfig:\n  theme: dark\n---\n', '---\ntitle: Front\n---\n\n',
  '  ---\n  title: In\n  ---\n', '%%{init: { "theme": "base" } }%%\n', ' \t',
); // prettier-ignore
const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n', '\n\t');
const indent = fc.constantFrom('', '  ', '\t', '    ');

/** A journey that Mermaid reads, nearly always. */
export const journeyCode = fc
  .tuple(head, fc.array(fc.tuple(indent, statement), { maxLength: 12 }), lineEnd)
  .map(([start, lines, end]) =>
    `${start}journey\n${lines.map(([space, text]) => space + text).join('\n')}\n`.replaceAll(
      '\n',
      end,
    ),
  );

const piece = fc.oneof(
  { weight: 2, arbitrary: statement },
  fc.constantFrom(
    'journey', 'title', 'section', 'accTitle', 'accTitle:', 'accDescr', 'accDescr {', 'accDescr:', ':', ';', '#',
    '%', '%%', '%%{', '}%%', '%{', '}', '{', '---', '\n', '\n\n', '\r', '\t', ' ', '\u2028', '\u00a0', '\ufeff',
    'style a:#f00;', 'classDef b:#c;', 'style', ': 5', ': 5: Me', ',', '#58;', '#x41;', '#;', 'a%%b', 'a%%', '<a b="c"',
    '>', '"', 'JOURNEY', 'Title x', 'SECTION y', 'C4Container', '%% C4Dynamic\n', 'T: 3: A: B: C', '::', 'section x;', 'title y;', 'T: 3: Me;', 'section x #', 'title y # z', 'T #: 3', '%%{wrap}%%',
    '%%{init: x y}%%', '%%%{wrap}%%%{', '%%%{wrap}%%%', 'ﬂ°°58¶ß', '```', '\u0000', '\ud800',
  ), // prettier-ignore
);

/** Pieces of journeys in any order, most of them after the word that makes it one. */
export const scrambledJourney = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: fc.constant('journey\n') }, head, fc.constant('')),
    fc.array(fc.oneof({ weight: 3, arbitrary: piece }, fc.constantFrom('\n', ' ', '\n  ')), {
      maxLength: 14,
    }),
  )
  .map(([start, pieces]) => start + pieces.join(''));
