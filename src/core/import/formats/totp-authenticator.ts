import { fromBase64, utf8 } from "#core/bytes.ts";
import { digest, openCbc } from "../ciphers.ts";
import { readPreferences } from "../containers/android-preferences.ts";
import { fromHex, fromUtf8 } from "../encoding.ts";
import type { ImportFormat, ImportInput, ImportOutcome } from "../format.ts";
import { isList, isRecord, jsonOf } from "../json.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, rowsOf } from "../row.ts";

const APP = "totp-authenticator";
const LIST = "STATIC_TOTP_CODES_LIST";
/** What the app takes as password where the user gives none. */
const NO_PASSWORD = "TotpAuthenticator";

const ciphertextOf = ({ text }: ImportInput): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = text !== undefined && /^[\w+/=\s]{24,}$/.test(text) ? fromBase64(text) : undefined;
  return bytes && bytes.length % 16 === 0 ? bytes : undefined;
};

/** TOTP Authenticator by BinaryBoot: base64 of AES-CBC under SHA-256 of the password, and the app's own preferences. */
export const totpAuthenticator: ImportFormat = {
  app: APP,
  recognise: (input) => (input.text?.includes(LIST) ? "certain" : ciphertextOf(input) ? "likely" : "no"),
  async read(input, { password }) {
    if (input.text?.includes(LIST)) {
      const preferences = await readPreferences(input.text);
      const list = jsonOf(preferences?.get(LIST));
      return isList(list) ? readCodes(list) : damaged(APP);
    }
    const ciphertext = ciphertextOf(input);
    if (!ciphertext) return damaged(APP);
    for (const candidate of [NO_PASSWORD, password]) {
      if (candidate === undefined) continue;
      const clear = await openCbc(await digest("SHA-256", utf8(candidate)), new Uint8Array(16), ciphertext);
      const outcome = readClear(clear && fromUtf8(clear));
      if (outcome) return outcome;
    }
    return password === undefined ? needsPassword(APP) : wrongPassword(APP, true);
  },
};

/** The list stands, as text, in the *name* of the first property. */
function readClear(clear: string | undefined): ImportOutcome | undefined {
  const json = jsonOf(clear);
  const list = isRecord(json) ? jsonOf(Object.keys(json)[0]) : json;
  return isList(list) ? readCodes(list) : undefined;
}

function readCodes(codes: readonly unknown[]): ImportOutcome {
  const rows = rowsOf(codes, (code) =>
    accountRow({
      type: "totp",
      issuer: code["issuer"] === "Unknown" ? "" : code["issuer"],
      account: code["name"],
      secret: keyOf(code["key"], code["base"]),
      digits: code["digits"],
      period: code["period"],
    }),
  );
  return imported(APP, rows);
}

function keyOf(key: unknown, base: unknown): unknown {
  if (typeof key !== "string") return key;
  switch (Number(base ?? 32)) {
    case 16:
      return fromHex(key.replace(/\s/g, "")) ?? key;
    case 64:
      return fromBase64(key) ?? key;
    default:
      return key;
  }
}
