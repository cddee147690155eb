import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TILE_COLOURS, tileColour } from "../../../src/ui/components/tile-colour.ts";

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const tokens = readFileSync(new URL("../../../src/ui/design/tokens.css", import.meta.url), "utf8");

/** Both values of a token: in the light and in the dark scheme. */
function token(name: string): readonly [string, string] {
  const [, light = "", dark = ""] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
  return [light, dark];
}

describe("tiles", () => {
  it.each(TILE_COLOURS)("%s carries a white letter", (colour) => {
    expect(contrast(colour, "#ffffff")).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["bg", "raised", "sunken"])("stand out from --%s in both schemes", (surface) => {
    for (const colour of TILE_COLOURS) {
      for (const ground of token(surface)) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it("keep their colour for a name in any case, and differ for most names", () => {
    expect(tileColour(" GitHub ")).toBe(tileColour("github"));
    const names = Array.from({ length: 200 }, (_, index) => tileColour(`Issuer ${index}`));
    expect(new Set(names).size).toBe(TILE_COLOURS.length);
  });
});

describe("tokens", () => {
  const surfaces = ["bg", "raised", "sunken"];
  const texts = ["ink", "soft", "accent", "late", "danger", "caution", "good"];
  it.each(texts.flatMap((text) => surfaces.map((surface) => [text, surface] as const)))(
    "--%s can be read on --%s in both schemes",
    (text, surface) => {
      token(text).forEach((colour, scheme) =>
        expect(contrast(colour, token(surface)[scheme] ?? "")).toBeGreaterThanOrEqual(4.5),
      );
    },
  );

  it.each([
    ["on-accent", "accent"],
    ["on-accent", "accent-hover"],
    ["danger", "danger-wash"],
    ["ink", "danger-wash"],
    ["caution", "caution-wash"],
    ["ink", "caution-wash"],
    ["accent", "accent-wash"],
    ["soft", "accent-wash"],
    // Toasts wear the scheme the other way round.
    ["bg", "ink"],
  ])("--%s can be read on --%s in both schemes", (text, ground) => {
    token(text).forEach((colour, scheme) =>
      expect(contrast(colour, token(ground)[scheme] ?? "")).toBeGreaterThanOrEqual(4.5),
    );
  });

  it.each(surfaces)("the edge of a control can be seen on --%s in both schemes", (surface) => {
    token("edge").forEach((colour, scheme) =>
      expect(contrast(colour, token(surface)[scheme] ?? "")).toBeGreaterThanOrEqual(3),
    );
  });
});
