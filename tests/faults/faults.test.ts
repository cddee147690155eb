/** A short run of the faults that `npm run test:faults` lets happen by the thousand. */
import { describe, expect, it } from "vitest";
import { tally } from "./campaign.ts";
import { diceOf } from "./dice.ts";
import { faults } from "./faults.ts";

const TRIES = 2;
const SEED = 20_260_101;

describe("no vault is lost", () => {
  it.each(
    faults.map((fault) => [`${fault.answers === undefined ? "" : `${fault.answers}: `}${fault.name}`, fault] as const),
  )("%s", { timeout: 30_000 }, async (_, fault) => {
    const { survived, losses } = await tally(fault, TRIES, SEED);
    expect(losses).toEqual([]);
    expect(survived).toBe(TRIES);
  });
});

describe("the dice", () => {
  it("fall the same way for the same seed", () => {
    const [one, other] = [diceOf(7), diceOf(7)];
    expect(Array.from({ length: 50 }, () => one.below(1000))).toEqual(
      Array.from({ length: 50 }, () => other.below(1000)),
    );
    expect(diceOf(8).bytes(16)).not.toEqual(diceOf(7).bytes(16));
  });
});
