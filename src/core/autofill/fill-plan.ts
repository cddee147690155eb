/** What a place for a code tells about how it wants it. */
export type FillTarget = {
  /** Per input, in the order of the digits: how many characters it takes; -1 where it does not say. */
  readonly maxLengths: readonly number[];
};

/** What each input is given, in order; an input that gets nothing is not in it. */
export type FillPlan = readonly { readonly index: number; readonly text: string }[];

/**
 * How a code spreads over the inputs of one unit: one character a box, as many as each takes where together they take the
 * whole code, and else the whole code into the first, which hands it on by itself.
 * @returns undefined where the code cannot fit: half a code helps nobody.
 */
export function planFill(code: string, { maxLengths }: FillTarget): FillPlan | undefined {
  const [only] = maxLengths;
  if (only === undefined) return undefined;
  if (maxLengths.length === 1) return only !== -1 && only < code.length ? undefined : [{ index: 0, text: code }];
  if (maxLengths.length === code.length) return Array.from(code, (text, index) => ({ index, text }));
  // Two inputs for four digits each, say. A limit on the first alone is the whole code's: it shares the rest out itself.
  if (maxLengths.every((length) => length > 0) && maxLengths.reduce((sum, length) => sum + length, 0) === code.length) {
    let start = 0;
    return maxLengths.map((length, index) => ({ index, text: code.slice(start, (start += length)) }));
  }
  return undefined;
}

/** What an input shows, as a server would read it: people and pages put spaces and hyphens between groups. */
export const bareCode = (shown: string): string => shown.replace(/[\s\u00a0-]/g, "");
