/** Findings of one file, as many as anybody reads. */
import { finding, type Finding } from '#domain/finding.ts';

const MOST_FINDINGS = 200;

/** The first findings; a last one says how many more there are. */
export function cappedFindings(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const count = findings.length - MOST_FINDINGS;
  return [...findings.slice(0, MOST_FINDINGS), finding('findingsLeftOut', {}, { count })];
}
