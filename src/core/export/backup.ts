import { equalBytes, utf8, type Bytes, type RandomBytes } from "../bytes.ts";
import { fail, ok, type Result } from "../result.ts";
import type { KdfFailure, Stretch } from "../vault/kdf.ts";
import type { NewSlot, SlotTools, UnlockSecret } from "../vault/key-slot.ts";
import { encodeBody, type VaultBody } from "../vault/vault-body.ts";
import {
  decodeVaultRecord,
  sumIsRight,
  type KeySlot,
  type RecordFailure,
  type VaultRecord,
} from "../vault/vault-file.ts";
import { createVault, openVault, sealVault, unlockVault, type OpenVault, type UnlockFailure } from "../vault/vault.ts";

/**
 * Tock's own backup: a vault record (docs/VAULT-FORMAT.md §3) as a file of its own, with everything that the vault holds and
 * with slots that open on another machine. `tests/tools/decrypt-vault.mjs` opens it without Tock.
 */

/** Ends the name of every backup file. Nothing is recognised by it. */
export const BACKUP_EXTENSION = ".tock";

/** A backup that was sealed and opened again. */
export type Backup = { readonly record: VaultRecord; readonly bytes: Bytes };

/** `no-way-in`: every slot of the vault is bound to this browser profile, so a copy would open nowhere. */
export type BackupFailure = { readonly kind: "no-way-in" };

/** Whether a slot opens away from the browser profile that made it. Of slots from the future nobody knows. */
const isPortable = ({ type }: KeySlot): boolean => type === "passphrase" || type === "recovery" || type === "prf";

/** Whether `sealBackup` would make a file that somebody can open elsewhere. */
export const canSealBackup = ({ header }: Pick<OpenVault, "header">): boolean => header.slots.some(isPortable);

/**
 * Seals a copy of the vault under its own key and its own portable slots: opens with the passphrase or the recovery code that
 * hold when it is made. Asks for neither, so that it can be made at any moment while the vault is unlocked.
 */
export async function sealBackup(
  vault: OpenVault,
  nowMs: number,
  random: RandomBytes,
): Promise<Result<Backup, BackupFailure>> {
  const slots = vault.header.slots.filter(isPortable);
  if (slots.length === 0) return fail({ kind: "no-way-in" });
  // The copy of generation n is generation n: not a second n + 1 beside the one that the vault will save.
  const header = { ...vault.header, slots, gen: vault.header.gen - 1 };
  return ok(await sealed({ ...vault, header }, nowMs, random));
}

/**
 * Seals a copy of the vault under a key of its own, opened by `wanted` alone: for a backup with a passphrase of its own, and
 * for vaults that have none.
 */
export async function sealBackupFor(
  vault: Pick<OpenVault, "body">,
  wanted: readonly [NewSlot, ...NewSlot[]],
  tools: SlotTools,
): Promise<Result<Backup, KdfFailure>> {
  const copy = await createVault(vault.body, wanted, tools);
  return copy.ok ? ok(await sealed(copy.value, tools.nowMs, tools.random)) : copy;
}

/** Reads a backup file as far as that is possible without a secret; finds accidental damage. */
export async function readBackup(text: string): Promise<Result<VaultRecord, RecordFailure>> {
  const record = decodeVaultRecord(jsonIn(text));
  if (!record.ok) return record;
  return (await sumIsRight(record.value)) ? record : fail({ kind: "damaged" });
}

/** Opens a backup with what its owner brings; nothing is written anywhere. */
export const openBackup = (
  record: VaultRecord,
  secret: UnlockSecret,
  stretch: Stretch,
): Promise<Result<OpenVault, UnlockFailure>> => unlockVault(record, secret, stretch);

/** How many accounts no backup of `atMs` holds as they are: added, changed, deleted or counted further since. */
export const changesSince = (body: VaultBody, atMs: number): number =>
  body.accounts.filter(({ updatedAt, trashedAt = 0, lastUsedAt = 0, parameters }) => {
    const countedAt = parameters.type === "hotp" ? lastUsedAt : 0;
    return Math.max(updatedAt, trashedAt, countedAt) > atMs;
  }).length;

/**
 * The name of a backup file, which sorts by time: "tock-2026-01-15-093005.tock".
 * @param madeAt Broken down by the caller, in the user's own time zone.
 */
export const backupName = (madeAt: LocalTime): string => `tock-${timeStamp(madeAt)}${BACKUP_EXTENSION}`;

/** A moment on the user's own clock. `month` counts from 1. */
export type LocalTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
};

const NAME = /^tock-\d{4}-\d{2}-\d{2}-\d{6}\.tock$/;

/** Names of automatic backups that are older than the newest `keep`: what a ring of versions lets go. */
export const backupsToDrop = (names: readonly string[], keep: number): readonly string[] =>
  // Only names of this very form: what else lies in the folder is not ours to delete.
  names
    .filter((name) => NAME.test(name))
    .toSorted()
    .slice(0, -keep);

function timeStamp({ year, month, day, hour, minute, second }: LocalTime): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}-${two(hour)}${two(minute)}${two(second)}`;
}

/** A backup that does not open again is worse than none, since somebody relies on it. */
async function sealed(vault: OpenVault, nowMs: number, random: RandomBytes): Promise<Backup> {
  const { record } = await sealVault(vault, nowMs, random);
  const bytes = utf8(`${JSON.stringify(record)}\n`);
  if (!(await holds(bytes, vault))) throw new Error("A backup that was just sealed does not open");
  return { record, bytes };
}

/** Whether the file opens with the vault's key and holds all that the vault holds. */
async function holds(bytes: Bytes, { body, key }: OpenVault): Promise<boolean> {
  const record = await readBackup(new TextDecoder().decode(bytes));
  const opened = record.ok ? await openVault(record.value, key) : record;
  if (!opened.ok) return false;
  const context = { vaultId: "", gen: 0, savedAt: 0 };
  return equalBytes(encodeBody(opened.value.body, context), encodeBody(body, context));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
