import type { RandomBytes } from "#core/bytes.ts";
import { canSealBackup, changesSince, sealBackup, sealBackupFor } from "#core/export/backup.ts";
import { fail } from "#core/result.ts";
import { liveAccounts, changeSettings } from "#core/vault/accounts.ts";
import { encodeDraft } from "#core/vault/draft-row.ts";
import type { Stretch } from "#core/vault/kdf.ts";
import type { Handlers } from "#messages/dispatch.ts";
import type { Keeper } from "./keeper.ts";
import type { WaysIn } from "./ways-in.ts";

type Environment = { readonly stretch: Stretch; readonly random: RandomBytes; readonly nowMs: () => number };
type Exports = Pick<Handlers, "exportRows" | "backupState" | "makeBackup" | "makeBackupFor" | "noteBackup">;

/**
 * Hands keys out, to their owner alone: whoever sits down at an unlocked machine must not leave with them. What is done with
 * them happens in a worker of the export page.
 */
export function createExporting(keeper: Keeper, waysIn: WaysIn, { stretch, random, nowMs }: Environment): Exports {
  return {
    exportRows: async ({ ids, proof }) => {
      const allowed = await waysIn.allows(proof);
      if (!allowed.ok) return allowed;
      const body = keeper.body();
      if (body === undefined) return fail({ kind: "locked" });
      const wanted = new Set(ids);
      return {
        ok: true,
        drafts: liveAccounts(body)
          .filter(({ id }) => wanted.has(id))
          .map(encodeDraft),
      };
    },

    backupState: async () => {
      await keeper.ready;
      const vault = keeper.vault();
      if (vault === undefined) return { ok: false, failure: { kind: "locked" } };
      const { backedUpAt } = vault.body.settings;
      return { ok: true, canSeal: canSealBackup(vault), backedUpAt, changes: changesSince(vault.body, backedUpAt) };
    },

    /** Opens by the vault's own passphrase or recovery code, so it needs no proof. */
    makeBackup: async () => {
      await keeper.ready;
      const vault = keeper.vault();
      if (vault === undefined) return fail({ kind: "locked" });
      const backup = await sealBackup(vault, nowMs(), random);
      return backup.ok ? { ok: true, text: new TextDecoder().decode(backup.value.bytes) } : backup;
    },

    makeBackupFor: async ({ passphrase, proof }) => {
      const allowed = await waysIn.allows(proof);
      if (!allowed.ok) return allowed;
      const vault = keeper.vault();
      if (vault === undefined) return fail({ kind: "locked" });
      const backup = await sealBackupFor(vault, [{ type: "passphrase", passphrase }], {
        stretch,
        random,
        nowMs: nowMs(),
      });
      if (backup.ok) return { ok: true, text: new TextDecoder().decode(backup.value.bytes) };
      // The protocol's schema lets no empty passphrase through.
      return fail({ kind: "out-of-memory" });
    },

    /** Only once the file is where its owner wants it: a backup that was made and not kept is none. */
    noteBackup: async () => {
      const noted = await keeper.change((body) => changeSettings(body, { backedUpAt: nowMs() }));
      return noted.ok ? { ok: true } : noted;
    },
  };
}

export type Exporting = ReturnType<typeof createExporting>;
