import type { Account } from "../account/account.ts";
import { toBase64 } from "../bytes.ts";
import { liveAccounts, trashedAccounts } from "./accounts.ts";
import type { VaultBody } from "./vault-body.ts";

/** What a backup would give back, had it to be used today. */
export type Drill = {
  /** Accounts that there are now; where the vault is locked, those of the backup itself. */
  readonly of: number;
  /** How many of them are in the backup. */
  readonly wouldComeBack: number;
  /** Accounts in the backup that are not among those: deleted since, or another vault's. */
  readonly others: number;
  /** In the backup's trash. */
  readonly inTrash: number;
  /** Accounts of a newer Tock, which are kept and cannot be read here. */
  readonly unreadable: number;
};

/**
 * Compares an opened backup with the accounts that there are. An account comes back if its key does: names and sites may have
 * been changed since.
 * @param current Undefined while the vault is locked.
 */
export function drillOf(backup: VaultBody, current: VaultBody | undefined): Drill {
  const kept = liveAccounts(backup);
  const now = current === undefined ? kept : liveAccounts(current);
  const keptKeys = new Set(kept.map(keyOf));
  const nowKeys = new Set(now.map(keyOf));
  return {
    of: now.length,
    wouldComeBack: now.filter((account) => keptKeys.has(keyOf(account))).length,
    others: kept.filter((account) => !nowKeys.has(keyOf(account))).length,
    inTrash: trashedAccounts(backup).length,
    unreadable: backup.foreign.rows.length,
  };
}

/** Two accounts are one where they make the same codes. A counter is somewhere else at each use. */
function keyOf({ parameters: { secret, ...rest } }: Account): string {
  return JSON.stringify([toBase64(secret.reveal()), { ...rest, counter: undefined }]);
}
