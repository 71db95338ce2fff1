/** Waiting for the browser to draw. */

/** The time of the next frame, before it is drawn. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** After the next frame was handed over for drawing. */
export async function painted(): Promise<void> {
  await nextFrame();
  await new Promise((resume) => setTimeout(resume));
}
