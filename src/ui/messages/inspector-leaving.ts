/** Texts of how many customers leave a year: figures of industries, one's own, or the assumption. */
import type { Industry } from '#domain/kinds/source.ts';

/** The figures stand in the specification of the product; the studies behind them are not named there. */
export const leavingTexts = {
  heading: 'Customers leave as in',
  industries: {
    mobile: 'Mobile phone, 40% a year',
    insurance: 'Insurance, 7% a year',
  } satisfies Record<Industry, string>,
  assumption: 'Our assumption, 5% a stage',
  own: 'Our own figure',
  ownLabel: 'Leave a year',
  ownTitle: (share: string) => `Our own figure: ${share} leave a year`,
  industryTitles: {
    mobile: 'Mobile phone: 40% leave a year',
    insurance: 'Insurance: 7% leave a year',
  } satisfies Record<Industry, string>,
  industryDetail:
    'A figure quoted for the industry, on choice and trust. The study behind it is not named, so it counts as a guess.',
  ownDetail: 'A figure of our own. Say here where it is from.',
  assumed:
    'Where nobody has said how many leave, 5% a stage is assumed, shared by its touchpoints.',
  said: (stated: number, all: number) =>
    `Said at ${stated} of ${all} touchpoints; a figure of an industry is used only where nothing is said.`,
  guessed: (count: number) =>
    count === 1
      ? '1 of them is a guess without a source.'
      : `${count} of them are guesses without a source.`,
  letFollow: (count: number) => (count === 1 ? 'Let it follow too' : 'Let these follow it'),
  noneLeft: 'These say nothing of their own any more. Undo brings the guesses back.',
  conversion: (perYear: string, length: string, share: string, power: string) =>
    `A touchpoint that takes ${length} loses ${share}: 1\u00a0−\u00a0(1\u00a0−\u00a0${perYear})^(${power}). Over a year that makes ${perYear}.`,
  onlyDrawn: 'This is set on the map as drawn.',
  follow: (count: number) =>
    count === 0
      ? 'No touchpoint follows it.'
      : count === 1
        ? '1 touchpoint follows it.'
        : `${count} touchpoints follow it.`,
  behind: (count: number) =>
    count === 1
      ? '1 touchpoint is new or takes another time since.'
      : `${count} touchpoints are new or take another time since.`,
  again: 'Apply it again',
  within: 'Between 0% and 100%.',
};
