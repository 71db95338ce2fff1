/**
 * Chance by counting: every draw is a hash of what it decides about (seed, customer, touchpoint, n-th visit there, pain
 * or offer), never of what was drawn before. So a customer meets the same chance in every scenario, whatever was
 * added, removed or switched off, and any customer can be replayed alone.
 */

/** What a run's seed makes of an id; ids that differ give words that have nothing to do with each other. */
export function wordFor(seed: number, id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return mixed(mixed(hash) ^ mixed(seed + 0x9e3779b9));
}

/** The finaliser of MurmurHash3 (Appleby 2011): every bit of the input changes half of the output's. */
function mixed(word: number): number {
  let bits = word | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/**
 * Four words of 32 bits from four, by pcg4d (Jarzynski and Olano, "Hash Functions for GPU Rendering", Journal of
 * Computer Graphics Techniques 9(3), 2020), which passes TestU01's BigCrush. They go into `out`.
 */
export function draw(
  customer: number,
  place: number,
  visit: number,
  subject: number,
  out: Int32Array,
): void {
  let x = (Math.imul(customer, 1664525) + 1013904223) | 0;
  let y = (Math.imul(place, 1664525) + 1013904223) | 0;
  let z = (Math.imul(visit, 1664525) + 1013904223) | 0;
  let w = (Math.imul(subject, 1664525) + 1013904223) | 0;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;
  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;
  out[0] = x;
  out[1] = y;
  out[2] = z;
  out[3] = w;
}

/** A number strictly between 0 and 1, evenly distributed, from 32 even bits. */
export function uniform(word: number): number {
  return ((word >>> 0) + 0.5) * 2 ** -32;
}

/** Numbers strictly between 0 and 1 in an order that a name alone decides, for sampling that is no customer's chance. */
export function countedNumbers(name: string): () => number {
  const subject = wordFor(0, name);
  const words = new Int32Array(4);
  let count = 0;
  return () => {
    if (count % 4 === 0) draw(count / 4, 0, 0, subject, words);
    return uniform(words[count++ % 4]!);
  };
}
