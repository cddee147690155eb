import { openBackup, readBackup } from "#core/export/backup.ts";
import { fail } from "#core/result.ts";
import { stretchPassphrase, type Stretch } from "#core/vault/kdf.ts";
import type { UnlockSecret } from "#core/vault/key-slot.ts";
import { parseRecoveryCode } from "#core/vault/recovery-code.ts";
import type { OpenVault } from "#core/vault/vault.ts";
import type { VaultRecord } from "#core/vault/vault-file.ts";
import type { ImportFormat, ImportOptions, ImportOutcome, ImportRow, KdfCost } from "../format.ts";
import { textAt } from "../json.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { binned, unreadable } from "../row.ts";

const APP = "tock";

/** Tock's own backup (docs/VAULT-FORMAT.md), opened by a passphrase or a recovery code of its time. */
export const tock: ImportFormat = {
  app: APP,
  recognise: ({ json }) => (textAt(json, "magic") === "tock-vault" ? "certain" : "no"),
  async read({ text = "" }, options) {
    const record = await readBackup(text);
    if (!record.ok) {
      const isNewer = record.failure.kind === "newer-format";
      return isNewer ? fail({ kind: "unsupported", app: APP, reason: "version" }) : damaged(APP);
    }
    if (options.password === undefined) return needsPassword(APP);
    return open(record.value, options.password, options);
  },
};

async function open(record: VaultRecord, password: string, options: ImportOptions): Promise<ImportOutcome> {
  let cost: KdfCost = { kdf: "argon2", memoryKiB: 0, passes: 0, lanes: 0 };
  const stretch: Stretch = (passphrase, salt, { m, t, p }) => {
    cost = { kdf: "argon2", memoryKiB: m, passes: t, lanes: p };
    options.onProgress?.({ step: "deriving-key", cost });
    return stretchPassphrase(passphrase, salt, { m, t, p });
  };
  const opened = await openBackup(record, secretOf(password), stretch);
  if (opened.ok) return imported(APP, rowsOf(opened.value));
  switch (opened.failure.kind) {
    case "wrong-secret":
      return wrongPassword(APP);
    case "damaged":
      return damaged(APP);
    case "out-of-memory":
      return fail({ kind: "kdf-too-costly", app: APP, cost });
  }
}

/** A recovery code is told by its check characters, so a passphrase is not taken for one. */
function secretOf(password: string): UnlockSecret {
  const code = parseRecoveryCode(password);
  return code.ok ? { kind: "recovery", code: code.value } : { kind: "passphrase", passphrase: password };
}

/** Accounts in the user's order; what lay in the trash is named. What only a newer Tock knows is a row as well. */
function rowsOf({ body }: OpenVault): readonly ImportRow[] {
  const accounts = body.accounts.toSorted((a, b) => a.order - b.order || a.createdAt - b.createdAt);
  return [
    ...accounts.map((account): ImportRow => {
      const { issuer, label, parameters, sites, tags, note, pinned, recoveryCodes } = account;
      const draft = { issuer, label, parameters, sites, tags, note, pinned, recoveryCodes };
      const row: ImportRow = { kind: "account", draft, warnings: [] };
      return account.trashedAt === undefined ? row : binned(row);
    }),
    ...body.foreign.rows.map((row) => unreadable(textAt(row, "issuer") ?? "", { kind: "malformed" })),
  ];
}
