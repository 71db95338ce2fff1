/** Texts of what is measured beside what is modelled: taking it down, comparing, fitting the map to it. */
import type { Period } from '#domain/kinds/map.ts';
import type { Measure } from '#domain/kinds/metric.ts';
import type { SatisfactionScale } from '#domain/queries/measured-columns.ts';
import type { MeasuredTable, RowProblem } from '#domain/queries/measured-table.ts';
import { fieldTexts } from './inspector-fields.ts';

const count = (number: number, one: string, many: string) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;
/** What the two numbers that a fit moves are called beside their fields. */
const moved = {
  optOut: fieldTexts['touchpoint']!['optOut']!.label,
  quality: fieldTexts['touchpoint']!['quality']!.label,
};
const figures = (number: number) => count(number, 'figure', 'figures');

export const measured = {
  measures: {
    conversion: 'Conversion',
    churn: 'Churn',
    dropOff: 'Drop-off',
    rating: 'Rating',
    satisfaction: 'Satisfaction',
  } satisfies Record<Measure, string>,
  churnIn: {
    day: 'Churn a day',
    week: 'Churn a week',
    month: 'Churn a month',
    quarter: 'Churn a quarter',
    year: 'Churn a year',
  } satisfies Record<Period, string>,
  about: {
    conversion:
      'Share of those who come who go through to the end, of the stage or of the journey.',
    churn: 'Share of customers who leave for good in a period.',
    dropOff:
      'Share who leave for good: of visits to a touchpoint, of those who reach a stage, of all who arrive.',
    rating: 'Promoters minus detractors, −100 to 100. It is shown beside the model, not fitted.',
    satisfaction: 'Mean of the answers, 0 to 10.',
  } satisfies Record<Measure, string>,
  period: 'In a',
  wholeJourney: 'Whole journey',
  at: (what: string, place: string) => `${what}, ${place}`,
  for: (what: string, segment: string) => `${what}, ${segment}`,
  range: (low: string, high: string) => `${low} to ${high}`,
  points: (value: string) => `${value} points`,

  known: {
    title: 'What was measured',
    add: (measure: string) => `Add ${measure.toLowerCase()}`,
    open: (name: string) => `Open ${name}`,
    paste: 'Paste a table',
    fit: 'Fit the map',
  },

  sheet: {
    title: 'Measured and modelled',
    note: 'The line is what was measured with its range, the dot what the map as drawn gives.',
    empty:
      'Nothing is measured yet. Enter what you know at a touchpoint or a stage, or paste a table from a spreadsheet.',
    failed: 'The comparison could not be worked out.',
    columns: {
      what: 'Figure',
      measured: 'Measured',
      range: 'Range',
      modelled: 'Modelled',
      difference: 'Difference',
      inside: 'Inside the range',
    },
    summary: (inside: number, all: number) =>
      `${inside} of ${all} modelled figures lie inside the measured range.`,
    modelled: (value: string) => `modelled ${value}`,
    asDrawn: 'on the map as drawn',
    measured: (value: string) => `measured ${value}`,
    notModelled: 'not modelled',
    waiting: 'working out',
    inside: 'inside the range',
    outside: (difference: string) => `${difference}, outside the range`,
    yes: 'yes',
    no: 'no',
    nothing: '–',
    chart: (name: string, measuredText: string, modelled: string) =>
      `${name}: measured ${measuredText}, modelled ${modelled}`,
  },

  paste: {
    title: 'Paste what is known',
    hint: 'Copy the rows from a spreadsheet, with their headings: touchpoint, stage or segment; drop-off, satisfaction, conversion, churn or rating; and n, the size of the sample, which gives the range.',
    text: 'The table',
    example: 'Touchpoint\tDrop-off\tSatisfaction\tn\nSearch\t12%\t7.4\t240',
    close: 'Close',
    problems: {
      empty: 'There is nothing in it yet.',
      noHeadings:
        'No headings were found. The first rows need one that names what was measured, such as “Drop-off” or “Satisfaction”.',
      noFigures: 'There are headings, but no figures under them.',
      tooMany: 'These are more than 1000 rows. Paste them in parts.',
    } satisfies Record<NonNullable<MeasuredTable['problem']>, string>,
    rowProblems: {
      place: 'Which one is meant?',
      segment: 'Which segment is meant?',
      measure: 'What was measured is not known here.',
      number: 'This is no number.',
      bounds: 'This does not fit the scale.',
      scale: 'Say the scale above.',
      sample: 'The size of the sample is no number from 1 on.',
      columns: 'More cells than headings. With decimal commas, separate by semicolons or tabs.',
      twice: 'This stands further up already.',
    } satisfies Record<RowProblem, string>,
    scale: (heading: string) => `Answers in “${heading}” are`,
    scaleUnsaid: 'Which scale?',
    scales: {
      '0-10': '0 to 10',
      '1-10': '1 to 10',
      '1-7': '1 to 7',
      '1-5': '1 to 5',
      '0-100': '0 to 100, or percent',
    } satisfies Record<SatisfactionScale, string>,
    preview: 'What is understood',
    columns: { row: 'Row', where: 'Of what', what: 'Measured', value: 'Read as', note: 'Then' },
    answer: (name: string) => `What “${name}” means`,
    choose: 'Choose',
    alike: 'With this title',
    stages: 'Stages',
    written: (text: string) => `from “${text}”`,
    adds: 'is added',
    replaces: (value: string) => `replaces ${value}`,
    same: 'is known already',
    source: 'Where they come from',
    noSource: 'Not said',
    clear: (ready: number, all: number) =>
      ready === all ? `All ${figures(all)} are clear.` : `${ready} of ${figures(all)} are clear.`,
    leftOut: 'The others are left out.',
    take: (ready: number) => (ready === 0 ? 'Nothing to take down' : `Take down ${figures(ready)}`),
    taken: (ready: number) => `${figures(ready)} taken down.`,
  },

  fit: {
    title: 'Fit the map to what is measured',
    intro: `“${moved.optOut}” follows drop-off, conversion and churn; “${moved.quality}” follows satisfaction. This changes the map as drawn.`,
    working: 'Working out what has to move …',
    failed: 'This could not be worked out.',
    again: 'Try again',
    impossible: 'The map cannot be computed yet, so there is nothing to fit.',
    none: 'Nothing is measured yet.',
    nothing: 'Nothing moves: the map gives what is measured as nearly as it can.',
    moves: (number: number) => `${count(number, 'number moves', 'numbers move')}`,
    fields: moved,
    columns: { where: 'Touchpoint', what: 'Number', from: 'From', to: 'To' },
    gaps: 'Measured and modelled',
    gapColumns: {
      what: 'Figure',
      measured: 'Measured',
      before: 'Before',
      after: 'After',
    },
    met: 'All that can be fitted is met.',
    unmet: (name: string, wanted: string, given: string) =>
      `${name}: measured ${wanted}, the map gives ${given} at best.`,
    unmetTitle: 'Could not be met together, or within the bounds:',
    nobody: (name: string) => `${name}: nobody comes there.`,
    ratings: 'A rating is only shown: it follows from satisfaction and cannot be set.',
    accept: (number: number) => `Change ${count(number, 'number', 'numbers')}`,
    cancel: 'Leave it as it is',
    done: (optOuts: number, qualities: number) => {
      const parts = [
        ...(optOuts > 0 ? [`${optOuts} of “${moved.optOut}”`] : []),
        ...(qualities > 0 ? [`${qualities} of “${moved.quality}”`] : []),
      ];
      return `The map is fitted. Numbers moved: ${parts.join(', ')}.`;
    },
    undo: 'Undo',
    close: 'Close',
  },
};
