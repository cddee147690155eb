import type { Bytes } from "#core/bytes.ts";

/** Chance that can be repeated: the same seed throws the same dice. */
export type Dice = {
  /** A whole number from 0 to `count` - 1. */
  readonly below: (count: number) => number;
  readonly oneIn: (count: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  /** Stands in for secure randomness, where a run has to be repeatable. */
  readonly bytes: (length: number) => Bytes;
};

/** Mulberry32: small, fast and the same everywhere. */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const below = (count: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
  return {
    below,
    oneIn: (count) => below(count) === 0,
    pick: (from) => from[below(from.length)] ?? from[0],
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}
