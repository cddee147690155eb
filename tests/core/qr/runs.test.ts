import { describe, expect, it } from "vitest";
import { runsOf } from "#core/qr/runs.ts";

const split = (line: readonly number[], swing = 40): { bounds: number[]; startsDark: boolean } => {
  const { bounds, count, startsDark } = runsOf(Uint8Array.from(line), 0, 1, line.length, swing);
  return { bounds: [...bounds.subarray(0, count + 1)], startsDark };
};

describe("runsOf", () => {
  it.each([
    ["sharp edges", [0, 0, 255, 255, 255, 0], [0, 2, 5, 6], true],
    ["a light start", [200, 200, 10, 10], [0, 2, 4], false],
    ["edges within a pixel", [0, 0, 51, 255, 255], [0, 2.875, 5], true],
    ["little contrast on a slope", [100, 150, 110, 160, 120, 170], [0, 1, 2, 3, 4, 5, 6], true],
  ])("finds %s", (_, line, bounds, startsDark) => {
    const runs = split(line);
    expect(runs.startsDark).toBe(startsDark);
    expect(runs.bounds).toHaveLength(bounds.length);
    runs.bounds.forEach((bound, index) => expect(bound).toBeCloseTo(bounds[index] ?? NaN, 2));
  });

  it("overlooks what turns back too little", () => {
    expect(split([0, 0, 30, 0, 0, 255, 255]).bounds).toEqual([0, 5, 7]);
  });

  it("sees one run where nothing changes", () => {
    expect(split([7, 7, 7]).bounds).toEqual([0, 3]);
  });

  it("walks down a column", () => {
    const column = Uint8Array.from([9, 0, 9, 0, 9, 255, 9, 255]);
    const { bounds, count } = runsOf(column, 1, 2, 4, 40);
    expect([...bounds.subarray(0, count + 1)]).toEqual([0, 2, 4]);
  });
});
