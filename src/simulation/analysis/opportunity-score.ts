/**
 * Which outcomes are worth working on: important and not well served (Ulwick 2002, 2005, What Customers Want).
 * Importance and satisfaction are ten times the share of customers who answer 4 or 5 of 5. Compute it per segment:
 * pooled, segments with opposite needs hide each other.
 */

/** Above 15 extreme, 12 to 15 high, 10 up to 12 worth considering, below 10 unattractive. */
export type OpportunityBand = 'extreme' | 'high' | 'worthConsidering' | 'unattractive';

export interface RatedOutcome {
  readonly id: string;
  /** 0 to 10, or null where it is not known. */
  readonly importance: number | null;
  readonly satisfaction: number | null;
}

export interface Opportunity {
  readonly id: string;
  /** 0 to 20. */
  readonly score: number;
  readonly band: OpportunityBand;
}

/** importance + max(importance - satisfaction, 0), both kept within 0 to 10. */
export function opportunityScore(importance: number, satisfaction: number): number {
  const wanted = withinTen(importance);
  return wanted + Math.max(wanted - withinTen(satisfaction), 0);
}

export function opportunityBand(score: number): OpportunityBand {
  if (score > 15) return 'extreme';
  if (score >= 12) return 'high';
  return score >= 10 ? 'worthConsidering' : 'unattractive';
}

/** The outcomes of one segment, the best opportunity first; those with a number missing are left out. */
export function rankedOpportunities(outcomes: readonly RatedOutcome[]): Opportunity[] {
  return outcomes
    .flatMap(({ id, importance, satisfaction }) => {
      if (importance === null || satisfaction === null) return [];
      const score = opportunityScore(importance, satisfaction);
      return { id, score, band: opportunityBand(score) };
    })
    .sort((a, b) => b.score - a.score);
}

/** Ten times the share of answers of 4 or 5, from how many answered 1, 2, 3, 4 and 5. Null without answers. */
export function scoreFromAnswers(counts: readonly number[]): number | null {
  const all = counts.slice(0, 5).reduce((sum, count) => sum + count, 0);
  return all > 0 ? (10 * ((counts[3] ?? 0) + (counts[4] ?? 0))) / all : null;
}

function withinTen(value: number): number {
  return Math.min(10, Math.max(0, value));
}
