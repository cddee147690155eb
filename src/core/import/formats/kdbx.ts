import { chacha20 } from "@noble/ciphers/chacha.js";
import { salsa20 } from "@noble/ciphers/salsa.js";
import { equalBytes, fromBase64, utf8, type Bytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { digest, hmacMatches, openCbc } from "../ciphers.ts";
import { gunzip } from "../containers/inflate.ts";
import { parseXml, type XmlElement } from "../containers/xml.ts";
import { Cursor, malformed, parsed } from "../cursor.ts";
import { concat, fromUtf8, startsWith, toHex } from "../encoding.ts";
import type { ImportFailure, ImportFormat, ImportOptions, UnsupportedReason } from "../format.ts";
import { aesKdf, argon2 } from "../kdf.ts";
import { needsPassword } from "../outcome.ts";
import { readKeePass } from "./keepass-entries.ts";

/**
 * KeePass databases, KDBX 3.1 and 4, read only. https://keepass.info/help/kb/kdbx_4.html
 *
 * kdbxweb, the library for this, has not changed since 2021, needs a DOM or an abandoned one in its place, unpacks
 * without a limit and derives keys before anyone can look at their cost. What remains to do beside the platform's AES and
 * the ciphers of a kept library is a header, blocks and a walk.
 */
const APP = "keepass";
const MAGIC = [0x03, 0xd9, 0xa2, 0x9a, 0x67, 0xfb, 0x4b, 0xb5];

const CIPHERS: ReadonlyMap<string, "aes" | "chacha20"> = new Map([
  ["31c1f2e6bf714350be5805216afc5aff", "aes"],
  ["d6038a2b8b6f4cb5a524339a31dbb59a", "chacha20"],
]);
const AES_KDF = ["c9d9f39a628a4460bf740d08c18a4fea", "7c02bb8279a74ac0927d114a00648238"];
const ARGON2: ReadonlyMap<string, "argon2d" | "argon2id"> = new Map([
  ["ef636ddf8c29444b91f7a9a403e30a0c", "argon2d"],
  ["9e298b1956db4773b23dfc3ec6f0a1e6", "argon2id"],
]);
const ARGON2_VERSION = 0x13;

/** Header fields by id. */
const FIELD = {
  end: 0,
  cipher: 2,
  compression: 3,
  masterSeed: 4,
  transformSeed: 5,
  transformRounds: 6,
  iv: 7,
  innerKey: 8,
  streamStart: 9,
  innerStream: 10,
  kdf: 11,
} as const;

type Fields = ReadonlyMap<number, Bytes>;
type Header = { readonly version: number; readonly fields: Fields; readonly bytes: Bytes; readonly body: Bytes };
type Step<T> = Promise<Result<T, ImportFailure>>;

const broken = fail({ kind: "damaged", app: APP } as const);
const unsupported = (reason: UnsupportedReason) => fail({ kind: "unsupported", app: APP, reason } as const);
const wrongKey = fail({ kind: "wrong-password", app: APP, orDamaged: false } as const);

export const kdbx: ImportFormat = {
  app: APP,
  recognise: ({ bytes }) => (startsWith(bytes, MAGIC) ? "certain" : "no"),
  async read({ bytes }, options) {
    const header = readHeader(bytes);
    if (!header) return broken;
    if (header.version !== 3 && header.version !== 4) return unsupported("version");
    if (options.password === undefined) return needsPassword(APP);
    const composite = await digest("SHA-256", await digest("SHA-256", utf8(options.password)));
    const content =
      header.version === 4
        ? await openVersion4(header, composite, options)
        : await openVersion3(header, composite, options);
    if (!content.ok) return content;
    const document = await parseXml(fromUtf8(content.value.xml)?.replace(/^\uFEFF/, "") ?? "");
    if (document?.name !== "KeePassFile") return broken;
    return readKeePass(APP, inClear(document, content.value.stream));
  },
};

/** The document, and what its protected values are encrypted with. */
type Content = { readonly xml: Bytes; readonly stream: (data: Bytes) => Bytes };

function readHeader(bytes: Bytes): Header | undefined {
  return parsed(() => {
    const cursor = new Cursor(bytes);
    cursor.take(MAGIC.length + 2);
    const version = cursor.uint16(true);
    const fields = new Map<number, Bytes>();
    for (let id = -1; id !== FIELD.end;) {
      id = cursor.uint8();
      fields.set(id, cursor.take(version >= 4 ? cursor.uint32(true) : cursor.uint16(true)));
    }
    const end = cursor.position;
    return { version, fields, bytes: bytes.subarray(0, end), body: bytes.subarray(end) };
  });
}

/** A little-endian number of four or eight bytes. */
function numberOf(bytes: Bytes | undefined): number {
  if (!bytes) return NaN;
  const cursor = new Cursor(bytes);
  return parsed(() => (bytes.length === 8 ? cursor.uint64(true) : cursor.uint32(true))) ?? NaN;
}

/** Version 4: the header has a hash and a MAC, the body is blocks with MACs, an inner header stands before the document. */
async function openVersion4({ fields, bytes, body }: Header, composite: Bytes, options: ImportOptions): Step<Content> {
  const kdf = parsed(() => readVariants(fields.get(FIELD.kdf) ?? malformed()));
  const seed = fields.get(FIELD.masterSeed);
  if (!kdf || !seed) return broken;
  if (!equalBytes(await digest("SHA-256", bytes), body.subarray(0, 32))) return broken;
  const transformed = await transform(kdf, composite, options);
  if (!transformed.ok) return transformed;

  const macBase = await digest("SHA-512", seed, transformed.value, Uint8Array.of(1));
  const blockKey = (index: bigint): Promise<Bytes> => {
    const indexBytes = new DataView(new ArrayBuffer(8));
    indexBytes.setBigUint64(0, index, true);
    return digest("SHA-512", new Uint8Array(indexBytes.buffer), macBase);
  };
  const headerKey = await blockKey(0xffff_ffff_ffff_ffffn);
  if (!(await hmacMatches("SHA-256", headerKey, body.subarray(32, 64), bytes))) return wrongKey;

  // The password is right by now, so what fails from here on is damage.
  const ciphertext = await joinBlocks(body.subarray(64), async (index, length, data, mac) => {
    const prefix = new DataView(new ArrayBuffer(12));
    prefix.setBigUint64(0, BigInt(index), true);
    prefix.setUint32(8, length, true);
    return hmacMatches("SHA-256", await blockKey(BigInt(index)), mac, new Uint8Array(prefix.buffer), data);
  });
  if (!ciphertext) return broken;
  const key = await digest("SHA-256", seed, transformed.value);
  const packed = await decrypt(fields, key, ciphertext);
  if (!packed.ok) return packed;
  const clear = await unpack(fields, packed.value);
  if (!clear.ok) return clear;
  const inner = parsed(() => readInnerHeader(clear.value));
  if (!inner) return broken;
  const stream = await innerStream(inner.streamId, inner.streamKey);
  return stream ? ok({ xml: inner.xml, stream }) : unsupported("cipher");
}

/** Version 3.1: known bytes at the start of the body tell the right key, hashed blocks follow. */
async function openVersion3({ fields, body }: Header, composite: Bytes, options: ImportOptions): Step<Content> {
  const seed = fields.get(FIELD.masterSeed);
  const transformSeed = fields.get(FIELD.transformSeed);
  const start = fields.get(FIELD.streamStart);
  if (!seed || transformSeed?.length !== 32 || start?.length !== 32) return broken;
  const rounds = numberOf(fields.get(FIELD.transformRounds));
  const transformed = await aesKdf({ app: APP, password: composite, salt: transformSeed, options }, rounds);
  if (!transformed.ok) return transformed;
  const key = await digest("SHA-256", seed, await digest("SHA-256", transformed.value));
  const opened = await decrypt(fields, key, body);
  if (!opened.ok) return opened.failure.kind === "damaged" ? wrongKey : opened;
  if (!equalBytes(opened.value.subarray(0, 32), start)) return wrongKey;
  const packed = await joinHashedBlocks(opened.value.subarray(32));
  if (!packed) return broken;
  const clear = await unpack(fields, packed);
  if (!clear.ok) return clear;
  const stream = await innerStream(
    numberOf(fields.get(FIELD.innerStream)),
    fields.get(FIELD.innerKey) ?? new Uint8Array(),
  );
  return stream ? ok({ xml: clear.value, stream }) : unsupported("cipher");
}

/** A dictionary of typed values: type, key and value, both with their lengths. Types are known by their users here. */
function readVariants(bytes: Bytes): ReadonlyMap<string, Bytes> {
  const cursor = new Cursor(bytes);
  cursor.take(2);
  const values = new Map<string, Bytes>();
  while (cursor.uint8() !== 0) {
    const key = new TextDecoder().decode(cursor.take(cursor.uint32(true)));
    values.set(key, cursor.take(cursor.uint32(true)));
  }
  return values;
}

/** Runs the key derivation that the header asks for, if it is affordable. */
async function transform(kdf: ReadonlyMap<string, Bytes>, composite: Bytes, options: ImportOptions): Step<Bytes> {
  const id = toHex(kdf.get("$UUID") ?? new Uint8Array());
  const salt = kdf.get("S");
  if (!salt) return broken;
  const call = { app: APP, password: composite, salt, options };
  if (AES_KDF.includes(id)) {
    if (salt.length !== 32) return broken;
    const transformed = await aesKdf(call, numberOf(kdf.get("R")));
    return transformed.ok ? ok(await digest("SHA-256", transformed.value)) : transformed;
  }
  const variant = ARGON2.get(id);
  if (!variant) return unsupported("cipher");
  if (numberOf(kdf.get("V")) !== ARGON2_VERSION || kdf.has("K") || kdf.has("A")) return unsupported("version");
  const cost = {
    memoryKiB: Math.floor(numberOf(kdf.get("M")) / 1024),
    passes: numberOf(kdf.get("I")),
    lanes: numberOf(kdf.get("P")),
  };
  return argon2(call, variant, cost);
}

type BlockCheck = (index: number, length: number, data: Bytes, mac: Bytes) => Promise<boolean>;

/** Blocks of MAC, length and data, up to an empty one. @returns undefined where one is damaged or the end is missing. */
async function joinBlocks(bytes: Bytes, isIntact: BlockCheck): Promise<Bytes | undefined> {
  const cursor = new Cursor(bytes);
  const parts: Bytes[] = [];
  for (let index = 0; ; index++) {
    const block = parsed(() => {
      const mac = cursor.take(32);
      const length = cursor.uint32(true);
      return { mac, length, data: cursor.take(length) };
    });
    if (!block || !(await isIntact(index, block.length, block.data, block.mac))) return undefined;
    if (block.length === 0) return concat(...parts);
    parts.push(block.data);
  }
}

/** Version 3's blocks: a number, SHA-256, length and data, up to an empty one. */
async function joinHashedBlocks(bytes: Bytes): Promise<Bytes | undefined> {
  const cursor = new Cursor(bytes);
  const parts: Bytes[] = [];
  for (let index = 0; ; index++) {
    const block = parsed(() => {
      if (cursor.uint32(true) !== index) malformed();
      const hash = cursor.take(32);
      return { hash, data: cursor.take(cursor.uint32(true)) };
    });
    if (!block) return undefined;
    if (block.data.length === 0) return concat(...parts);
    if (!equalBytes(await digest("SHA-256", block.data), block.hash)) return undefined;
    parts.push(block.data);
  }
}

async function decrypt(fields: Fields, key: Bytes, ciphertext: Bytes): Step<Bytes> {
  const iv = fields.get(FIELD.iv);
  switch (CIPHERS.get(toHex(fields.get(FIELD.cipher) ?? new Uint8Array()))) {
    case "aes": {
      const clear = iv && (await openCbc(key, iv, ciphertext));
      return clear ? ok(clear) : broken;
    }
    case "chacha20":
      return iv?.length === 12 ? ok(new Uint8Array(chacha20(key, iv, ciphertext))) : broken;
    case undefined:
      // Twofish, and what plug-ins bring.
      return unsupported("cipher");
  }
}

async function unpack(fields: Fields, packed: Bytes): Step<Bytes> {
  const isPacked = numberOf(fields.get(FIELD.compression)) === 1;
  const clear = isPacked ? await gunzip(packed) : packed;
  if (clear === "too-big") return fail({ kind: "too-big", limit: "inflated" });
  return clear === "damaged" ? broken : ok(clear);
}

function readInnerHeader(bytes: Bytes): { streamId: number; streamKey: Bytes; xml: Bytes } {
  const cursor = new Cursor(bytes);
  const fields = new Map<number, Bytes>();
  for (let id = -1; id !== 0;) {
    id = cursor.uint8();
    fields.set(id, cursor.take(cursor.uint32(true)));
  }
  return {
    streamId: numberOf(fields.get(1)),
    streamKey: fields.get(2) ?? malformed(),
    xml: bytes.subarray(cursor.position),
  };
}

/** The cipher over the protected values, which is one stream through all of them. @returns undefined where unknown. */
async function innerStream(id: number, key: Bytes): Promise<Content["stream"] | undefined> {
  switch (id) {
    case 0:
      return (data) => data;
    case 2: {
      const nonce = Uint8Array.of(0xe8, 0x30, 0x09, 0x4b, 0x97, 0x20, 0x5d, 0x2a);
      return running(salsa20, await digest("SHA-256", key), nonce);
    }
    case 3: {
      const material = await digest("SHA-512", key);
      return running(chacha20, material.slice(0, 32), material.slice(32, 44));
    }
    default:
      return undefined;
  }
}

type StreamCipher = (key: Bytes, nonce: Bytes, data: Bytes, output: undefined, counter: number) => Uint8Array;

const STREAM_BLOCK = 64;

/** A cipher that goes on where it stopped: the library's begins anew at each call. */
function running(cipher: StreamCipher, key: Bytes, nonce: Bytes): Content["stream"] {
  let position = 0;
  return (data) => {
    const skip = position % STREAM_BLOCK;
    const padded = concat(new Uint8Array(skip), data);
    const opened = cipher(key, nonce, padded, undefined, Math.floor(position / STREAM_BLOCK));
    position += data.length;
    return new Uint8Array(opened.subarray(skip));
  };
}

/** The document with its protected values decrypted: each one, in its order, also where nobody looks. */
function inClear(element: XmlElement, stream: Content["stream"]): XmlElement {
  if (element.attributes.get("Protected")?.toLowerCase() === "true") {
    const clear = stream(fromBase64(element.text) ?? new Uint8Array());
    return { ...element, text: new TextDecoder().decode(clear) };
  }
  return { ...element, children: element.children.map((one) => inClear(one, stream)) };
}
