/** The shape of a planted violation, and a component made of a script block. */

type Files = Readonly<Record<string, string>>;

export interface Planted {
  plant: Files;
  /** What the message must contain: the place and the way out. */
  says: string[];
  /** Files that look alike and are right. */
  clean: Files;
}

export const script = (code: string) => `<script lang="ts">\n${code}\n</script>\n`;

/** Keeps the claims as the keys, so that a claim without a case does not compile. */
export const planted = <Claim extends string>(cases: Record<Claim, Planted[]>) => cases;
