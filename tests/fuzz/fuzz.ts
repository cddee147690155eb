import fc from "fast-check";
import type { Target } from "./targets.ts";

export type FuzzReport = {
  readonly cases: number;
  readonly takenShare: number;
  readonly seed: number;
  /** What an input did that none may do, with the way back to it; absent where none did. */
  readonly failure?: string;
};

/** Tries `target` with `cases` inputs, or for as many as there is time. */
export async function fuzz(
  target: Target,
  limits: { readonly seed: number; readonly cases: number; readonly seconds?: number },
): Promise<FuzzReport> {
  const details = await fc.check(await target.make(), {
    seed: limits.seed,
    numRuns: limits.cases,
    ...(limits.seconds !== undefined && { interruptAfterTimeLimit: limits.seconds * 1000 }),
  });
  const { taken, refused } = target.tally;
  const takenShare = taken / Math.max(1, taken + refused);
  const report = { cases: details.numRuns, takenShare, seed: limits.seed };
  if (!details.failed || details.counterexample === null) return report;
  const error = details.errorInstance;
  return {
    ...report,
    failure: `${error instanceof Error ? error.stack : String(error)}\ninput: ${fc.stringify(details.counterexample)}\nseed: ${details.seed}, path: ${details.counterexamplePath}`,
  };
}
