import { describe, expect, it } from "vitest";
import { quantile, Samples, shuffled, summarise } from "./statistics.ts";

describe("quantile", () => {
  it.each([
    [[5], 0.25, 5],
    [[1, 2, 3], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[10, 20, 30, 40, 50], 0.25, 20],
    [[10, 20, 30, 40], 0.75, 32.5],
  ])("of %j at %d is %d", (values, q, expected) => {
    expect(quantile(values, q)).toBe(expected);
  });

  it("of nothing is no number", () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("summarise", () => {
  it("orders by size, not by text", () => {
    expect(summarise([9, 100, 10])).toEqual({ median: 10, lowerQuartile: 9.5, upperQuartile: 55, min: 9, count: 3 });
  });
});

describe("shuffled", () => {
  it("keeps every item and leaves the original alone", () => {
    const items = [1, 2, 3, 4, 5];
    expect(shuffled(items).toSorted()).toEqual(items);
    expect(items).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("Samples", () => {
  it("keeps series apart, and knows what it never measured", () => {
    const samples = new Samples();
    samples.add("a", 1);
    samples.add("a", 3);
    samples.add("b", 10);
    expect(samples.of("a")?.median).toBe(2);
    expect(samples.of("b")?.count).toBe(1);
    expect(samples.of("c")).toBeUndefined();
  });
});
