/** Writing SVG as text: escaped and with short numbers. */

type Value = string | number | undefined;

/** One element; attributes without a value are left out, children are markup already. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly string[]
): string {
  let text = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes))
    if (value !== undefined) text += ` ${attribute}="${escaped(short(value))}"`;
  return children.length > 0 ? `${text}>${children.join('')}</${name}>` : `${text}/>`;
}

function short(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

/** Text that XML can carry: markup escaped, control signs and lone surrogates replaced. */
export function escaped(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '�')
    .replace(CONTROL, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}

// eslint-disable-next-line no-control-regex -- XML 1.0 forbids exactly these
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
