import { describe, expect, it } from "vitest";
import { rangeInView, ROW_HEIGHT, slotOf } from "../../../src/ui/popup/window-range.ts";

const VIEW = 10 * ROW_HEIGHT;

describe("rangeInView", () => {
  it.each([
    ["the top", 0, 10_000, { from: 0, to: 14 }],
    ["the middle", 5000 * ROW_HEIGHT, 10_000, { from: 4996, to: 5014 }],
    ["a row cut by the edge", 100 * ROW_HEIGHT + 1, 10_000, { from: 96, to: 115 }],
    ["the end", 9990 * ROW_HEIGHT, 10_000, { from: 9986, to: 10_000 }],
    ["beyond the end, as after a search", 9990 * ROW_HEIGHT, 3, { from: 3, to: 3 }],
    ["below the view, under many cards", -20 * ROW_HEIGHT, 100, { from: 0, to: 0 }],
    ["an empty list", 0, 0, { from: 0, to: 0 }],
  ])("at %s", (_, scrolledPx, total, range) => {
    expect(rangeInView(scrolledPx, VIEW, total)).toEqual(range);
  });
});

describe("slotOf", () => {
  it.each([0, 1, 57 * ROW_HEIGHT + 13, 9990 * ROW_HEIGHT])(
    "gives each row in view a slot of its own, scrolled to %i",
    (scrolledPx) => {
      const { from, to } = rangeInView(scrolledPx, VIEW, 10_000);
      const slots = Array.from({ length: to - from }, (_, offset) => slotOf(from + offset, VIEW));
      expect(new Set(slots).size).toBe(to - from);
    },
  );
});
