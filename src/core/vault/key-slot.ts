import { toBase64, utf8, type Bytes, type RandomBytes } from "../bytes.ts";
import { fail, ok, type Result } from "../result.ts";
import { canonicalJson } from "./canonical-json.ts";
import { randomId } from "./ids.ts";
import { DEFAULT_KDF_COST, SALT_BYTES, type KdfCost, type KdfFailure, type Stretch } from "./kdf.ts";
import { seal, sealingKey, unseal } from "./seal.ts";
import { decoded, MAX_SLOT_LABEL_CHARACTERS, type KeySlot, type KnownSlot, type VaultHeader } from "./vault-file.ts";
import { VaultKey } from "./vault-key.ts";

/** What someone brings to open a vault. */
export type UnlockSecret =
  | { readonly kind: "passphrase"; readonly passphrase: string }
  /** The 16 bytes that parseRecoveryCode has read. */
  | { readonly kind: "recovery"; readonly code: Bytes }
  /** The 32 bytes that a passkey's PRF has made of the slot's salt. */
  | { readonly kind: "prf"; readonly output: Bytes }
  /** A non-extractable AES-256-GCM key that lives in this browser profile. */
  | { readonly kind: "device"; readonly key: CryptoKey };

/** What a new slot is made from: the secret, and what has to be stored beside it. */
export type NewSlot = { readonly label?: string | undefined } & (
  | { readonly type: "passphrase"; readonly passphrase: string; readonly cost?: KdfCost }
  | { readonly type: "recovery"; readonly code: Bytes }
  | { readonly type: "device"; readonly key: CryptoKey }
  | {
      readonly type: "prf";
      readonly output: Bytes;
      readonly credentialId: Bytes;
      /** 32 bytes, given to the passkey as the PRF's first input. */
      readonly salt: Bytes;
    }
);

/** What slots need from outside. */
export type SlotTools = { readonly random: RandomBytes; readonly stretch: Stretch; readonly nowMs: number };

/** Where a slot belongs. A wrapped key opens nowhere else. */
type SlotHome = Pick<VaultHeader, "vaultId" | "keyEpoch">;

/** Wraps `vaultKey` in a new slot. */
export async function wrapKey(
  vaultKey: VaultKey,
  home: SlotHome,
  wanted: NewSlot,
  tools: SlotTools,
): Promise<Result<KnownSlot, KdfFailure>> {
  const unwrapped = unwrappedSlot(wanted, tools);
  const key = await wrappingKey(unwrapped, home, secretOf(wanted), tools.stretch);
  if (!key.ok) return key;
  const { iv, ct } = await seal(key.value, vaultKey.reveal(), () => slotContext(unwrapped, home), tools.random);
  return ok({ ...unwrapped, wrap: { iv: toBase64(iv), ct: toBase64(ct) } });
}

/** `wrong-secret`: no slot accepts it; which ones were tried stays unsaid. */
type UnwrapFailure = { readonly kind: "wrong-secret" } | { readonly kind: "out-of-memory" };

/**
 * Finds the first slot that accepts `secret`, trying every slot of its kind. For whoever is in already, such as to make the
 * same way in anew around another key.
 */
export async function acceptingSlot(
  header: SlotHome & { readonly slots: readonly KeySlot[] },
  secret: UnlockSecret,
  stretch: Stretch,
): Promise<Result<{ readonly slot: KnownSlot; readonly key: VaultKey }, UnwrapFailure>> {
  let outOfMemory = false;
  for (const slot of header.slots) {
    if (!isKnown(slot) || slot.type !== secret.kind) continue;
    const key = await wrappingKey(slot, header, secret, stretch);
    if (!key.ok) {
      outOfMemory ||= key.failure.kind === "out-of-memory";
      continue;
    }
    const sealed = { iv: decoded(slot.wrap.iv), ct: decoded(slot.wrap.ct) };
    const unwrapped = await unseal(key.value, sealed, slotContext(slot, header));
    if (unwrapped !== undefined) return ok({ slot, key: new VaultKey(unwrapped) });
  }
  return fail({ kind: outOfMemory ? "out-of-memory" : "wrong-secret" });
}

/**
 * Unwraps the vault key with the first slot that accepts `secret`. Does not tell which slots refused, or which did not:
 * "wrong-secret" is all that a guesser learns.
 */
export async function unwrapKey(
  header: SlotHome & { readonly slots: readonly KeySlot[] },
  secret: UnlockSecret,
  stretch: Stretch,
): Promise<Result<VaultKey, UnwrapFailure>> {
  const accepting = await acceptingSlot(header, secret, stretch);
  return accepting.ok ? ok(accepting.value.key) : accepting;
}

/** A name as a slot can carry it: cut to what vault-file.ts reads back, left out where nothing remains. */
export function slotLabel(text: string | undefined): { readonly label?: string } {
  const label = (text ?? "").trim().slice(0, MAX_SLOT_LABEL_CHARACTERS).toWellFormed();
  return label === "" ? {} : { label };
}

/** Whether this version can use the slot. */
export const isKnown = (slot: KeySlot): slot is KnownSlot =>
  slot.type === "passphrase" || slot.type === "recovery" || slot.type === "device" || slot.type === "prf";

type Unwrapped<S> = S extends unknown ? Omit<S, "wrap"> : never;
type UnwrappedSlot = Unwrapped<KnownSlot>;

function unwrappedSlot(wanted: NewSlot, { random, nowMs }: SlotTools): UnwrappedSlot {
  const base = { id: randomId(random), createdAt: nowMs, ...slotLabel(wanted.label) };
  switch (wanted.type) {
    case "passphrase": {
      const { m, t, p } = wanted.cost ?? DEFAULT_KDF_COST;
      return { ...base, type: wanted.type, kdf: { name: "argon2id", m, t, p, salt: toBase64(random(SALT_BYTES)) } };
    }
    case "prf":
      return {
        ...base,
        type: wanted.type,
        prf: { credentialId: toBase64(wanted.credentialId), salt: toBase64(wanted.salt) },
      };
    case "recovery":
    case "device":
      return { ...base, type: wanted.type };
  }
}

function secretOf(wanted: NewSlot): UnlockSecret {
  switch (wanted.type) {
    case "passphrase":
      return { kind: "passphrase", passphrase: wanted.passphrase };
    case "recovery":
      return { kind: "recovery", code: wanted.code };
    case "device":
      return { kind: "device", key: wanted.key };
    case "prf":
      return { kind: "prf", output: wanted.output };
  }
}

/** The key that a slot wraps the vault key with. `slot` and `secret` are of one kind. */
async function wrappingKey(
  slot: UnwrappedSlot,
  home: SlotHome,
  secret: UnlockSecret,
  stretch: Stretch,
): Promise<Result<CryptoKey, KdfFailure>> {
  const derive = (input: Bytes) => sealingKey(input, home.vaultId, `tock/1/slot/${slot.type}/${slot.id}`);
  switch (secret.kind) {
    case "passphrase": {
      if (slot.type !== "passphrase") throw new Error("A passphrase opens passphrase slots only");
      const stretched = await stretch(secret.passphrase, decoded(slot.kdf.salt), slot.kdf);
      return stretched.ok ? ok(await derive(stretched.value)) : stretched;
    }
    // Both are random already: stretching would only keep the user waiting.
    case "recovery":
      return ok(await derive(secret.code));
    case "prf":
      return ok(await derive(secret.output));
    // It cannot be exported, so nothing can be derived from it; the IV of each wrap is random.
    case "device":
      return ok(secret.key);
  }
}

/** What a wrap is bound to: not moved, not relabelled as another kind, not made cheaper to guess. */
function slotContext(slot: UnwrappedSlot, { vaultId, keyEpoch }: SlotHome): Bytes {
  return utf8(
    canonicalJson({
      context: "tock/1/slot",
      vaultId,
      keyEpoch,
      id: slot.id,
      type: slot.type,
      kdf: slot.type === "passphrase" ? slot.kdf : undefined,
      prf: slot.type === "prf" ? slot.prf : undefined,
    }),
  );
}
