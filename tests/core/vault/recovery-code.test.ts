import { describe, expect, it } from "vitest";
import { formatRecoveryCode, newRecoveryCode, parseRecoveryCode } from "#core/vault/recovery-code.ts";
import { failureOf, random, value } from "./support.ts";

const CODE = Uint8Array.from({ length: 16 }, (_, index) => index * 16 + 1);
const TEXT = formatRecoveryCode(CODE);

describe("a recovery code", () => {
  it("is 28 characters in groups of four", () => {
    expect(TEXT).toBe("048J-2CA1-A5GQ-30CH-M6RW-3MF1-Y46C");
    expect(formatRecoveryCode(new Uint8Array(16))).toBe("0000-0000-0000-0000-0000-0000-0000");
  });

  it("comes back as it was written, whatever the bytes", () => {
    for (let round = 0; round < 200; round++) {
      const code = newRecoveryCode(random);
      expect(value(parseRecoveryCode(formatRecoveryCode(code)))).toEqual(code);
    }
    const ones = new Uint8Array(16).fill(0xff);
    expect(value(parseRecoveryCode(formatRecoveryCode(ones)))).toEqual(ones);
  });

  it.each([
    ["small letters", TEXT.toLowerCase()],
    ["no groups", TEXT.replaceAll("-", "")],
    ["spaces and a line end", ` ${TEXT.replaceAll("-", "  ")}\n`],
    ["long dashes", TEXT.replaceAll("-", "–")],
    ["O for 0 and l for 1", TEXT.replaceAll("0", "o").replaceAll("1", "l")],
    ["full-width characters", TEXT.replace(/[0-9A-Z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))],
  ])("is read with %s", (_, written) => {
    expect(value(parseRecoveryCode(written))).toEqual(CODE);
  });

  it("K8: shows every single wrong character", () => {
    const plain = TEXT.replaceAll("-", "");
    for (let at = 0; at < plain.length; at++) {
      for (const other of "0123456789ABCDEFGHJKMNPQRSTVWXYZ") {
        if (other === plain[at]) continue;
        const wrong = plain.slice(0, at) + other + plain.slice(at + 1);
        expect(failureOf(parseRecoveryCode(wrong))).toEqual({ kind: "mistyped" });
      }
    }
  });

  it("shows every pair of neighbours that changed places", () => {
    const plain = TEXT.replaceAll("-", "");
    for (let at = 0; at + 1 < plain.length; at++) {
      if (plain[at] === plain[at + 1]) continue;
      const wrong = `${plain.slice(0, at)}${plain[at + 1]}${plain[at]}${plain.slice(at + 2)}`;
      expect(failureOf(parseRecoveryCode(wrong))).toEqual({ kind: "mistyped" });
    }
  });

  it.each(["", "048H", TEXT + "0", TEXT.replace("H", "U"), TEXT.replace("H", "*")])("is not %j", (text) => {
    expect(failureOf(parseRecoveryCode(text))).toEqual({ kind: "not-a-recovery-code", expectedCharacters: 28 });
  });
});
