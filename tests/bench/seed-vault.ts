import { createHash } from "node:crypto";
import { Secret } from "#core/account/secret.ts";
import type { AccountDraft } from "#core/account/account.ts";
import { addAccounts, changeSettings } from "#core/vault/accounts.ts";
import { timesAfterUse } from "#core/vault/auto-lock.ts";
import { DEFAULT_KDF_COST, stretchPassphrase } from "#core/vault/kdf.ts";
import { makeMark } from "#core/vault/mark.ts";
import { encodeSession, SESSION_KEY } from "#core/vault/session.ts";
import { EMPTY_BODY } from "#core/vault/vault-body.ts";
import { createVault, sealVault } from "#core/vault/vault.ts";
import { MIRROR_DATABASE, slotNameOf } from "../../src/background/vault-store.ts";

/** Opens a seeded vault. */
export const SEED_PASSPHRASE = "correct horse battery";

const hash = (text: string) => createHash("sha256").update(text).digest();

const idOf = (index: number) => {
  const hex = hash(`account-${index}`).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Accounts that are the same in each run and unlike each other: "Issuer 0000", "user0@example.test" … */
export const draftOf = (index: number): AccountDraft => ({
  issuer: `Issuer ${String(index).padStart(4, "0")}`,
  label: `user${index}@example.test`,
  parameters: {
    type: "totp",
    secret: new Secret(hash(`secret-${index}`).subarray(0, 20)),
    algorithm: "SHA1",
    digits: 6,
    periodSeconds: 30,
  },
  sites: [],
  tags: [],
  note: "",
  pinned: false,
  recoveryCodes: [],
});

/**
 * The stores of a profile whose vault holds `count` accounts, as two saves of the extension leave them: both generations and
 * the mark in `storage.local`, a script that copies them to the mirror; and unless `locked`, the key of the running session.
 */
export async function seedVault(
  count: number,
  { locked, nowMs }: { readonly locked: boolean; readonly nowMs: number },
) {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const tools = { random, stretch: stretchPassphrase, nowMs };
  const body = addAccounts(
    // A benchmark outlasts any deadline.
    changeSettings(EMPTY_BODY, { autoLockMinutes: 0 }),
    Array.from({ length: count }, (_, index) => ({ id: idOf(index), draft: draftOf(index) })),
    nowMs,
  );
  const made = await createVault(
    body,
    [{ type: "passphrase", passphrase: SEED_PASSPHRASE, cost: DEFAULT_KDF_COST }],
    tools,
  );
  if (!made.ok) throw new Error(`The vault could not be made: ${made.failure.kind}`);
  const first = await sealVault(made.value, nowMs, random);
  const { record, vault } = await sealVault(first.vault, nowMs, random);
  const { vaultId, gen } = vault.header;
  return {
    local: {
      [slotNameOf(first.record.gen)]: first.record,
      [slotNameOf(gen)]: record,
      "v1.mark": await makeMark(vault.key, vaultId, gen),
    },
    script: copyToMirror,
    ...(!locked && {
      session: {
        [SESSION_KEY]: encodeSession({ key: vault.key, vaultId, gen, ...timesAfterUse(body.settings, nowMs) }),
      },
    }),
  };
}

/** The body of an async function, to be run in a page of the extension once `storage.local` is filled. */
const copyToMirror = `
  const items = await chrome.storage.local.get(["v1.a", "v1.b", "v1.mark"]);
  const opening = indexedDB.open(${JSON.stringify(MIRROR_DATABASE)}, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("items");
  await new Promise((resolve, reject) => { opening.onsuccess = resolve; opening.onerror = reject; });
  const writing = opening.result.transaction("items", "readwrite");
  for (const [key, value] of Object.entries(items)) writing.objectStore("items").put(value, key);
  await new Promise((resolve, reject) => { writing.oncomplete = resolve; writing.onabort = reject; });
  opening.result.close();`;
