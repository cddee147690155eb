import { describe, expect, it } from "vitest";
import { draftFromKey } from "#core/enrollment/key-draft.ts";
import { findSetupKey } from "#core/enrollment/setup-key.ts";
import { toBase32 } from "#core/account/secret.ts";

const KEY = "JBSWY3DPEHPK3PXPGEZDGNBVGY3TQOJQ";

describe("findSetupKey", () => {
  it.each([
    ["alone", KEY, KEY],
    ["in groups of four", "JBSW Y3DP EHPK 3PXP GEZD GNBV GY3T QOJQ", KEY],
    ["in groups with a last short one", "JBSW Y3DP EHPK 3PXP GEZD GNBV GY3T QO", KEY.slice(0, 30)],
    ["small and in groups", "jbsw y3dp ehpk 3pxp gezd gnbv gy3t qojq", KEY],
    ["with dashes", "JBSW-Y3DP-EHPK-3PXP", KEY.slice(0, 16)],
    ["after its name", `Setup key: ${KEY}`, KEY],
    ["in quotes", `enter “${KEY}” in your app.`, KEY],
    ["with padding", "JBSWY3DPEHPK3PXPGEZDGNBVGY3TQ===", KEY.slice(0, 29)],
  ])("finds a key %s", (_, line, key) => {
    expect(findSetupKey(["Can’t scan the code?", line, "Next"])).toBe(key);
  });

  it.each([
    ["a heading in capitals", "AUTHENTICATORAPPLICATION SETTINGS"],
    ["words of four letters", "THIS PAGE WILL SHOW YOUR CODE"],
    ["a fingerprint", "ab34cd56ef72ab34cd56ef72ab34cd56"],
    ["mixed case", "JBSWY3DPehpk3pxpGEZDGNBV"],
    ["digits outside the alphabet", "JBSWY3DP0HPK3PXP8EZDGNBV"],
    ["a part of an address", "https://example.org/JBSWY3DPEHPK3PXPGEZDGNBV"],
    ["a key URI", `otpauth://totp/x?secret=${KEY}`],
    ["a short one", "JBSWY3DPEHPK3PX"],
    ["one too long to type", `${KEY}${KEY}${KEY}${KEY}A`],
  ])("takes %s for none", (_, line) => {
    expect(findSetupKey([line])).toBeUndefined();
  });

  it("finds one that is shown twice, and does not guess between two", () => {
    expect(findSetupKey([KEY, KEY.toLowerCase()])).toBe(KEY);
    expect(findSetupKey([KEY, "MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK"])).toBeUndefined();
  });

  it("is quick on lines made to slow it down", () => {
    const started = performance.now();
    findSetupKey(Array.from({ length: 4000 }, () => "AAAA ".repeat(80)));
    findSetupKey(Array.from({ length: 4000 }, () => "A2".repeat(200)));
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe("draftFromKey", () => {
  it.each([
    ["the name of a known service", "https://github.com/settings", "GitHub"],
    ["the domain of another", "https://id.example.org/2fa", "example.org"],
    ["the host where there is no domain", "http://localhost:8080/", "localhost:8080"],
    ["nothing where it was typed", undefined, ""],
  ])("takes %s for the issuer", (_, url, issuer) => {
    const draft = draftFromKey("jbsw y3dp ehpk 3pxp", url);
    expect(draft).toMatchObject({ issuer, label: "", parameters: { type: "totp", digits: 6, periodSeconds: 30 } });
    expect(draft && toBase32(draft.parameters.secret.reveal())).toBe("JBSWY3DPEHPK3PXP");
  });

  it.each(["hello", "", "JBSWY3DPEHPK3PXP and more", "JBSWY3DP", "the quick brown fox jumps"])(
    "takes %j for no key",
    (text) => {
      expect(draftFromKey(text, undefined)).toBeUndefined();
    },
  );
});
