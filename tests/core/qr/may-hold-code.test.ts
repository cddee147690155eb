import { describe, expect, it } from "vitest";
import { mayHoldCode } from "#core/qr/may-hold-code.ts";
import { toLuma, type Pixels } from "#core/qr/pixels.ts";
import { drawCode, paint } from "./draw.ts";

const URI = "otpauth://totp/Example:alice@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Example";
const judge = (pixels: Pixels): boolean => {
  const luma = toLuma(pixels);
  return luma !== undefined && mayHoldCode(luma);
};

describe("mayHoldCode", () => {
  it.each([
    ["plain", {}],
    ["small", { module: 2 }],
    ["without a quiet zone", { margin: 0 }],
    ["pale", { dark: [120, 120, 120, 255], light: [150, 150, 150, 255] }],
    ["light on dark", { dark: [255, 255, 255, 255], light: [0, 0, 0, 255] }],
    ["slanted", { turned: 30, margin: 14 }],
    ["of cells with gaps", { module: 6, gap: 1 }],
    ["of cells with hairlines", { module: 10, gap: 1 }],
  ] as const)("says yes to a code that is %s", (_, drawing) => {
    expect(judge(drawCode(URI, drawing))).toBe(true);
  });

  it.each([
    ["a flat colour", paint(200, 200, () => [40, 80, 120, 255])],
    ["a gradient", paint(200, 200, ({ x, y }) => [x, y, 128, 255])],
    [
      "a ring",
      paint(200, 200, ({ x, y }) =>
        Math.abs(Math.hypot(x - 100, y - 100) - 60) < 20 ? [0, 0, 0, 255] : [255, 255, 255, 255],
      ),
    ],
  ] as const)("says no to %s", (_, picture) => {
    expect(judge(picture)).toBe(false);
  });
});
