import { createCipheriv } from "node:crypto";
import { describe, expect, it } from "vitest";
import { fromBase64, utf8 } from "#core/bytes.ts";
import type { ImportProgress } from "#core/import/format.ts";
import { aesKdf, argon2, argon2Matches, md5, pbkdf2, scrypt } from "#core/import/kdf.ts";
import { base64, hex } from "./support.ts";

const call = { app: "test", password: "password", salt: utf8("salt"), options: {} };
const keyOf = async (derived: ReturnType<typeof pbkdf2>): Promise<string> => {
  const key = await derived;
  if (!key.ok) throw new Error(key.failure.kind);
  return hex(key.value);
};

describe("key derivation", () => {
  it("agrees with the vectors of RFC 6070 (PBKDF2-HMAC-SHA1)", async () => {
    expect(await keyOf(pbkdf2(call, "SHA-1", 4096, 20))).toBe("4b007901b765489abead49d926f721d065a429c1");
  });

  it("agrees with the vector of RFC 7914 §12 (scrypt)", async () => {
    const nacl = { ...call, salt: utf8("NaCl") };
    expect(await keyOf(scrypt(nacl, { n: 1024, r: 8, p: 16 }, 64))).toBe(
      "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
    );
  });

  it("agrees with steamguard-cli's own test (Argon2id)", async () => {
    const salt = fromBase64("GMhL0N2hqXg=")!;
    const key = await argon2({ ...call, salt }, "argon2id", { memoryKiB: 12 * 1024, passes: 3, lanes: 12 });
    expect(key.ok && base64(key.value)).toBe("DTm3hc95aKyAGmyVMZdLUPfcPjcXN1i1zYObYJg2GzY=");
  });

  it("runs KeePass's AES rounds as single blocks would", async () => {
    const password = new Uint8Array(32).map((_, index) => index);
    const salt = new Uint8Array(32).fill(7);
    const cipher = createCipheriv("aes-256-ecb", salt, null).setAutoPadding(false);
    let expected: Uint8Array = password;
    for (let round = 0; round < 1000; round++) expected = new Uint8Array(cipher.update(expected));
    expect(await keyOf(aesKdf({ ...call, password, salt }, 1000))).toBe(hex(expected));
    expect(await keyOf(aesKdf({ ...call, password, salt }, 0))).toBe(hex(password));
  });

  it("tells progress", async () => {
    const seen: ImportProgress[] = [];
    const options = { onProgress: (progress: ImportProgress) => seen.push(progress) };
    await aesKdf({ ...call, password: new Uint8Array(32), salt: new Uint8Array(32), options }, 1_000_000);
    expect(seen.map((progress) => (progress.step === "deriving-key" ? progress.fraction : progress.step))).toEqual([
      undefined,
      0.25,
      0.5,
      0.75,
      1,
    ]);
  });

  it("reads Argon2's own text form, and takes nothing else for a match", async () => {
    const encoded = "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$" + base64((await key(64)).value).replace(/=+$/, "");
    expect(await argon2Matches(call, encoded)).toEqual({ ok: true, value: true });
    expect(await argon2Matches({ ...call, password: "other" }, encoded)).toEqual({ ok: true, value: false });
    expect(await argon2Matches(call, "$argon2id$broken")).toEqual({ ok: true, value: false });
    const bomb = encoded.replace("m=64", "m=99999999");
    expect(await argon2Matches(call, bomb)).toMatchObject({ failure: { kind: "kdf-too-costly" } });
    async function key(memoryKiB: number) {
      const salt = utf8("saltsalt");
      const derived = await argon2({ ...call, salt }, "argon2id", { memoryKiB, passes: 1, lanes: 1 });
      if (!derived.ok) throw new Error(derived.failure.kind);
      return derived;
    }
  });

  it("knows MD5", async () => {
    expect(hex(await md5(utf8("abc")))).toBe("900150983cd24fb0d6963f7d28e17f72");
  });
});

describe("what a file may ask for", () => {
  const salt = new Uint8Array(16);
  const argon = (memoryKiB: number, passes: number, lanes: number) =>
    argon2({ ...call, salt }, "argon2id", { memoryKiB, passes, lanes });
  it.each([
    ["PBKDF2, 10^9 rounds", () => pbkdf2(call, "SHA-256", 1e9), "kdf-too-costly"],
    ["PBKDF2, no rounds", () => pbkdf2(call, "SHA-256", 0), "damaged"],
    ["PBKDF2, half a round", () => pbkdf2(call, "SHA-256", 0.5), "damaged"],
    ["scrypt, 2^30", () => scrypt(call, { n: 2 ** 30, r: 8, p: 1 }), "kdf-too-costly"],
    ["scrypt, many lanes", () => scrypt(call, { n: 2, r: 8, p: 17 }), "kdf-too-costly"],
    ["scrypt, no power of two", () => scrypt(call, { n: 1000, r: 8, p: 1 }), "damaged"],
    ["Argon2, 4 GiB", () => argon(4 * 1024 * 1024, 1, 1), "kdf-too-costly"],
    ["Argon2, 2^32 - 1 passes", () => argon(64, 2 ** 32 - 1, 1), "kdf-too-costly"],
    ["Argon2, 255 lanes", () => argon(8192, 1, 255), "kdf-too-costly"],
    ["Argon2, memory and passes together", () => argon(1024 * 1024, 5, 1), "kdf-too-costly"],
    ["Argon2, less memory than lanes need", () => argon(8, 1, 4), "damaged"],
    ["Argon2, no number", () => argon(NaN, 1, 1), "damaged"],
    ["AES, 10^9 rounds", () => aesKdf({ ...call, password: salt, salt }, 1e9), "kdf-too-costly"],
  ])("%s: %3$s", async (_, derive, kind) => {
    expect(await derive()).toMatchObject({ ok: false, failure: { kind } });
  });
});
