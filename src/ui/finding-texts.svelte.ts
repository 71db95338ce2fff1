/**
 * What findings say on the screens of a map, most of which have none: the texts come with the first
 * one that is shown.
 */
import type { Finding } from '#domain/finding.ts';

let known = $state.raw<((finding: Finding) => string) | null>(null);
let isComing = false;

/** What the finding says; empty until the texts have come, and then whoever asked is told. */
export function findingText(finding: Finding): string {
  if (!known && !isComing) void load();
  return known?.(finding) ?? '';
}

async function load(): Promise<void> {
  isComing = true;
  try {
    known = (await import('./messages/findings.ts')).findingText;
  } finally {
    isComing = false;
  }
}
