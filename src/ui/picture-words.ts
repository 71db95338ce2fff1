/** How the interface's words go into an exported picture of the board. */
import type { PictureWords } from '#state/picture.ts';
import { messages } from './messages/messages.ts';
import { amount, difference, number, percent, score } from './shared/format.ts';

const words = messages.board;

export const pictureWords: PictureWords = {
  lane: (sort) => {
    const { title, note } = words.lanes[sort];
    const value = [
      words.value.customer,
      words.value.us(''),
      words.value.partners(''),
      words.value.running,
    ];
    return { title, notes: sort === 'value' ? value : note === '' ? [] : [note] };
  },
  subtitle: (map) =>
    words.picture.subtitle(
      map.lens.scenario?.title ?? map.lens.baseTitle ?? '',
      map.lens.comparedTitle,
    ),
  foot: (map) => words.picture.foot(number(map.forecast.figures?.arrivals ?? 0, 0)),
  score,
  percent: (share) => percent(share),
  amount,
  difference: (value) => difference(value),
  promise: words.chart.promise,
  goOn: words.goOn,
  complete: words.complete,
  leave: words.leave,
  done: words.done,
  atRisk: words.atRisk,
  effort: (days) => words.effort(number(days, 0)),
  ourOffer: words.ourOffer,
  untitled: words.untitled,
  silent: words.silent,
  afterPain: words.afterPain,
  channel: (channel) => words.channels[channel as keyof typeof words.channels] ?? channel,
};
