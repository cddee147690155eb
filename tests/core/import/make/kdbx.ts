import { chacha20 } from "@noble/ciphers/chacha.js";
import { salsa20 } from "@noble/ciphers/salsa.js";
import { argon2id } from "hash-wasm";
import { createCipheriv } from "node:crypto";
import { gzipSync } from "node:zlib";
import { cbc, hash, mac, random } from "./ciphers.ts";

const CIPHERS = {
  aes: "31c1f2e6bf714350be5805216afc5aff",
  chacha20: "d6038a2b8b6f4cb5a524339a31dbb59a",
  twofish: "ad68f29f576f4bb9a36ad47af965346c",
};
const KDFS = { aes: "c9d9f39a628a4460bf740d08c18a4fea", argon2id: "9e298b1956db4773b23dfc3ec6f0a1e6" };

export type KdbxOptions = {
  readonly password: string;
  readonly cipher?: keyof typeof CIPHERS;
  readonly kdf?: keyof typeof KDFS;
  readonly gzip?: boolean;
  /** Passes or rounds that the header asks for, where the key is not derived with them. */
  readonly claimedRounds?: number;
};

const bytesOf = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
const unhex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
function number(value: number, size: 2 | 4 | 8): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigUint64(0, BigInt(value), true);
  return new Uint8Array(bytes.buffer).subarray(0, size);
}

/** Encrypts the text of each `<Value Protected="True">` in turn, as one stream. */
function protectedXml(xml: string, encrypt: (all: Uint8Array) => Uint8Array): string {
  const value = /(<Value Protected="True">)([^<]*)(<\/Value>)/g;
  const texts = [...xml.matchAll(value)].map(([, , text = ""]) => Buffer.from(text));
  const stream = encrypt(new Uint8Array(Buffer.concat(texts)));
  let at = 0;
  return xml.replace(value, (_, open: string, text: string, close: string) => {
    const length = Buffer.byteLength(text);
    at += length;
    return `${open}${Buffer.from(stream.subarray(at - length, at)).toString("base64")}${close}`;
  });
}

function aesKdf(composite: Uint8Array, seed: Uint8Array, rounds: number): Uint8Array {
  const cipher = createCipheriv("aes-256-ecb", seed, null).setAutoPadding(false);
  let key: Uint8Array = composite;
  for (let round = 0; round < rounds; round++) key = new Uint8Array(cipher.update(key));
  return hash("sha256", key);
}

const compositeOf = (password: string) => hash("sha256", hash("sha256", password));
const sealedWith = (cipher: keyof typeof CIPHERS, key: Uint8Array, iv: Uint8Array, clear: Uint8Array) =>
  cipher === "chacha20" ? new Uint8Array(chacha20(key, iv, clear)) : cbc(key, iv, clear);

/** A KDBX 4 database with the document `xml`, as KeePass 2.35 and later write it. */
export async function kdbx4(xml: string, options: KdbxOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { password, cipher = "aes", kdf = "argon2id", gzip = true } = options;
  const [seed, salt, innerKey] = [random(32), random(32), random(64)];
  const iv = random(cipher === "chacha20" ? 12 : 16);
  const variant = (type: number, key: string, value: Uint8Array) =>
    bytesOf([type], number(key.length, 4), Buffer.from(key), number(value.length, 4), value);
  const rounds = options.claimedRounds ?? 2;
  const kdfFields =
    kdf === "aes"
      ? [variant(0x05, "R", number(rounds, 8))]
      : [
          variant(0x04, "P", number(1, 4)),
          variant(0x05, "M", number(64 * 1024, 8)),
          variant(0x05, "I", number(rounds, 8)),
          variant(0x04, "V", number(0x13, 4)),
        ];
  const uuid = variant(0x42, "$UUID", unhex(KDFS[kdf]));
  const kdfBytes = bytesOf([0, 1], uuid, variant(0x42, "S", salt), ...kdfFields, [0]);
  const field = (id: number, value: Uint8Array) => bytesOf([id], number(value.length, 4), value);
  const header = bytesOf(
    unhex("03d9a29a67fb4bb5"),
    number(0, 2),
    number(4, 2),
    field(2, unhex(CIPHERS[cipher])),
    field(3, number(gzip ? 1 : 0, 4)),
    field(4, seed),
    field(7, iv),
    field(11, kdfBytes),
    field(0, unhex("0d0a0d0a")),
  );
  const composite = compositeOf(password);
  const transformed =
    kdf === "aes"
      ? aesKdf(composite, salt, 2)
      : await argon2id({
          password: composite,
          salt,
          memorySize: 64,
          iterations: 2,
          parallelism: 1,
          hashLength: 32,
          outputType: "binary",
        });
  const material = hash("sha512", innerKey);
  const protectedText = protectedXml(xml, (all) => chacha20(material.slice(0, 32), material.slice(32, 44), all));
  const inner = bytesOf(
    field(1, number(3, 4)),
    field(2, innerKey),
    field(0, new Uint8Array()),
    Buffer.from(protectedText),
  );
  const packed = gzip ? new Uint8Array(gzipSync(inner)) : inner;
  const sealed = sealedWith(cipher, hash("sha256", seed, transformed), iv, packed);

  const macBase = hash("sha512", seed, transformed, Uint8Array.of(1));
  const block = (index: number, data: Uint8Array) => {
    const key = hash("sha512", number(index, 8), macBase);
    return bytesOf(mac("sha256", key, number(index, 8), number(data.length, 4), data), number(data.length, 4), data);
  };
  const headerKey = hash("sha512", new Uint8Array(8).fill(0xff), macBase);
  const half = sealed.length >> 1;
  return bytesOf(
    header,
    hash("sha256", header),
    mac("sha256", headerKey, header),
    block(0, sealed.subarray(0, half)),
    block(1, sealed.subarray(half)),
    block(2, new Uint8Array()),
  );
}

/** A KDBX 3.1 database with the document `xml`, as KeePass before 2.35 and KeePassXC before 2.3 write it. */
export function kdbx3(xml: string, password: string): Uint8Array<ArrayBuffer> {
  const [seed, transformSeed, iv, innerKey, start] = [random(32), random(32), random(16), random(32), random(32)];
  const field = (id: number, value: Uint8Array) => bytesOf([id], number(value.length, 2), value);
  const header = bytesOf(
    unhex("03d9a29a67fb4bb5"),
    number(1, 2),
    number(3, 2),
    field(2, unhex(CIPHERS.aes)),
    field(3, number(1, 4)),
    field(4, seed),
    field(5, transformSeed),
    field(6, number(3, 8)),
    field(7, iv),
    field(8, innerKey),
    field(9, start),
    field(10, number(2, 4)),
    field(0, unhex("0d0a0d0a")),
  );
  const key = hash("sha256", seed, aesKdf(compositeOf(password), transformSeed, 3));
  const nonce = unhex("e830094b97205d2a");
  const protectedText = protectedXml(xml, (all) => salsa20(hash("sha256", innerKey), nonce, all));
  const packed = gzipSync(protectedText);
  const block = (index: number, digest: Uint8Array, data: Uint8Array) =>
    bytesOf(number(index, 4), digest, number(data.length, 4), data);
  const blocks = bytesOf(block(0, hash("sha256", packed), packed), block(1, new Uint8Array(32), new Uint8Array()));
  return bytesOf(header, cbc(key, iv, bytesOf(start, blocks)));
}
