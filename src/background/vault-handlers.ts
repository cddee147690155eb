import type { AccountDraft } from "#core/account/account.ts";
import { readParameters } from "#core/account/parameters.ts";
import { openBackup, readBackup } from "#core/export/backup.ts";
import { deleteForever, editAccount, revertParameters, TRASH_DAYS, trashedAccounts } from "#core/vault/accounts.ts";
import { drillOf } from "#core/vault/drill.ts";
import type { Stretch } from "#core/vault/kdf.ts";
import type { Handlers } from "#messages/dispatch.ts";
import type { WayReply } from "#messages/views.ts";
import { asReply, faultsOf, type AccountChanger } from "./account-changer.ts";
import type { Keeper } from "./keeper.ts";
import { waysOf } from "./offered.ts";
import { rowOf } from "./rows.ts";
import type { WaysIn } from "./ways-in.ts";

type VaultRequests =
  | "vaultStatus"
  | "createVault"
  | "unlock"
  | "lock"
  | "resetVault"
  | "waysIn"
  | "addWay"
  | "changeWay"
  | "renameWay"
  | "removeWay"
  | "rotateKey"
  | "proveOwner"
  | "backupWays"
  | "tryBackup"
  | "trash"
  | "deleteForever"
  | "changeKey"
  | "formerKeys"
  | "revertKey";

/** Answers what is asked about the vault as a whole, its ways in, its backups, and what it keeps of what was deleted. */
export function createVaultHandlers(
  keeper: Keeper,
  waysIn: WaysIn,
  changeAccount: AccountChanger,
  { stretch, nowMs }: { readonly stretch: Stretch; readonly nowMs: () => number },
): Pick<Handlers, VaultRequests> {
  return {
    vaultStatus: async () => {
      await keeper.ready;
      return keeper.view();
    },
    createVault: async ({ passphrase }) => asReply(await keeper.create(passphrase)),
    unlock: async (offered) => asReply(await keeper.unlock(offered)),
    lock: async () => {
      await keeper.lock();
      return null;
    },
    resetVault: async () => asReply(await keeper.reset()),

    waysIn: () => waysIn.view(),
    addWay: async ({ way, proof }) => asWayReply(await waysIn.add(way, proof)),
    changeWay: async ({ id, way, proof }) => asWayReply(await waysIn.change(id, way, proof)),
    renameWay: async ({ id, label }) => asWayReply(await waysIn.rename(id, label)),
    removeWay: async ({ id, proof }) => asWayReply(await waysIn.remove(id, proof)),
    rotateKey: async (wanted) => asWayReply(await waysIn.rotate(wanted)),
    proveOwner: async (offered) => asReply(await keeper.prove(offered)),

    backupWays: async ({ text }) => {
      const record = await readBackup(text);
      return record.ok ? { ok: true, ways: waysOf(record.value) } : { ok: false, failure: record.failure };
    },
    tryBackup: async ({ text, offered }) => {
      const record = await readBackup(text);
      if (!record.ok) return { ok: false, failure: record.failure };
      // A backup has the vault's own ways in: a guess at one is a guess at the other, and counts like one.
      const opened = await keeper.attemptOn(offered, (secret) => openBackup(record.value, secret, stretch));
      if (!opened.ok) return { ok: false, failure: opened.failure };
      const drill = drillOf(opened.value.body, keeper.body());
      return { ok: true, drill: { ...drill, savedAt: opened.value.savedAt } };
    },

    trash: async () => {
      await keeper.ready;
      const body = keeper.body();
      if (body === undefined) return [];
      return trashedAccounts(body).map((account) => {
        const trashedAt = account.trashedAt ?? 0;
        return { row: rowOf(account), trashedAt, goesAtMs: trashedAt + TRASH_DAYS * 86_400_000 };
      });
    },
    deleteForever: async ({ ids }) => asReply(await keeper.change((body) => deleteForever(body, ids))),

    changeKey: async ({ id, ...form }) => {
      const parameters = readParameters(form);
      if (!parameters.ok) return { ok: false, faults: faultsOf(parameters.failure) };
      const edit: Partial<AccountDraft> = { parameters: parameters.value };
      return changeAccount(id, (body) => editAccount(body, id, edit, nowMs()));
    },
    formerKeys: async ({ id }) => {
      await keeper.ready;
      const former = keeper.body()?.former ?? [];
      return former.filter(({ accountId }) => accountId === id).map(({ replacedAt }) => replacedAt);
    },
    revertKey: ({ id }) => changeAccount(id, (body) => revertParameters(body, id, nowMs())),
  };
}

const asWayReply = (result: Awaited<ReturnType<WaysIn["add"]>>): WayReply =>
  result.ok ? { ok: true, ...result.value } : result;
