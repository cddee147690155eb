import { fromBase64, type Bytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { openGcm } from "../ciphers.ts";
import { concat, fromHex, fromUtf8 } from "../encoding.ts";
import type { ImportFailure, ImportFormat, ImportOptions } from "../format.ts";
import { at, isList, isRecord, jsonOf, listAt, numberAt, own, textAt } from "../json.ts";
import { scrypt } from "../kdf.ts";
import { damaged, iconsDropped, imported, needsPassword } from "../outcome.ts";
import { accountRow, accountType, rowsOf } from "../row.ts";

const APP = "aegis";

/** Key slots that a password opens; 0 is a raw key and 2 biometric. */
const PASSWORD_SLOT = 1;

/**
 * Aegis for Android. docs/vault.md of beemdevelopment/Aegis: `db` is the vault, or, where `header.slots` is set, the vault
 * encrypted under a master key that each slot wraps.
 */
export const aegis: ImportFormat = {
  app: APP,
  recognise: ({ json }) => (own(json, "db") !== undefined && isRecord(own(json, "header")) ? "certain" : "no"),
  async read({ json }, options) {
    if (!isList(at(json, "header", "slots"))) return readVault(own(json, "db"));
    if (options.password === undefined) return needsPassword(APP);
    const vault = await openVault(json, options.password, options);
    return vault.ok ? readVault(vault.value) : vault;
  },
};

function readVault(db: unknown): ReturnType<typeof imported> {
  const entries = own(db, "entries");
  if (!isList(entries)) return damaged(APP);
  const groups = new Map(listAt(db, "groups").map((group) => [own(group, "uuid"), own(group, "name")]));
  const rows = rowsOf(entries, (entry) => {
    const info = own(entry, "info");
    const ids = listAt(entry, "groups");
    return accountRow({
      type: accountType(entry["type"]),
      issuer: entry["issuer"],
      account: entry["name"],
      secret: own(info, "secret"),
      algorithm: own(info, "algo"),
      digits: own(info, "digits"),
      period: own(info, "period"),
      counter: own(info, "counter"),
      note: entry["note"],
      pinned: entry["favorite"] === true,
      tags: [entry["group"], ...ids.map((id) => groups.get(id))],
    });
  });
  return imported(APP, rows, [iconsDropped(entries.filter((entry) => textAt(entry, "icon")).length)]);
}

/** Opens the master key with the first slot that `password` fits, and the vault with that. */
async function openVault(
  json: unknown,
  password: string,
  options: ImportOptions,
): Promise<Result<unknown, ImportFailure>> {
  const sealed = fromBase64(textAt(json, "db") ?? "");
  const broken = fail({ kind: "damaged", app: APP } as const);
  if (!sealed) return broken;
  for (const slot of listAt(json, "header", "slots")) {
    if (own(slot, "type") !== PASSWORD_SLOT) continue;
    const salt = fromHex(textAt(slot, "salt") ?? "");
    const wrapped = fromHex(textAt(slot, "key") ?? "");
    if (!salt || !wrapped) return broken;
    const cost = { n: numberAt(slot, "n") ?? 0, r: numberAt(slot, "r") ?? 0, p: numberAt(slot, "p") ?? 0 };
    const slotKey = await scrypt({ app: APP, password, salt, options }, cost);
    if (!slotKey.ok) return slotKey;
    const masterKey = await openSealed(slotKey.value, wrapped, own(slot, "key_params"));
    if (!masterKey) continue;
    // The password is right by now, so what fails from here on is damage.
    const vault = await openSealed(masterKey, sealed, at(json, "header", "params"));
    const db = jsonOf(vault && fromUtf8(vault));
    return db === undefined ? broken : ok(db);
  }
  return fail({ kind: "wrong-password", app: APP, orDamaged: false });
}

async function openSealed(key: Bytes, ciphertext: Bytes, parameters: unknown): Promise<Bytes | undefined> {
  const nonce = fromHex(textAt(parameters, "nonce") ?? "");
  const tag = fromHex(textAt(parameters, "tag") ?? "");
  return nonce && tag && openGcm(key, nonce, concat(ciphertext, tag));
}
