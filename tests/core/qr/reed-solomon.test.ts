import { describe, expect, it } from "vitest";
import { correctBlock } from "#core/qr/reed-solomon.ts";

/** Version 1-M of ISO/IEC 18004 annex I: the digits 01234567, 16 data and 10 check codewords. */
const CODEWORDS = [
  0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xa5, 0x24, 0xd4,
  0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55,
];
const CHECKS = 10;

const broken = (places: readonly number[]): Uint8Array =>
  Uint8Array.from(CODEWORDS, (codeword, index) => (places.includes(index) ? codeword ^ (index + 1) : codeword));

describe("correctBlock", () => {
  it.each([
    ["nothing wrong", [], [], 0],
    ["one error", [3], [], 1],
    ["errors in data and checks", [0, 7, 15, 16, 25], [], 5],
    ["as many erasures as checks", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 10],
    ["erasures and errors", [2, 4, 6, 20, 21, 22], [2, 4, 6, 20], 6],
    ["an erasure that was right after all", [4, 5], [4, 9], 3],
  ])("mends %s", (_, wrong, erasures, changes) => {
    const block = broken(wrong);
    expect(correctBlock(block, CHECKS, erasures)).toBe(changes);
    expect([...block]).toEqual(CODEWORDS);
  });

  it.each([
    ["one error too many", [0, 1, 2, 3, 4, 5], [], 0],
    ["what the reserve leaves unspent", [0, 1, 2, 3], [], 4],
    ["more erasures than checks", [0], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0],
  ])("leaves alone %s", (_, wrong, erasures, reserve) => {
    const block = broken(wrong);
    expect(correctBlock(block, CHECKS, erasures, reserve)).toBeUndefined();
    expect([...block]).toEqual([...broken(wrong)]);
  });
});
