import * as v from "valibot";
import { equalBytes, fromBase64, toBase64, utf8, type Bytes } from "../bytes.ts";
import { fail, ok, type Result } from "../result.ts";
import { canonicalJson } from "./canonical-json.ts";
import { KDF_BOUNDS, SALT_BYTES, type KdfCost } from "./kdf.ts";
import { MIGRATIONS } from "./migrations.ts";
import { omit } from "./omit.ts";
import { digest, IV_BYTES, KEY_BYTES, TAG_BYTES } from "./seal.ts";

export const MAGIC = "tock-vault";
/** The format that this version writes. docs/VAULT-FORMAT.md specifies it; a change there is a migration. */
export const FORMAT = 1 + MIGRATIONS.length;
export const CHECK_BYTES = 16;
/** Far above what 10,000 accounts need (4.2 MB); a larger file is an attack on memory. In base64 characters. */
const MAX_CIPHERTEXT_CHARACTERS = 96 * 1024 * 1024;
/** Header members that a newer version may add count as well. In UTF-16 units of canonical JSON. */
const MAX_HEADER_CHARACTERS = 64 * 1024;
export const MAX_SLOTS = 32;
export const MAX_SLOT_LABEL_CHARACTERS = 64;

/** Base64 of exactly, or at most, so many bytes. Everything here but the ciphertext is short enough for a regex. */
const base64Of = (minBytes: number, maxBytes = minBytes) =>
  v.pipe(
    v.string(),
    v.maxLength(Math.ceil(maxBytes / 3) * 4),
    v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
    v.check((text) => {
      const length = (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
      return length >= minBytes && length <= maxBytes;
    }),
  );
const count = (min: number, max: number = Number.MAX_SAFE_INTEGER - 1) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));
const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const shortName = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/));

const slotBase = {
  id: uuid,
  createdAt: count(0),
  label: v.exactOptional(
    v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(MAX_SLOT_LABEL_CHARACTERS),
      v.check((text) => text.isWellFormed()),
    ),
  ),
  wrap: v.strictObject({ iv: base64Of(IV_BYTES), ct: base64Of(KEY_BYTES + TAG_BYTES) }),
};

const kdf = v.strictObject({
  name: v.literal("argon2id"),
  m: count(KDF_BOUNDS.m.min, KDF_BOUNDS.m.max),
  t: count(KDF_BOUNDS.t.min, KDF_BOUNDS.t.max),
  p: count(KDF_BOUNDS.p.min, KDF_BOUNDS.p.max),
  salt: base64Of(SALT_BYTES),
});

/** Which passkey, and what to ask it: WebAuthn's own limits are 1,023 bytes of credential id and 32 bytes of salt here. */
const prf = v.strictObject({ credentialId: base64Of(1, 1023), salt: base64Of(32) });

const knownSlot = v.variant("type", [
  v.looseObject({ type: v.literal("passphrase"), ...slotBase, kdf }),
  v.looseObject({ type: v.literal("recovery"), ...slotBase }),
  v.looseObject({ type: v.literal("device"), ...slotBase }),
  v.looseObject({ type: v.literal("prf"), ...slotBase, prf }),
]);
const KNOWN_TYPES = ["passphrase", "recovery", "device", "prf"];
/** A way in that a newer version added: kept as it is, of no use to this one. */
const foreignSlot = v.looseObject({
  type: v.pipe(
    shortName,
    v.check((type) => !KNOWN_TYPES.includes(type)),
  ),
  ...slotBase,
});

const headerEntries = {
  magic: v.literal(MAGIC),
  fmt: count(1),
  minReader: count(1),
  vaultId: uuid,
  gen: count(1),
  keyEpoch: count(1),
  aead: v.literal("A256GCM"),
  slots: v.pipe(
    v.array(v.union([knownSlot, foreignSlot])),
    v.minLength(1),
    v.maxLength(MAX_SLOTS),
    v.check((slots) => new Set(slots.map((slot) => slot.id)).size === slots.length),
  ),
  check: base64Of(CHECK_BYTES),
};

const recordSchema = v.looseObject({
  ...headerEntries,
  iv: base64Of(IV_BYTES),
  ct: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CIPHERTEXT_CHARACTERS)),
  sum: base64Of(32),
});

/** Enough to tell whether this version may read the rest, whatever a newer one has changed in it. */
const versionSchema = v.looseObject({ magic: v.literal(MAGIC), fmt: count(1), minReader: count(1) });

/** A wrapped vault key: `ct` is 32 bytes of key and 16 of tag. Base64. */
type Wrap = { readonly iv: string; readonly ct: string };

type SlotBase = {
  readonly id: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** The user's name for it: lies in the clear, because the unlock screen shows it. */
  readonly label?: string;
  readonly wrap: Wrap;
};

/** A way in that this version knows. */
export type KnownSlot =
  | (SlotBase & {
      readonly type: "passphrase";
      readonly kdf: KdfCost & { readonly name: "argon2id"; readonly salt: string };
    })
  | (SlotBase & { readonly type: "recovery" })
  | (SlotBase & { readonly type: "device" })
  | (SlotBase & { readonly type: "prf"; readonly prf: { readonly credentialId: string; readonly salt: string } });

/** Any way in, also one that only a newer version can use. */
export type KeySlot = KnownSlot | (SlotBase & { readonly type: string });

/** What stays the same from save to save, unless the slots or the key are changed. */
export type VaultHeader = {
  readonly magic: typeof MAGIC;
  readonly fmt: number;
  /** The oldest format number whose readers may open this. */
  readonly minReader: number;
  readonly vaultId: string;
  /** Counts the saves; 0 in a vault that was never saved. */
  readonly gen: number;
  /** Counts the vault keys that this vault has had, from 1. */
  readonly keyEpoch: number;
  readonly aead: "A256GCM";
  readonly slots: readonly KeySlot[];
  /** 16 bytes derived from the key alone: tells a wrong key from a damaged body. */
  readonly check: string;
};

/** A sealed vault as it lies in storage and in a backup file: JSON, binary as base64. */
export type VaultRecord = VaultHeader & { readonly iv: string; readonly ct: string; readonly sum: string };

/** `damaged`: this was a vault or should be one. `newer-format`: only a newer Tock may read it; leave it untouched. */
export type RecordFailure =
  { readonly kind: "not-a-vault" } | { readonly kind: "damaged" } | { readonly kind: "newer-format" };

/**
 * Decodes an untrusted value into a record. Says nothing about its authenticity: only the key can (vault.ts).
 * Cheap enough for each start of the worker; `sumIsRight` looks for accidental damage while the vault is locked.
 */
export function decodeVaultRecord(value: unknown): Result<VaultRecord, RecordFailure> {
  const version = v.safeParse(versionSchema, value);
  if (!version.success) return fail({ kind: isVaultLike(value) ? "damaged" : "not-a-vault" });
  if (version.output.minReader > FORMAT) return fail({ kind: "newer-format" });
  const record = v.safeParse(recordSchema, value);
  if (!record.success || !isShallow(withoutBody(record.output), MAX_DEPTH)) return fail({ kind: "damaged" });
  if (canonicalJson(withoutBody(record.output)).length > MAX_HEADER_CHARACTERS) return fail({ kind: "damaged" });
  return ok(record.output);
}

/** The bytes that the body's seal authenticates: canonical JSON of the whole record but `ct` and `sum`. */
export const associatedData = (header: object): Bytes => utf8(canonicalJson(withoutBody(header)));

/** SHA-256 over the associated data and the ciphertext: finds damage without the key, stops no attacker. */
export async function sumOf(header: object, ciphertext: Bytes): Promise<string> {
  return toBase64(await digest(associatedData(header), ciphertext));
}

export async function sumIsRight(record: VaultRecord): Promise<boolean> {
  const ciphertext = fromBase64(record.ct);
  const sum = fromBase64(record.sum);
  if (ciphertext === undefined || sum === undefined) return false;
  return equalBytes(await digest(associatedData(record), ciphertext), sum);
}

/** Whether two records are the same to the last character. */
export const areSameRecord = (a: VaultRecord, b: VaultRecord): boolean =>
  a.ct === b.ct && a.sum === b.sum && canonicalJson(withoutBody(a)) === canonicalJson(withoutBody(b));

/** Decodes base64 that a schema has vouched for. */
export function decoded(base64: string): Bytes {
  const bytes = fromBase64(base64);
  if (bytes === undefined) throw new Error("Base64 that passed its schema does not decode");
  return bytes;
}

const withoutBody = (record: object): object => omit(record as Partial<VaultRecord>, "ct", "sum");

function isVaultLike(value: unknown): boolean {
  return typeof value === "object" && value !== null && "magic" in value && value.magic === MAGIC;
}

/** The header proper is four levels deep. Deeper ones come from no version of Tock and could exhaust the stack. */
const MAX_DEPTH = 8;

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}
