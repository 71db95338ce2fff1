/** Things done a little later, each to be called off by what comes back. */

/** Does it after so many milliseconds. */
export function later(task: () => void, milliseconds: number): () => void {
  const timer = setTimeout(task, milliseconds);
  return () => clearTimeout(timer);
}

/** Does it when the page has nothing better to do, at the latest after so many milliseconds. */
export function whenIdle(task: () => void, within: number): () => void {
  // Safari has none.
  if (typeof requestIdleCallback !== 'function') return later(task, within);
  const handle = requestIdleCallback(task, { timeout: within });
  return () => cancelIdleCallback(handle);
}
