import { createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { utf8 } from "#core/bytes.ts";
import { authenticationCode, derivedBytes, digest, IV_BYTES, seal, sealingKey, unseal } from "#core/vault/seal.ts";
import { fromHex, toHex } from "./hex.ts";
import { random } from "./support.ts";

const INPUT = new Uint8Array(32).fill(7);

describe("derivedBytes", () => {
  // RFC 5869 appendix A.3, the one of its SHA-256 vectors whose salt and label are texts
  it("K1: is HKDF-SHA-256", async () => {
    expect(toHex(await derivedBytes(new Uint8Array(22).fill(0x0b), "", "", 42))).toBe(
      "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    );
  });

  it("gives another key to another label or salt", async () => {
    const keys = await Promise.all(
      [
        ["a", "b"],
        ["a", "c"],
        ["c", "b"],
      ].map(async ([salt = "", label = ""]) => toHex(await derivedBytes(INPUT, salt, label, 16))),
    );
    expect(new Set(keys).size).toBe(3);
  });
});

describe("seal", () => {
  it("is AES-256-GCM with a 96-bit IV under the derived key, as another implementation reads it", async () => {
    const key = await sealingKey(INPUT, "salt", "label");
    const { iv, ct } = await seal(key, utf8("plain"), (fresh) => Uint8Array.of(9, ...fresh), random);
    const raw = Buffer.from(hkdfSync("sha256", INPUT, "salt", "label", 32));
    const decipher = createDecipheriv("aes-256-gcm", raw, iv).setAAD(Uint8Array.of(9, ...iv));
    decipher.setAuthTag(ct.subarray(-16));
    expect(Buffer.concat([decipher.update(ct.subarray(0, -16)), decipher.final()]).toString()).toBe("plain");
  });

  // NIST GCM test case 16 (McGrew and Viega), AES-256 with associated data
  it("opens a published vector", async () => {
    const raw = fromHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
    const ct = fromHex(
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
    );
    const aad = fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    const plain = await unseal(key, { iv: fromHex("cafebabefacedbaddecaf888"), ct }, aad);
    expect(plain && toHex(plain)).toBe(
      "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
    );
  });

  it("opens with nothing but its own key, IV, ciphertext and associated data", async () => {
    const key = await sealingKey(INPUT, "salt", "label");
    const other = await sealingKey(INPUT, "salt", "other");
    const aad = utf8("aad");
    const sealed = await seal(key, utf8("plain"), () => aad, random);
    expect(await unseal(key, sealed, aad)).toEqual(utf8("plain"));
    expect(await unseal(other, sealed, aad)).toBeUndefined();
    expect(await unseal(key, { ...sealed, iv: random(IV_BYTES) }, aad)).toBeUndefined();
    expect(await unseal(key, sealed, utf8("aae"))).toBeUndefined();
    expect(await unseal(key, { ...sealed, ct: sealed.ct.subarray(1) }, aad)).toBeUndefined();
    expect(await unseal(key, { ...sealed, ct: new Uint8Array(0) }, aad)).toBeUndefined();
  });

  it("K4: never uses an IV twice", async () => {
    const key = await sealingKey(INPUT, "salt", "label");
    const seen = new Set<string>();
    const none = new Uint8Array(0);
    for (let round = 0; round < 2000; round++) seen.add(toHex((await seal(key, none, () => none, random)).iv));
    expect(seen.size).toBe(2000);
  });

  it("makes a key that nobody can read out", async () => {
    const key = await sealingKey(INPUT, "salt", "label");
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });
});

describe("authenticationCode", () => {
  it("is HMAC-SHA-256 under a derived key", async () => {
    const raw = Buffer.from(hkdfSync("sha256", INPUT, "salt", "label", 32));
    expect(toHex(await authenticationCode(INPUT, "salt", "label", utf8("message")))).toBe(
      createHmac("sha256", raw).update("message").digest("hex"),
    );
  });
});

describe("digest", () => {
  // FIPS 180-2 appendix B.1
  it("is SHA-256 over all parts", async () => {
    expect(toHex(await digest(utf8("a"), utf8("bc")))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
