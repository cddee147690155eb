import type { Bytes } from "#core/bytes.ts";
import { openCbc, openGcm } from "../ciphers.ts";
import { fromUtf8, startsWith } from "../encoding.ts";
import type { ImportFormat, ImportOptions, ImportRow } from "../format.ts";
import { isList, jsonOf, listAt, own, textAt } from "../json.ts";
import { argon2, pbkdf2 } from "../kdf.ts";
import { damaged, iconsDropped, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, rowsOf, type AccountType } from "../row.ts";

const APP = "stratum";
const STRONG = [...new TextEncoder().encode("AUTHENTICATORPRO")];
const LEGACY = [...new TextEncoder().encode("AuthenticatorPro")];

const TYPES: ReadonlyMap<unknown, AccountType> = new Map([
  [1, "hotp"],
  [2, "totp"],
  [3, "motp"],
  [4, "steam"],
  [5, "yandex"],
]);
const ALGORITHMS: ReadonlyMap<unknown, string> = new Map([
  [0, "SHA1"],
  [1, "SHA256"],
  [2, "SHA512"],
]);

/** Stratum, formerly Authenticator Pro. stratumauth/app doc/BACKUP_FORMAT.md. */
export const stratum: ImportFormat = {
  app: APP,
  recognise: ({ bytes, json }) =>
    startsWith(bytes, STRONG) || startsWith(bytes, LEGACY) || isList(own(json, "Authenticators")) ? "certain" : "no",
  async read({ bytes, json }, options) {
    if (json !== undefined) return readBackup(json);
    if (options.password === undefined) return needsPassword(APP);
    const body = bytes.subarray(STRONG.length);
    const open = startsWith(bytes, STRONG) ? openStrong : openLegacy;
    return open(body, options.password, options);
  },
};

function readBackup(json: unknown): ReturnType<typeof imported> {
  const authenticators = listAt(json, "Authenticators");
  const categories = new Map(listAt(json, "Categories").map((one) => [own(one, "Id"), own(one, "Name")]));
  const tagsOf = new Map<unknown, unknown[]>();
  for (const link of listAt(json, "AuthenticatorCategories")) {
    const secret = own(link, "AuthenticatorSecret");
    tagsOf.set(secret, [...(tagsOf.get(secret) ?? []), categories.get(own(link, "CategoryId"))]);
  }
  const rows = rowsOf(authenticators, (row) => stratumRow((name) => row[name], tagsOf.get(row["Secret"]) ?? []));
  return imported(APP, rows, [
    iconsDropped(authenticators.filter((one) => textAt(one, "Icon")?.startsWith("@")).length),
  ]);
}

/** One authenticator by its columns, which are called alike in backup and database. */
export function stratumRow(column: (name: string) => unknown, tags: readonly unknown[]): ImportRow {
  const algorithm = column("Algorithm") ?? undefined;
  return accountRow({
    type: TYPES.get(column("Type")) ?? "unknown",
    issuer: column("Issuer"),
    account: column("Username"),
    secret: column("Secret"),
    // A number that stands for no hash fails as unknown, a missing one is the usual.
    algorithm: algorithm === undefined ? undefined : (ALGORITHMS.get(algorithm) ?? "unknown"),
    digits: column("Digits"),
    period: column("Period"),
    counter: column("Counter"),
    tags,
  });
}

/** salt (16), nonce (12), AES-GCM under Argon2id. */
async function openStrong(body: Bytes, password: string, options: ImportOptions) {
  if (body.length < 16 + 12 + 16) return damaged(APP);
  const cost = { memoryKiB: 65_536, passes: 3, lanes: 4 };
  const key = await argon2({ app: APP, password, salt: body.subarray(0, 16), options }, "argon2id", cost);
  return key.ok ? readClear(await openGcm(key.value, body.subarray(16, 28), body.subarray(28))) : key;
}

/** salt (20), IV (16), AES-CBC under PBKDF2. */
async function openLegacy(body: Bytes, password: string, options: ImportOptions) {
  if (body.length < 20 + 16 + 16 || (body.length - 36) % 16 !== 0) return damaged(APP);
  const key = await pbkdf2({ app: APP, password, salt: body.subarray(0, 20), options }, "SHA-1", 64_000);
  return key.ok ? readClear(await openCbc(key.value, body.subarray(20, 36), body.subarray(36))) : key;
}

function readClear(clear: Bytes | undefined): ReturnType<typeof imported> {
  const json = jsonOf(clear && fromUtf8(clear));
  return isList(own(json, "Authenticators")) ? readBackup(json) : wrongPassword(APP, true);
}
