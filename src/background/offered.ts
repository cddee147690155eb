import { fromBase64 } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import type { KeySlot } from "#core/vault/vault-file.ts";
import { isKnown, type UnlockSecret } from "#core/vault/key-slot.ts";
import { parseRecoveryCode } from "#core/vault/recovery-code.ts";
import type { Offered } from "#messages/protocol.ts";
import type { UnlockFailure, UnlockWays, WayIn } from "#messages/views.ts";

/** What someone has brought, in the core's terms. What cannot be right needs no attempt. */
export function secretOf(offered: Offered): Result<UnlockSecret, UnlockFailure> {
  if ("passphrase" in offered) return ok({ kind: "passphrase", passphrase: offered.passphrase });
  if ("recoveryCode" in offered) {
    const code = parseRecoveryCode(offered.recoveryCode);
    return code.ok ? ok({ kind: "recovery", code: code.value }) : fail({ kind: "mistyped-recovery-code" });
  }
  const output = fromBase64(offered.passkeyOutput);
  return output?.length === 32 ? ok({ kind: "prf", output }) : fail(refusalOf(offered));
}

/** That nothing accepts it, in terms of what it was. */
export function refusalOf(offered: Offered): UnlockFailure {
  if ("passphrase" in offered) return { kind: "wrong-passphrase" };
  return { kind: "recoveryCode" in offered ? "wrong-recovery-code" : "wrong-passkey" };
}

type Slots = { readonly slots: readonly KeySlot[] };

export const hasSlot = ({ slots }: Slots, type: string): boolean => slots.some((slot) => slot.type === type);

/** Whether the vault has a lock: a profile that holds the device key opens it by itself. */
export const locks = (header: Slots): boolean => !hasSlot(header, "device");

/** What can be brought to open a vault with these slots. */
export const waysOf = (header: Slots): UnlockWays => ({
  passphrase: hasSlot(header, "passphrase"),
  recoveryCode: hasSlot(header, "recovery"),
  passkeys: header.slots.flatMap((slot) =>
    isKnown(slot) && slot.type === "prf" ? [{ credentialId: slot.prf.credentialId, salt: slot.prf.salt }] : [],
  ),
});

/** A slot as the settings list it. */
export function wayOf(slot: KeySlot): WayIn {
  const { id, createdAt, label = "" } = slot;
  return { id, type: typeOf(slot), label, createdAt };
}

function typeOf(slot: KeySlot): WayIn["type"] {
  if (!isKnown(slot)) return "other";
  return slot.type === "prf" ? "passkey" : slot.type;
}
