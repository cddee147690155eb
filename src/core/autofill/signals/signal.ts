import type { Evidence } from "../evidence.ts";

/** One reason for or against a place being where a one-time code goes. */
export type Signal = {
  readonly id: string;
  /** Points for it, negative against it, `VETO` to end the matter, 0 for nothing to say. Units are offered from 4.5. */
  readonly weigh: (evidence: Evidence) => number;
};

/** More than all that can be said for a field. */
export const VETO = -100;
