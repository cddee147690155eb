import { describe, expect, it } from "vitest";
import { groupedCode, spokenCode } from "../../../src/ui/components/code-text.ts";

describe("codes as text", () => {
  it.each([
    ["492039", "492\u00a0039", "4 9 2, 0 3 9"],
    ["77301194", "7730\u00a01194", "7 7 3 0, 1 1 9 4"],
    ["9P3VP", "9P3VP", "9 P 3 V P"],
  ])("%s is shown in groups that no line break parts, and said digit by digit", (code, grouped, spoken) => {
    expect(groupedCode(code)).toBe(grouped);
    expect(spokenCode(code)).toBe(spoken);
  });
});
