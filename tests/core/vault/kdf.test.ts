import { describe, expect, it } from "vitest";
import { utf8 } from "#core/bytes.ts";
import { DEFAULT_KDF_COST, KDF_BOUNDS, stretchPassphrase } from "#core/vault/kdf.ts";
import { toHex } from "./hex.ts";
import { CHEAP, failureOf, random, value } from "./support.ts";

describe("stretchPassphrase", () => {
  // Argon2id 1.3 vectors of the reference implementation by RFC 9106's authors (phc-winner-argon2, src/test.c). The RFC's
  // own appendix feeds associated data, for which Tock's library has no input.
  it.each([
    [2, 65_536, 1, "password", "somesalt", "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"],
    [1, 65_536, 1, "password", "somesalt", "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"],
    [4, 65_536, 1, "password", "somesalt", "9025d48e68ef7395cca9079da4c4ec3affb3c8911fe4f86d1a2520856f63172c"],
    [2, 256, 1, "password", "somesalt", "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"],
    [2, 256, 2, "password", "somesalt", "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"],
    [2, 65_536, 1, "differentpassword", "somesalt", "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde"],
    [2, 65_536, 1, "password", "diffsalt", "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"],
  ])("K1: is Argon2id: t=%i m=%i p=%i of %s and %s", async (t, m, p, passphrase, salt, expected) => {
    expect(toHex(value(await stretchPassphrase(passphrase, utf8(salt), { t, m, p })))).toBe(expected);
  });

  it("takes a passphrase to be the same however its accents were typed", async () => {
    const salt = random(16);
    const composed = await stretchPassphrase("caf\u00e9 \ufb01n", salt, CHEAP);
    const decomposed = await stretchPassphrase("cafe\u0301 fin", salt, CHEAP);
    expect(value(composed)).toEqual(value(decomposed));
  });

  it("has no key for an empty passphrase", async () => {
    expect(failureOf(await stretchPassphrase("", random(16), CHEAP))).toEqual({ kind: "empty-passphrase" });
  });

  it("asks for a cost that it would itself accept", () => {
    for (const name of ["m", "t", "p"] as const) {
      expect(DEFAULT_KDF_COST[name]).toBeGreaterThanOrEqual(KDF_BOUNDS[name].min);
      expect(DEFAULT_KDF_COST[name]).toBeLessThanOrEqual(KDF_BOUNDS[name].max);
    }
  });
});
