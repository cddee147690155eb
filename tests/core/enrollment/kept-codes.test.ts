import { describe, expect, it } from "vitest";
import {
  addCodes,
  areRunningOut,
  newAmong,
  readTypedCodes,
  tickCode,
  unusedCodes,
} from "#core/enrollment/kept-codes.ts";

const NOW = 1_700_000_000_000;
const kept = [{ code: "a7f3-91kd" }, { code: "m2x8-55ty", usedAt: 5 }, { code: "0bq4-c3pz" }];

describe("adding codes", () => {
  it("leaves what is kept, and adds each new one once, however it is written", () => {
    expect(addCodes(kept, ["A7F3 91KD", "9wd1-e6hr", "9wd1e6hr"])).toEqual([...kept, { code: "9wd1-e6hr" }]);
  });

  it("ticks off what the site has replaced, but not what it still shows", () => {
    expect(addCodes(kept, ["0bq4-c3pz", "9wd1-e6hr"], NOW)).toEqual([
      { code: "a7f3-91kd", usedAt: NOW },
      { code: "m2x8-55ty", usedAt: 5 },
      { code: "0bq4-c3pz" },
      { code: "9wd1-e6hr" },
    ]);
  });

  it("knows which of a list are new", () => {
    expect(newAmong(kept, ["m2x855ty", "zz11-yy22"])).toEqual(["zz11-yy22"]);
  });
});

describe("ticking codes", () => {
  it("ticks one, keeps the time of a tick, and takes it back", () => {
    const ticked = tickCode(kept, "a7f3-91kd", NOW);
    expect(unusedCodes(ticked).map(({ code }) => code)).toEqual(["0bq4-c3pz"]);
    expect(tickCode(kept, "m2x8-55ty", NOW)[1]).toEqual({ code: "m2x8-55ty", usedAt: 5 });
    expect(tickCode(ticked, "a7f3-91kd", undefined)).toEqual(kept);
  });

  it.each([
    ["no codes were kept", [], false],
    ["three are left", [{ code: "1" }, { code: "2" }, { code: "3" }], false],
    ["two are left", [{ code: "1" }, { code: "2" }, { code: "3", usedAt: 1 }], true],
    ["none is left", [{ code: "1", usedAt: 1 }], true],
  ])("reminds where %s: %s", (_, codes, reminds) => {
    expect(areRunningOut(codes)).toBe(reminds);
  });
});

describe("a list that was pasted or typed", () => {
  it.each([
    ["one a line", "a7f3-91kd\nm2x8-55ty\r\n\n0bq4-c3pz", ["a7f3-91kd", "m2x8-55ty", "0bq4-c3pz"]],
    ["numbered", "1. 4821 9370\n2. 7754 0126", ["4821 9370", "7754 0126"]],
    ["in a table", "1\tk3f9-w2xq\t2\tp8d1-zz4m", ["k3f9-w2xq", "p8d1-zz4m"]],
    ["with commas", "k3f9w2xq, p8d1zz4m", ["k3f9w2xq", "p8d1zz4m"]],
    ["a single code", " 12345678 ", ["12345678"]],
    ["codes that are words", "correct-horse\nbattery-staple", ["correct-horse", "battery-staple"]],
    ["the same code twice", "a7f3-91kd\nA7F3 91KD", ["a7f3-91kd"]],
    [
      "in the middle of a page",
      "Keep these safe, you need them if you lose your phone!\n3f9a1-c07de\nb21e8-44fa0\n09cd7-a6b13\nDownload",
      ["3f9a1-c07de", "b21e8-44fa0", "09cd7-a6b13"],
    ],
  ])("%s", (_, text, codes) => {
    expect(readTypedCodes(text)).toEqual(codes);
  });

  it.each(["", "  \n ", "!!!", "https://example.org/codes?x=1", "a sentence about nothing, in particular!"])(
    "of %j has none",
    (text) => {
      expect(readTypedCodes(text)).toEqual([]);
    },
  );

  it("is not read beyond what any site hands out", () => {
    const text = Array.from({ length: 500 }, (_, index) => `code-${1000 + index}x`).join("\n");
    expect(readTypedCodes(text)).toHaveLength(200);
  });
});
