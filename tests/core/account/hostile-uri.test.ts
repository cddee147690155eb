/** Key URIs as someone would write them who wants to harm: each is refused by name, or taken in a form that does no harm. */
import { describe, expect, it } from "vitest";
import { parseOtpauthUri } from "#core/account/otpauth-uri.ts";
import { LIMITS } from "#core/account/parameters.ts";
import { failureOf, valueOf } from "./support.ts";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const totp = (query: string) => parseOtpauthUri(`otpauth://totp/Example:ada?secret=${KEY}&${query}`);
const hotp = (query: string) => parseOtpauthUri(`otpauth://hotp/Example:ada?secret=${KEY}&${query}`);
const withSecret = (secret: string) => parseOtpauthUri(`otpauth://totp/Example:ada?secret=${secret}`);

describe("a hostile key URI", () => {
  it.each(["0", "1", "3", "11", "100", "1000000000", "-6", "6.5", "6e0", "0x6", "٦"])(
    "U1: with %s digits is refused",
    (digits) => {
      expect(failureOf(totp(`digits=${digits}`))).toMatchObject({ parameter: "digits" });
    },
  );

  it.each(["0", "-30", "86401", "100000000000000000000", "NaN", "Infinity", "3e1"])(
    "U2: with a period of %s is refused",
    (period) => {
      expect(failureOf(totp(`period=${period}`))).toMatchObject({ parameter: "period" });
    },
  );

  it.each(["-1", "9007199254740992", "100000000000000000000000", "1.5", "NaN"])(
    "U3: with a counter of %s is refused",
    (counter) => {
      expect(failureOf(hotp(`counter=${counter}`))).toMatchObject({ parameter: "counter" });
    },
  );

  it.each([
    ["nothing", ""],
    ["one letter, which is no byte", "A"],
    ["five megabytes", "A".repeat(5_000_000)],
    ["what is not base32", "1890!"],
  ])("U4: with %s for a key is refused at once", (_, secret) => {
    const startedMs = performance.now();
    expect(failureOf(withSecret(secret))).toMatchObject({ parameter: secret.length > 10_000 ? "uri" : "secret" });
    expect(performance.now() - startedMs).toBeLessThan(500);
  });

  it("U4: with a short key is taken with a warning, and with lower case, spaces and padding as it is meant", () => {
    expect(valueOf(withSecret("AAAA")).warnings).toContainEqual(expect.objectContaining({ kind: "short-secret" }));
    const meant = valueOf(withSecret(KEY)).draft.parameters.secret.reveal();
    for (const written of [KEY.toLowerCase(), KEY.match(/.{4}/g)?.join("%20") ?? "", `${KEY}======`]) {
      expect(valueOf(withSecret(written)).draft.parameters.secret.reveal()).toEqual(meant);
    }
  });

  it("U5: of two keys takes the first with a warning, and shows an issuer that contradicts the label", () => {
    const twice = valueOf(totp(`secret=MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK`));
    expect(twice.draft.parameters.secret.reveal()).toEqual(valueOf(withSecret(KEY)).draft.parameters.secret.reveal());
    expect(twice.warnings.length).toBeGreaterThan(0);
    expect(valueOf(totp("issuer=Other")).warnings.length).toBeGreaterThan(0);
  });

  it.each([
    ["writing from right to left", "%E2%80%AEelgooG", "elgooG"],
    ["nothing to see", "Goo%E2%80%8Bgle", "Google"],
    ["a zero byte and a new line", "Goo%00%0Agle", "Google"],
  ])("U6: with %s in its issuer loses that", (_, issuer, clean) => {
    const { draft } = valueOf(parseOtpauthUri(`otpauth://totp/ada?secret=${KEY}&issuer=${issuer}`));
    expect(draft.issuer.replace(" ", "")).toBe(clean);
  });

  it("U6: with a name of ten thousand letters keeps what a person can read, and takes markup for text", () => {
    const { draft } = valueOf(
      parseOtpauthUri(`otpauth://totp/${"a".repeat(10_000)}?secret=${KEY}&issuer=%3Cimg%20src%3Dx%3E`),
    );
    expect(draft.label.length).toBeLessThanOrEqual(256);
    expect(draft.issuer).toBe("<img src=x>");
  });

  it("has bounds that no code breaks", () => {
    expect(LIMITS).toMatchObject({ digits: { min: 4, max: 10 }, period: { min: 1, max: 86_400 } });
  });
});
