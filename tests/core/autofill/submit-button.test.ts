import { describe, expect, it } from "vitest";
import { maySendCode } from "#core/autofill/submit-button.ts";

describe("maySendCode", () => {
  it.each([
    ["Verify", "en"],
    ["Sign in", "en"],
    ["Continue", ""],
    ["", "en"],
    ["Bestätigen", "de"],
    ["Valider", "fr"],
    ["次へ", "ja"],
  ])("%s (%s)", (text, lang) => {
    expect(maySendCode(text, lang)).toBe(true);
  });

  it.each([
    ["Resend code", "en"],
    ["Send a new code", "en"],
    ["Use a recovery code", "en"],
    ["Get code by SMS", "en"],
    ["Code erneut senden", "de"],
    ["Renvoyer le code", "fr"],
  ])("not %s (%s)", (text, lang) => {
    expect(maySendCode(text, lang)).toBe(false);
  });
});
