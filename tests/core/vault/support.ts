import type { AccountDraft, CodeParameters } from "#core/account/account.ts";
import { Secret } from "#core/account/secret.ts";
import type { Bytes } from "#core/bytes.ts";
import type { Result } from "#core/result.ts";
import { addAccounts } from "#core/vault/accounts.ts";
import { KDF_BOUNDS, stretchPassphrase, type KdfCost } from "#core/vault/kdf.ts";
import type { NewSlot, SlotTools } from "#core/vault/key-slot.ts";
import { EMPTY_BODY, type VaultBody } from "#core/vault/vault-body.ts";
import type { VaultRecord } from "#core/vault/vault-file.ts";
import { createVault, sealVault, type OpenVault } from "#core/vault/vault.ts";

export const NOW = Date.UTC(2026, 0, 15, 12);
export const PASSPHRASE = "correct horse battery staple";

/** The cheapest cost that a stored slot may have. */
export const CHEAP: KdfCost = { m: KDF_BOUNDS.m.min, t: KDF_BOUNDS.t.min, p: KDF_BOUNDS.p.min };

export const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

export const tools: SlotTools = { random, stretch: stretchPassphrase, nowMs: NOW };

export const passphraseSlot = (passphrase = PASSPHRASE): NewSlot => ({ type: "passphrase", passphrase, cost: CHEAP });
export const recoverySlot = (code: Bytes): NewSlot => ({ type: "recovery", code });

export function value<T, F>(result: Result<T, F>): T {
  if (!result.ok) throw new Error(`unexpected failure: ${JSON.stringify(result.failure)}`);
  return result.value;
}

export function failureOf<T, F>(result: Result<T, F>): F {
  if (result.ok) throw new Error("unexpected success");
  return result.failure;
}

export const totp = (seed: number): CodeParameters => ({
  type: "totp",
  secret: new Secret(Uint8Array.from({ length: 20 }, (_, index) => (seed * 31 + index * 7) & 0xff)),
  algorithm: "SHA1",
  digits: 6,
  periodSeconds: 30,
});

export const hotp = (counter: number): CodeParameters => ({
  type: "hotp",
  secret: new Secret(new Uint8Array(20).fill(3)),
  algorithm: "SHA256",
  digits: 8,
  counter,
});

export const draft = (issuer: string, change: Partial<AccountDraft> = {}): AccountDraft => ({
  issuer,
  label: `${issuer.toLowerCase()}@example.org`,
  parameters: totp(issuer.length),
  sites: [],
  tags: [],
  note: "",
  pinned: false,
  recoveryCodes: [],
  ...change,
});

/** A body with accounts of the ids "id-0", "id-1" … */
export const bodyOf = (...drafts: readonly AccountDraft[]): VaultBody =>
  addAccounts(
    EMPTY_BODY,
    drafts.map((each, index) => ({ id: `id-${index}`, draft: each })),
    NOW,
  );

/** A vault with a recovery slot (no stretching, so it is quick), not yet saved. */
export async function quickVault(
  body: VaultBody = bodyOf(draft("Example")),
): Promise<{ vault: OpenVault; code: Bytes }> {
  const code = random(16);
  return { vault: value(await createVault(body, [recoverySlot(code)], tools)), code };
}

export async function sealed(vault: OpenVault): Promise<VaultRecord> {
  return (await sealVault(vault, NOW, random)).record;
}
