/** Nodes and weights of Gauss-Legendre quadrature on 0 to 1 (Press et al., Numerical Recipes, ch. 4.6). */

export interface QuadratureNode {
  readonly x: number;
  /** The weights sum to 1. */
  readonly weight: number;
}

/** A rule that integrates polynomials up to degree 2n - 1 exactly. Throws a RangeError for less than one node. */
export function gaussLegendre(count: number): QuadratureNode[] {
  if (!(count >= 1)) throw new RangeError(`A rule of ${count} nodes integrates nothing`);
  return Array.from({ length: count }, (_, index) => {
    let z = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 50; step++) {
      let [value, before] = [1, 0];
      for (let k = 1; k <= count; k++) {
        [value, before] = [((2 * k - 1) * z * value - (k - 1) * before) / k, value];
      }
      slope = (count * (z * value - before)) / (z * z - 1);
      const by = value / slope;
      z -= by;
      if (Math.abs(by) < 1e-15) break;
    }
    return { x: (1 - z) / 2, weight: 1 / ((1 - z * z) * slope * slope) };
  });
}
