import { utf8, type Bytes } from "#core/bytes.ts";
import { digest, openGcm } from "../ciphers.ts";
import { fromUtf8 } from "../encoding.ts";
import type { ImportFormat, ImportInput, ImportOptions } from "../format.ts";
import { isList, isRecord, jsonOf, own } from "../json.ts";
import { pbkdf2 } from "../kdf.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, accountType, rowsOf } from "../row.ts";

const APP = "andotp";

/** The app's own bounds; other numbers in front mean the older layout, which has none. */
const isRounds = (value: number): boolean => value >= 1 && value <= 10_000_000;
const roundsOf = (bytes: Bytes): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);

/** An empty list is left to whoever else wants it: it could be anybody's. */
const isBackup = (json: unknown): json is readonly unknown[] =>
  isList(json) &&
  json.some((item) => typeof own(item, "secret") === "string" && /^[A-Z]+$/.test(String(own(item, "type"))));

/** andOTP, whose encrypted backups have no mark of any kind; also GNOME Authenticator, which writes the same in clear. */
export const andotp: ImportFormat = {
  app: APP,
  recognise({ json, text, bytes, name }) {
    if (isBackup(json)) return "certain";
    if (text !== undefined || bytes.length <= 28) return "no";
    // One in 400 random files begins with such a number; the older layout has nothing to go by but its name.
    return isRounds(roundsOf(bytes)) || /\.json\.aes$/i.test(name) ? "likely" : "possible";
  },
  async read(input, options) {
    if (isBackup(input.json)) return readEntries(input.json);
    return options.password === undefined ? needsPassword(APP) : readEncrypted(input, options.password, options);
  },
};

function readEntries(entries: readonly unknown[]): ReturnType<typeof imported> {
  const rows = rowsOf(entries, (entry) => {
    // Old files keep both names in the label.
    const [, issuer, account] =
      Object.hasOwn(entry, "issuer") || typeof entry["label"] !== "string"
        ? []
        : (/^(.+?)(?: - |:)\s*(.+)$/s.exec(entry["label"]) ?? []);
    return accountRow({
      type: accountType(entry["type"]),
      issuer: issuer ?? entry["issuer"],
      account: account ?? entry["label"],
      secret: entry["secret"],
      algorithm: entry["algorithm"],
      digits: entry["digits"],
      period: entry["period"],
      counter: entry["counter"],
      tags: isList(entry["tags"]) ? entry["tags"] : [],
    });
  });
  return imported(APP, rows);
}

/** New layout: rounds (4 bytes), salt (12), nonce (12), AES-GCM under PBKDF2. Old: nonce (12), AES-GCM under SHA-256. */
async function readEncrypted({ bytes }: ImportInput, password: string, options: ImportOptions) {
  const rounds = roundsOf(bytes);
  if (isRounds(rounds)) {
    const key = await pbkdf2({ app: APP, password, salt: bytes.subarray(4, 16), options }, "SHA-1", rounds);
    if (!key.ok) return key;
    const clear = await openGcm(key.value, bytes.subarray(16, 28), bytes.subarray(28));
    if (clear) return readClear(clear);
  }
  const clear = await openGcm(await digest("SHA-256", utf8(password)), bytes.subarray(0, 12), bytes.subarray(12));
  return clear ? readClear(clear) : wrongPassword(APP, true);
}

function readClear(clear: Uint8Array): ReturnType<typeof imported> {
  const entries = jsonOf(fromUtf8(clear));
  return isList(entries) && entries.every(isRecord) ? readEntries(entries) : damaged(APP);
}
