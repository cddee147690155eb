import { fromBase64, utf8, type Bytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { digest, hmac, hmacMatches, openCbc } from "../ciphers.ts";
import { fromUtf8 } from "../encoding.ts";
import type { ImportFailure, ImportFormat, ImportOptions, ImportOutcome } from "../format.ts";
import { at, filledAt, isList, jsonOf, listAt, numberAt, own, textAt } from "../json.ts";
import { argon2, pbkdf2 } from "../kdf.ts";
import { fieldRow } from "../link.ts";
import { damaged, imported, needsPassword } from "../outcome.ts";
import { binned } from "../row.ts";

const APP = "bitwarden";

/** Values of `kdfType`. */
const PBKDF2 = 0;
const ARGON2ID = 1;

/** Bitwarden's vault as JSON, plain or under a password, and Bitwarden Authenticator's, which is the same. */
export const bitwarden: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    typeof own(json, "encrypted") === "boolean" && (isList(own(json, "items")) || own(json, "data") !== undefined)
      ? "certain"
      : "no",
  async read({ json }, options) {
    if (own(json, "encrypted") !== true) return readVault(json);
    if (own(json, "passwordProtected") !== true)
      return fail({ kind: "unsupported", app: APP, reason: "account-bound" });
    if (options.password === undefined) return needsPassword(APP);
    const vault = await openVault(json, options.password, options);
    if (!vault.ok) return vault;
    return isList(own(vault.value, "items")) ? readVault(vault.value) : damaged(APP);
  },
};

function readVault(json: unknown): ImportOutcome {
  const names = new Map(
    ["folders", "collections"].flatMap((key) => listAt(json, key)).map((one) => [own(one, "id"), own(one, "name")]),
  );
  const rows = listAt(json, "items").flatMap((item) => {
    const totp = at(item, "login", "totp");
    if (totp === undefined || totp === null || totp === "") return [];
    const row = fieldRow(totp, {
      issuer: own(item, "name"),
      account: at(item, "login", "username"),
      tags: [own(item, "folderId"), ...listAt(item, "collectionIds")].map((id) => names.get(id)),
      note: own(item, "notes"),
      pinned: own(item, "favorite") === true,
      sites: listAt(item, "login", "uris").map((uri) => own(uri, "uri")),
    });
    return filledAt(item, "deletedDate") === undefined ? row : binned(row);
  });
  return imported(APP, rows);
}

/** bitwarden/clients `libs/key-management`, `vault-export`: a stretched key, encrypt-then-MAC texts. */
async function openVault(
  json: unknown,
  password: string,
  options: ImportOptions,
): Promise<Result<unknown, ImportFailure>> {
  const key = await exportKey(json, password, options);
  if (!key.ok) return key;
  const encryptionKey = await expand(key.value, "enc");
  const macKey = await expand(key.value, "mac");
  const validation = await openEncString(textAt(json, "encKeyValidation_DO_NOT_EDIT"), encryptionKey, macKey);
  if (!validation) return fail({ kind: "wrong-password", app: APP, orDamaged: false });
  const data = await openEncString(textAt(json, "data"), encryptionKey, macKey);
  const vault = jsonOf(data && fromUtf8(data));
  return vault === undefined ? fail({ kind: "damaged", app: APP }) : ok(vault);
}

async function exportKey(
  json: unknown,
  password: string,
  options: ImportOptions,
): Promise<Result<Bytes, ImportFailure>> {
  // The salt is the base64 text itself, not what it encodes.
  const salt = utf8(textAt(json, "salt") ?? "");
  const passes = numberAt(json, "kdfIterations") ?? 0;
  const type = numberAt(json, "kdfType");
  if (type === PBKDF2) return pbkdf2({ app: APP, password, salt, options }, "SHA-256", passes);
  if (type !== ARGON2ID) return fail({ kind: "unsupported", app: APP, reason: "version" });
  const memoryKiB = (numberAt(json, "kdfMemory") ?? 0) * 1024;
  const cost = { memoryKiB, passes, lanes: numberAt(json, "kdfParallelism") ?? 0 };
  return argon2({ app: APP, password, salt: await digest("SHA-256", salt), options }, "argon2id", cost);
}

/** HKDF-Expand of one block: HMAC(key, info ‖ 1). RFC 5869 §2.3. */
const expand = (key: Bytes, info: string): Promise<Bytes> => hmac("SHA-256", key, utf8(info), Uint8Array.of(1));

/** "2.iv|ciphertext|mac", each base64: AES-256-CBC with HMAC-SHA256 over IV and ciphertext. */
async function openEncString(text: string | undefined, key: Bytes, macKey: Bytes): Promise<Bytes | undefined> {
  const [iv, ciphertext, mac] = text?.startsWith("2.") ? text.slice(2).split("|").map(fromBase64) : [];
  if (!iv || !ciphertext || !mac || !(await hmacMatches("SHA-256", macKey, mac, iv, ciphertext))) return undefined;
  return openCbc(key, iv, ciphertext);
}
