import { useState } from "preact/hooks";
import type { Offered } from "#messages/protocol.ts";
import { nowMs } from "#platform/clock.ts";

/** How long one proof serves: a person who sets things up is not asked at every step. */
const SERVES_MS = 5 * 60_000;

export type Owner = {
  /** What the person has shown to be the owner's; undefined when they have to be asked. */
  readonly proof: () => Offered | undefined;
  readonly setProof: (proof: Offered) => void;
  readonly forgetProof: () => void;
};

/** Remembers for a little while, and for no longer than the page shows an unlocked vault, that its owner is here. */
export function useOwner(): Owner {
  const [known, setKnown] = useState<{ readonly proof: Offered; readonly untilMs: number } | undefined>(undefined);
  return {
    proof: () => (known !== undefined && nowMs() < known.untilMs ? known.proof : undefined),
    setProof: (proof) => setKnown({ proof, untilMs: nowMs() + SERVES_MS }),
    forgetProof: () => setKnown(undefined),
  };
}
