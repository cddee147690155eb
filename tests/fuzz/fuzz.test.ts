/** A short run of `npm run fuzz`, the same each time. */
import { describe, expect, it } from "vitest";
import { fuzz } from "./fuzz.ts";
import { targets } from "./targets.ts";

const SEED = 20_260_101;

describe("U12: altered inputs", () => {
  it.each(targets.map((target) => [target.name, target] as const))(
    "of %s are taken or refused, and never more than that",
    { timeout: 60_000 },
    async (_, target) => {
      const report = await fuzz(target, { seed: SEED, cases: target.short });
      expect(report.failure).toBeUndefined();
      expect(report.cases).toBe(target.short);
      expect(report.takenShare).toBeGreaterThan(target.takenShare);
    },
  );
});
