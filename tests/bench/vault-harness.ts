/**
 * Runs in a page of the extension's origin: the vault's own code beside the bare operations that it cannot do without, on
 * the stores of that very profile. Every function answers in milliseconds.
 */
import { fromBase64 } from "#core/bytes.ts";
import { ok } from "#core/result.ts";
import { DEFAULT_KDF_COST, stretchPassphrase } from "#core/vault/kdf.ts";
import { decodeSession, SESSION_KEY } from "#core/vault/session.ts";
import { sealingKey, unseal } from "#core/vault/seal.ts";
import { associatedData, decoded, type VaultRecord } from "#core/vault/vault-file.ts";
import { indexedDbArea } from "#platform/indexed-db.ts";
import { lockNamed } from "#platform/locks.ts";
import type { KeyedArea } from "#platform/storage.ts";
import { createVaultStore, MIRROR_DATABASE, slotNameOf } from "../../src/background/vault-store.ts";

declare const chrome: {
  readonly runtime: { sendMessage(message: unknown): Promise<{ readonly reply: unknown }> };
  readonly storage: Record<
    "local" | "session",
    {
      get(keys: string[]): Promise<Record<string, unknown>>;
      set(items: object): Promise<void>;
      remove(keys: string[]): Promise<void>;
    }
  >;
};

const areaOf = (name: "local" | "session"): KeyedArea => ({
  get: (keys) => chrome.storage[name].get([...keys]),
  set: (items) => chrome.storage[name].set(items),
  remove: (keys) => chrome.storage[name].remove([...keys]),
});
const [local, session, mirror] = [areaOf("local"), areaOf("session"), indexedDbArea(MIRROR_DATABASE)];
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const exclusively = lockNamed("vault");
const newStore = () => createVaultStore({ local, mirror, exclusively, nowMs: Date.now, random });

const ask = async (name: string, body: object): Promise<unknown> =>
  (await chrome.runtime.sendMessage({ name, body })).reply;

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await run();
  return performance.now() - startMs;
}

async function sessionOf() {
  const stored = decodeSession((await session.get([SESSION_KEY]))[SESSION_KEY]);
  if (stored === undefined) throw new Error("the seed leaves no session");
  return stored;
}

async function opened() {
  const store = newStore();
  const resumed = await store.resume(await sessionOf());
  if (!resumed.ok) throw new Error(`the seeded vault does not open: ${resumed.failure.kind}`);
  return store;
}

const POLL_MS = 4;

const bench = {
  /** The passphrase's derivation alone. */
  kdf: (): Promise<number> =>
    timed(async () => {
      const key = await stretchPassphrase("correct horse battery", random(16), DEFAULT_KDF_COST);
      if (!key.ok) throw new Error(key.failure.kind);
    }),

  /** From the message that a page sends to the answer, and the longest time that the page could not answer a click. */
  unlock: async (passphrase: string): Promise<{ readonly ms: number; readonly longestWaitMs: number }> => {
    await ask("lock", {});
    let [lastMs, longestWaitMs] = [performance.now(), 0];
    const poll = setInterval(() => {
      const nowMs = performance.now();
      longestWaitMs = Math.max(longestWaitMs, nowMs - lastMs - POLL_MS);
      lastMs = nowMs;
    }, POLL_MS);
    const ms = await timed(async () => {
      const reply = (await ask("unlock", { passphrase })) as { readonly ok: boolean };
      if (!reply.ok) throw new Error("the passphrase does not open the seeded vault");
    });
    clearInterval(poll);
    return { ms, longestWaitMs };
  },

  /** What each start of the worker does before the first code: from the session's key to the accounts. */
  resume: async (): Promise<number> => {
    const stored = await sessionOf();
    const store = newStore();
    return timed(() => store.resume(stored));
  },

  /** The same with nothing but the browser's own calls: read, decrypt, parse, and the bytes of each key. */
  bareResume: async (): Promise<number> => {
    const { key, vaultId, gen } = await sessionOf();
    const bodyKey = await sealingKey(key.reveal(), vaultId, "tock/1/body");
    return timed(async () => {
      const slot = slotNameOf(gen);
      const record = (await local.get([slot]))[slot] as VaultRecord;
      const plain = await unseal(bodyKey, { iv: decoded(record.iv), ct: decoded(record.ct) }, associatedData(record));
      const body = JSON.parse(new TextDecoder().decode(plain)) as { readonly accounts: readonly { secret: string }[] };
      return body.accounts.map(({ secret }) => fromBase64(secret));
    });
  },

  /** One edit of an open vault, from the call to its being acknowledged. */
  save: async (): Promise<number> => {
    const store = await opened();
    const ms = await timed(async () => {
      const saved = await store.update<never>((vault) => {
        const [first, ...others] = vault.body.accounts;
        if (first === undefined) throw new Error("the seeded vault is empty");
        const accounts = [{ ...first, updatedAt: Date.now() }, ...others];
        return ok({ ...vault, body: { ...vault.body, accounts } });
      });
      if (!saved.ok) throw new Error(saved.failure.kind);
    });
    const { gen } = store.current()?.header ?? { gen: 0 };
    await session.set({ [SESSION_KEY]: { ...((await session.get([SESSION_KEY]))[SESSION_KEY] as object), gen } });
    return ms;
  },

  /** The storage calls of a save alone, with a record of the same size: both stores, and reading it back. */
  bareSave: async (): Promise<number> => {
    const { gen } = await sessionOf();
    const slot = slotNameOf(gen);
    const items = await local.get([slot, "v1.mark"]);
    return timed(async () => {
      await mirror.get([slot, "v1.mark"]);
      await mirror.set(items);
      await local.set(items);
      await local.get([slot]);
    });
  },
};

export type VaultBench = typeof bench;
(globalThis as typeof globalThis & { vaultBench: VaultBench }).vaultBench = bench;
