import { diceOf } from "./dice.ts";
import type { Fault } from "./faults.ts";
import { Trial, type Outcome } from "./trial.ts";

export type Loss = { readonly fault: string; readonly seed: number; readonly because: string };
export type Tally = {
  readonly fault: Fault;
  readonly tries: number;
  /** How often all was there, or everyone who had lost something was told so. */
  readonly survived: number;
  /** How many of these were told. */
  readonly told: number;
  readonly losses: readonly Loss[];
};

/** A trial that hangs is a loss as well: the person waits. */
const PATIENCE_MS = 30_000;

async function outcomeOf(fault: Fault, seed: number): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const impatience = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ kind: "lost", because: "it hangs" }), PATIENCE_MS);
  });
  try {
    return await Promise.race([fault.run(new Trial(diceOf(seed))), impatience]);
  } catch (error) {
    return {
      kind: "lost",
      because: `it threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    };
  } finally {
    clearTimeout(timer);
  }
}

/** Lets one fault happen `tries` times: with the seed `seed`, and those that follow it. */
export async function tally(fault: Fault, tries: number, seed: number): Promise<Tally> {
  const losses: Loss[] = [];
  let told = 0;
  for (let turn = 0; turn < tries; turn++) {
    const outcome = await outcomeOf(fault, seed + turn);
    if (outcome.kind === "told") told++;
    if (outcome.kind === "lost") losses.push({ fault: fault.name, seed: seed + turn, because: outcome.because });
    if (outcome.kind === "told" && fault.mayCost !== true) {
      losses.push({ fault: fault.name, seed: seed + turn, because: "a copy was left, and Tock gave up" });
    }
  }
  return { fault, tries, survived: tries - losses.length, told, losses };
}
