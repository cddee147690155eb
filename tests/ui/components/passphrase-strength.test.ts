import { describe, expect, it } from "vitest";
import { strengthOf } from "../../../src/ui/components/passphrase-strength.ts";

describe("strengthOf", () => {
  it.each([
    ["", "too-short"],
    ["Tr0ub4dor", "too-short"],
    ["aaaaaaaaaaaaaaaaaaaaaaaa", "weak"],
    ["abcdefghijklmnopqrst", "weak"],
    ["1234567890", "weak"],
    ["xyxyxyxyxyxyxy", "weak"],
    ["sunflowers9", "fair"],
    ["correct horse battery staple", "strong"],
    ["k7#Rq!vZ2mPx", "strong"],
    ["слон на крыше танцует вальс", "strong"],
  ])("takes %j for %s", (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });
});
