import { describe, expect, it } from "vitest";
import { isInView, isSameBox, overlaps, placeBeside } from "../../../src/content/prompt/place.ts";

const window = { width: 800, height: 600 };
const prompt = { width: 300, height: 150 };
const anchor = (left: number, top: number, width = 200, height = 40) => ({ left, top, width, height });

describe("placeBeside", () => {
  it.each([
    ["below its anchor", anchor(100, 100), "ltr", { left: 100, top: 148 }],
    ["below, ending where the anchor ends, from right to left", anchor(500, 100), "rtl", { left: 400, top: 148 }],
    ["above where there is no room below", anchor(100, 500), "ltr", { left: 100, top: 342 }],
    ["inside the window at its right edge", anchor(700, 100, 90), "ltr", { left: 492, top: 148 }],
    ["inside the window at its left edge, from right to left", anchor(20, 100, 90), "rtl", { left: 8, top: 148 }],
    ["right of a picture, since the page goes on below it", anchor(100, 100, 200, 200), "ltr", { left: 308, top: 100 }],
    ["left of a picture, from right to left", anchor(450, 100, 200, 200), "rtl", { left: 142, top: 100 }],
    ["right of a tall anchor", anchor(50, 20, 300, 560), "ltr", { left: 358, top: 20 }],
    ["left of a tall anchor", anchor(450, 20, 330, 560), "ltr", { left: 142, top: 20 }],
    ["in the lower corner where the anchor fills the window", anchor(0, 0, 800, 600), "ltr", { left: 492, top: 442 }],
    ["in the other lower corner, from right to left", anchor(0, 0, 800, 600), "rtl", { left: 8, top: 442 }],
  ] as const)("stands %s", (_where, box, direction, place) => {
    expect(placeBeside(box, prompt, window, direction)).toEqual(place);
  });

  it("keeps its start in sight in a window that is too narrow", () => {
    expect(placeBeside(anchor(10, 10, 50, 20), prompt, { width: 250, height: 600 }, "ltr")).toMatchObject({ left: 8 });
  });
});

describe("isInView", () => {
  it.each([
    [anchor(0, 0), true],
    [anchor(-150, 590), true],
    [anchor(-200, 0), false],
    [anchor(0, 600), false],
    [anchor(0, -40), false],
  ])("%j: %s", (box, expected) => {
    expect(isInView(box, window)).toBe(expected);
  });
});

describe("overlaps", () => {
  it.each([
    [anchor(0, 0), anchor(199, 39), true],
    [anchor(0, 0), anchor(200, 0), false],
    [anchor(0, 0, 800, 600), anchor(10, 10, 1, 1), true],
    [anchor(0, 0), anchor(50, 10, 0, 0), true],
  ])("%j and %j: %s", (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });
});

describe("isSameBox", () => {
  it.each([
    [anchor(100.3, 100), true],
    [anchor(101, 100), false],
    [anchor(100, 100, 201), false],
    [anchor(100, 100, 200, 39), false],
  ])("compares with half a pixel of tolerance: %j, %s", (box, expected) => {
    expect(isSameBox(anchor(100, 100), box)).toBe(expected);
  });
});
