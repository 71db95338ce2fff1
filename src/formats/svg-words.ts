/** Words in a picture, set the same way everywhere. */
import { pictureColours as colours } from './board-picture.ts';
import { escaped, tag } from './svg-markup.ts';

export type Style = Readonly<{
  size?: number;
  weight?: number;
  colour?: string;
  anchor?: 'start' | 'middle' | 'end';
  italic?: boolean;
  /** A rest of paper behind words that a line crosses. */
  halo?: boolean;
}>;

/** A line of words at a place; nothing for no words. */
export function words(x: number, y: number, text: string, style: Style = {}): string {
  if (text === '') return '';
  const halo = { stroke: colours.sheet, 'stroke-width': 4, 'paint-order': 'stroke' };
  return tag(
    'text',
    {
      x,
      y,
      'font-size': style.size,
      'font-weight': style.weight,
      'font-style': style.italic ? 'italic' : undefined,
      fill: style.colour ?? colours.ink2,
      'text-anchor': style.anchor,
      ...(style.halo ? halo : {}),
    },
    escaped(text),
  );
}
