import { describe, expect, it } from "vitest";
import { parameterWarnings, readAlgorithm, readParameters } from "#core/account/parameters.ts";
import { failureOf, valueOf } from "./support.ts";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("readParameters", () => {
  it("gives what is absent, empty or blank the usual value", () => {
    const usual = { type: "totp", algorithm: "SHA1", digits: 6, periodSeconds: 30 };
    expect(valueOf(readParameters({ type: "totp", secret: KEY }))).toMatchObject(usual);
    const blank = { algorithm: "", digits: " ", period: "", counter: "" };
    expect(valueOf(readParameters({ type: "totp", secret: KEY, ...blank }))).toMatchObject(usual);
    expect(valueOf(readParameters({ type: "hotp", secret: KEY, ...blank }))).toMatchObject({ counter: 0 });
  });

  it("tells of all that is wrong at once, secret first", () => {
    const texts = { secret: "", algorithm: "MD5", digits: "3", period: "x", counter: "-1" };
    const parametersOf = (type: "totp" | "hotp" | "steam") =>
      failureOf(readParameters({ type, ...texts })).map(({ parameter }) => parameter);
    expect(parametersOf("totp")).toEqual(["secret", "algorithm", "digits", "period"]);
    expect(parametersOf("hotp")).toEqual(["secret", "algorithm", "digits", "counter"]);
    expect(parametersOf("steam")).toEqual(["secret"]);
  });
});

describe("readAlgorithm", () => {
  it.each(["MD5", "SHA-224", "HmacSHA384"])("refuses %s by its name", (text) => {
    const name = text.replace(/-|Hmac/g, "");
    expect(failureOf(readAlgorithm(text))).toMatchObject({ parameter: "algorithm", name });
  });

  it.each(["SHA", "SHA2", "SHA-1x", "1", "constructor", "ſHA1"])("does not guess what %s means", (text) => {
    expect(failureOf(readAlgorithm(text))).toMatchObject({ kind: "unsupported-algorithm", name: "unknown" });
  });
});

describe("parameterWarnings", () => {
  it("has nothing to say of what RFC 4226 recommends", () => {
    expect(parameterWarnings(valueOf(readParameters({ type: "totp", secret: KEY })))).toEqual([]);
  });

  it("names a short key and few digits", () => {
    expect(parameterWarnings(valueOf(readParameters({ type: "totp", secret: "MFRGGZDFMY", digits: "5" })))).toEqual([
      { kind: "short-secret", byteLength: 6 },
      { kind: "few-digits", digits: 5 },
    ]);
  });
});
