import { equalBytes, fromBase64, toBase64, type Bytes, type RandomBytes } from "../bytes.ts";
import { fail, ok, type Result } from "../result.ts";
import { randomId } from "./ids.ts";
import type { KdfFailure, Stretch } from "./kdf.ts";
import { isKnown, slotLabel, unwrapKey, wrapKey, type NewSlot, type SlotTools, type UnlockSecret } from "./key-slot.ts";
import { omit } from "./omit.ts";
import { derivedBytes, seal, sealingKey, unseal } from "./seal.ts";
import { decodeBody, encodeBody, type VaultBody } from "./vault-body.ts";
import {
  associatedData,
  CHECK_BYTES,
  decoded,
  FORMAT,
  MAGIC,
  MAX_SLOTS,
  sumOf,
  type KeySlot,
  type VaultHeader,
  type VaultRecord,
} from "./vault-file.ts";
import { VaultKey } from "./vault-key.ts";

/** A vault with its door open. Plain data: an edit makes a new one, `sealVault` turns it into the next generation. */
export type OpenVault = {
  /** Of the generation that this was read from. */
  readonly header: VaultHeader;
  readonly key: VaultKey;
  readonly body: VaultBody;
  /** Epoch ms of that generation's save; that of its creation where it was never saved. */
  readonly savedAt: number;
};

/** `wrong-key`: the key is another vault's or another epoch's. `damaged`: the key is right, the rest is not as it was. */
export type OpenFailure = { readonly kind: "wrong-key" } | { readonly kind: "damaged" };

/** `wrong-secret`: no slot accepts it; which ones were tried stays unsaid. */
export type UnlockFailure =
  { readonly kind: "wrong-secret" } | { readonly kind: "out-of-memory" } | { readonly kind: "damaged" };

/**
 * `last-slot`: without it nobody could ever open the vault again, or only a passkey, which is lost with the machine that
 * holds it. `too-many-slots`: a record has room for 32.
 */
export type SlotFailure =
  { readonly kind: "no-such-slot" } | { readonly kind: "last-slot" } | { readonly kind: "too-many-slots" };

/** Makes a new vault around `body`, not yet saved (generation 0). At least one slot, or nobody can open it. */
export async function createVault(
  body: VaultBody,
  wanted: readonly [NewSlot, ...NewSlot[]],
  tools: SlotTools,
): Promise<Result<OpenVault, KdfFailure>> {
  return rekeyed({ vaultId: randomId(tools.random), gen: 0, keyEpoch: 1 }, body, wanted, tools);
}

/** Opens a record with its key. */
export async function openVault(record: VaultRecord, key: VaultKey): Promise<Result<OpenVault, OpenFailure>> {
  const { iv, ct } = record;
  const ciphertext = fromBase64(ct);
  if (ciphertext === undefined) return fail({ kind: "damaged" });
  const bodyKey = await sealingKey(key.reveal(), record.vaultId, BODY_LABEL);
  const plain = await unseal(bodyKey, { iv: decoded(iv), ct: ciphertext }, associatedData(record));
  // The check is asked only now: on the way to the first code each step counts, and the seal says more than it does.
  if (plain === undefined) {
    const isRightKey = equalBytes(await checkOf(key, record.vaultId), decoded(record.check));
    return fail({ kind: isRightKey ? "damaged" : "wrong-key" });
  }
  const content = decodeBody(plain, record.fmt);
  if (!content.ok) return content;
  const { body, context } = content.value;
  if (context.vaultId !== record.vaultId || context.gen !== record.gen) return fail({ kind: "damaged" });
  return ok({ header: omit(record, "iv", "ct", "sum"), key, body, savedAt: context.savedAt });
}

/** Opens a record with whatever its user brings. */
export async function unlockVault(
  record: VaultRecord,
  secret: UnlockSecret,
  stretch: Stretch,
): Promise<Result<OpenVault, UnlockFailure>> {
  const key = await unwrapKey(record, secret, stretch);
  if (!key.ok) return key;
  const opened = await openVault(record, key.value);
  // A slot vouches for the key that it held, so if the body does not open it is the body's fault.
  return opened.ok ? opened : fail({ kind: "damaged" });
}

/**
 * Seals the next generation.
 * @returns The record to store, and the vault as it will be once that has succeeded.
 */
export async function sealVault(
  { header, key, body }: OpenVault,
  nowMs: number,
  random: RandomBytes,
): Promise<{ readonly record: VaultRecord; readonly vault: OpenVault }> {
  // A newer Tock may have written the header: what it added to it stays, as does its number.
  const fmt = Math.max(header.fmt, FORMAT);
  // What was brought forward to this format, readers of the former one would misread.
  const minReader = header.fmt < FORMAT ? FORMAT : header.minReader;
  const next: VaultHeader = { ...header, fmt, minReader, gen: header.gen + 1 };
  const plain = encodeBody(body, { vaultId: next.vaultId, gen: next.gen, savedAt: nowMs });
  const bodyKey = await sealingKey(key.reveal(), next.vaultId, BODY_LABEL);
  const withIv = (iv: Bytes) => ({ ...next, iv: toBase64(iv) });
  const { iv, ct } = await seal(bodyKey, plain, (fresh) => associatedData(withIv(fresh)), random);
  const record = { ...withIv(iv), ct: toBase64(ct), sum: await sumOf(withIv(iv), ct) };
  return { record, vault: { header: next, key, body, savedAt: nowMs } };
}

/** Adds a way in: wraps the same key once more and touches no account. */
export async function addSlot(
  vault: OpenVault,
  wanted: NewSlot,
  tools: SlotTools,
): Promise<Result<OpenVault, KdfFailure | SlotFailure>> {
  if (vault.header.slots.length >= MAX_SLOTS) return fail({ kind: "too-many-slots" });
  const slot = await wrapKey(vault.key, vault.header, wanted, tools);
  return slot.ok ? ok(withSlots(vault, [...vault.header.slots, slot.value])) : slot;
}

/** Replaces a way in, such as a passphrase by its successor. The vault key stays the same; see `rotateKey`. */
export async function changeSlot(
  vault: OpenVault,
  slotId: string,
  wanted: NewSlot,
  tools: SlotTools,
): Promise<Result<OpenVault, KdfFailure | SlotFailure>> {
  if (!vault.header.slots.some(({ id }) => id === slotId)) return fail({ kind: "no-such-slot" });
  const slot = await wrapKey(vault.key, vault.header, wanted, tools);
  if (!slot.ok) return slot;
  return ok(
    withSlots(
      vault,
      vault.header.slots.map((old) => (old.id === slotId ? slot.value : old)),
    ),
  );
}

/** Closes a way in. The last one that this version can use and that is no passkey stays. */
export function removeSlot(vault: OpenVault, slotId: string): Result<OpenVault, SlotFailure> {
  const left = vault.header.slots.filter(({ id }) => id !== slotId);
  if (left.length === vault.header.slots.length) return fail({ kind: "no-such-slot" });
  const standsAlone = (slot: KeySlot): boolean => isKnown(slot) && slot.type !== "prf";
  return left.some(standsAlone) ? ok(withSlots(vault, left)) : fail({ kind: "last-slot" });
}

/** Gives a way in another name, or none. */
export function renameSlot(
  vault: OpenVault,
  slotId: string,
  label: string | undefined,
): Result<OpenVault, SlotFailure> {
  const { slots } = vault.header;
  if (!slots.some(({ id }) => id === slotId)) return fail({ kind: "no-such-slot" });
  const renamed = slots.map((slot) => {
    if (slot.id !== slotId) return slot;
    const nameless = omit(slot, "label");
    return { ...nameless, ...slotLabel(label) };
  });
  return ok(withSlots(vault, renamed));
}

/**
 * Gives the vault a new key, for when someone may know the old one. Every slot has to be made anew from its secret; those
 * that are not among `wanted` are gone.
 */
export async function rotateKey(
  vault: OpenVault,
  wanted: readonly [NewSlot, ...NewSlot[]],
  tools: SlotTools,
): Promise<Result<OpenVault, KdfFailure>> {
  const { vaultId, gen, keyEpoch } = vault.header;
  return rekeyed({ vaultId, gen, keyEpoch: keyEpoch + 1 }, vault.body, wanted, tools);
}

const BODY_LABEL = "tock/1/body";
const CHECK_LABEL = "tock/1/check";

const checkOf = (key: VaultKey, vaultId: string) => derivedBytes(key.reveal(), vaultId, CHECK_LABEL, CHECK_BYTES);

const withSlots = (vault: OpenVault, slots: readonly KeySlot[]): OpenVault => ({
  ...vault,
  header: { ...vault.header, slots },
});

async function rekeyed(
  home: Pick<VaultHeader, "vaultId" | "gen" | "keyEpoch">,
  body: VaultBody,
  wanted: readonly NewSlot[],
  tools: SlotTools,
): Promise<Result<OpenVault, KdfFailure>> {
  const key = VaultKey.random(tools.random);
  const slots: KeySlot[] = [];
  for (const each of wanted) {
    const slot = await wrapKey(key, home, each, tools);
    if (!slot.ok) return slot;
    slots.push(slot.value);
  }
  const check = toBase64(await checkOf(key, home.vaultId));
  const header: VaultHeader = { magic: MAGIC, fmt: FORMAT, minReader: FORMAT, ...home, aead: "A256GCM", slots, check };
  return ok({ header, key, body, savedAt: tools.nowMs });
}
