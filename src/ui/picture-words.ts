/** How the interface's words go into an exported picture of the board. */
import { mount, unmount, type Component } from 'svelte';
import { hasMoney } from '#domain/queries/has-money.ts';
import { faceFeelings, qualityOfFeeling } from '#domain/scale.ts';
import type { PictureWords } from '#state/picture.ts';
import { channelIcons } from './board/channel-icons.ts';
import { comparedTitle, scenarioTitle } from './frame/scenario-choices.ts';
import { messages } from './messages/messages.ts';
import Face from './shared/Face.svelte';
import { standingText } from './standing-text.ts';
import { amount, difference, number, percent, score } from './shared/format.ts';

const words = messages.board;

export const pictureWords: PictureWords = {
  lane: (sort, map) => {
    const unit = map.currency ?? messages.units.index;
    const { title, note } = words.lanes[sort];
    const value = hasMoney(map.editor.shown)
      ? [
          words.value.customer,
          words.value.us(unit),
          words.value.partners(unit),
          words.value.running,
        ]
      : [words.value.customer, words.value.noMoney];
    return { title, notes: sort === 'value' ? value : note === '' ? [] : [note] };
  },
  subtitle: (map) =>
    words.picture.subtitle(scenarioTitle(map, map.lens.scenario?.id ?? null), comparedTitle(map)),
  foot: (map) => words.picture.foot(number(map.forecast.figures?.arrivals ?? 0, 0)),
  score,
  percent: (share) => percent(share),
  amount,
  difference: (value) => difference(value),
  promise: words.chart.promise,
  standing: standingText,
  leave: words.leave,
  done: words.done,
  atRisk: words.atRisk,
  costsPoints: (loss, likelihood) =>
    `${words.points(number(loss))} ${words.inShare(percent(likelihood))}`,
  effort: (days) => words.effort(number(days, 0)),
  ourOffer: words.ourOffer,
  untitled: words.untitled,
  silent: words.silent,
  afterPain: words.afterPain,
  icon: (channel) => {
    const Icon = channelIcons[channel as keyof typeof channelIcons];
    return Icon ? drawingOf(Icon, {}) : '';
  },
  faces: () =>
    faceFeelings.map((feeling) => ({
      score: qualityOfFeeling(feeling),
      markup: drawingOf(Face, { feeling }),
    })),
  channel: (channel) => words.channels[channel as keyof typeof words.channels] ?? channel,
};

/** What an icon draws, as markup: the same as on the board, without a second table of shapes. */
function drawingOf<Props extends Record<string, unknown>>(
  Drawing: Component<Props>,
  props: Props,
): string {
  const target = document.createElement('div');
  const drawn = mount(Drawing, { target, props });
  const markup = target.querySelector('svg')?.innerHTML.replace(/<!--.*?-->/g, '') ?? '';
  void unmount(drawn);
  return markup;
}
