import { toBase32 } from "#core/account/secret.ts";
import { fromBase64, utf8 } from "#core/bytes.ts";
import { child, children, type XmlElement } from "../containers/xml.ts";
import { fromHex } from "../encoding.ts";
import type { ImportOutcome, ImportRow } from "../format.ts";
import { fieldRow, isLink } from "../link.ts";
import { imported } from "../outcome.ts";
import { accountRow, accountType, binned, type Extras } from "../row.ts";

/** An entry's strings by key, and what its rows share. */
type Entry = {
  readonly strings: ReadonlyMap<string, string>;
  readonly context: Extras & { readonly issuer: string; readonly account: string };
};

/**
 * Reads the one-time passwords of a KeePass document, `<KeePassFile>` with its values in clear, in every way that KeePass,
 * KeePassXC and their plug-ins store them. Entries in the recycle bin are named and left there; history is not looked at.
 */
export function readKeePass(app: string, document: XmlElement): ImportOutcome {
  const meta = child(document, "Meta");
  const hasBin = child(meta, "RecycleBinEnabled")?.text.trim().toLowerCase() !== "false";
  const binId = hasBin ? child(meta, "RecycleBinUUID")?.text.trim() : undefined;
  const rows: ImportRow[] = [];
  const visit = (group: XmlElement, path: readonly string[], wasBinned: boolean): void => {
    const inBin = wasBinned || (binId !== undefined && child(group, "UUID")?.text.trim() === binId);
    for (const element of children(group, "Entry")) {
      const found = rowsOfEntry(entryOf(element, path));
      rows.push(...(inBin ? found.map(binned) : found));
    }
    for (const inner of children(group, "Group")) visit(inner, [...path, child(inner, "Name")?.text ?? ""], inBin);
  };
  // The outermost group is the database, and its name no group of the user's.
  for (const root of children(child(document, "Root"), "Group")) visit(root, [], false);
  return imported(app, rows);
}

function entryOf(element: XmlElement, path: readonly string[]): Entry {
  const strings = new Map(
    children(element, "String").map((one) => [child(one, "Key")?.text ?? "", child(one, "Value")?.text ?? ""]),
  );
  return {
    strings,
    context: {
      issuer: strings.get("Title") ?? "",
      account: strings.get("UserName") ?? "",
      note: strings.get("Notes") ?? "",
      sites: [strings.get("URL")],
      tags: [path.join("/")],
    },
  };
}

function rowsOfEntry(entry: Entry): readonly ImportRow[] {
  const rows = [...otpFields(entry), ...trayTotp(entry), ...keePass2(entry, "TimeOtp"), ...keePass2(entry, "HmacOtp")];
  // A program that takes over another's account leaves the other's fields: one account, said twice.
  return [...new Map(rows.map((row) => [identityOf(row), row])).values()];
}

function identityOf(row: ImportRow): string {
  if (row.kind === "unreadable") return JSON.stringify(row);
  const { secret, ...parameters } = row.draft.parameters;
  return JSON.stringify([parameters, toBase32(secret.reveal())]);
}

/** `otp`, `otp_1` …: a key URI (KeePassXC) or KeeOtp's query. */
function otpFields({ strings, context }: Entry): readonly ImportRow[] {
  return [...strings]
    .filter(([key, value]) => /^otp(?:_\d+)?$/i.test(key) && value.trim() !== "")
    .map(([, value]) =>
      !isLink(value) && /(?:^|&)key=/i.test(value) ? keeOtpRow(value, context) : fieldRow(value, context),
    );
}

/** KeeOtp and KeeOtp2: `key=…&step=30&size=6&otpHashMode=Sha1&type=Totp&counter=0&encoding=Base32`. */
function keeOtpRow(query: string, context: Entry["context"]): ImportRow {
  const values = new Map(
    [...new URLSearchParams(query.trim())].map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  const type = accountType(values.get("type"));
  return accountRow({
    ...context,
    type,
    secret: decoded(values.get("key") ?? "", values.get("encoding")),
    algorithm: values.get("otphashmode"),
    digits: values.get("size"),
    period: values.get("step"),
    counter: values.get("counter"),
  });
}

/** KeeTrayTOTP and old KeePassXC: a seed, and settings "30;6" or "30;S" for Steam; a time server may follow. */
function trayTotp({ strings, context }: Entry): readonly ImportRow[] {
  const secret = strings.get("TOTP Seed");
  if (secret === undefined || secret.trim() === "") return [];
  const [period, digits] = (strings.get("TOTP Settings") ?? "").split(";");
  const isSteam = digits?.trim().toUpperCase() === "S";
  return [accountRow({ ...context, type: isSteam ? "steam" : "totp", secret, period, digits })];
}

/** KeePass 2.47 and later: a secret in one of four encodings, told by the field's name. */
function keePass2({ strings, context }: Entry, prefix: "TimeOtp" | "HmacOtp"): readonly ImportRow[] {
  const encodings = ["", "-Hex", "-Base32", "-Base64"];
  const suffix = encodings.find((one) => strings.get(`${prefix}-Secret${one}`)?.trim());
  if (suffix === undefined) return [];
  const value = (name: string): string | undefined => strings.get(`${prefix}-${name}`);
  return [
    accountRow({
      ...context,
      type: prefix === "TimeOtp" ? "totp" : "hotp",
      secret: decoded(value(`Secret${suffix}`) ?? "", suffix === "" ? "utf8" : suffix.slice(1)),
      algorithm: value("Algorithm"),
      digits: value("Length"),
      period: value("Period"),
      counter: value("Counter"),
    }),
  ];
}

/** The key in a text of the named encoding; Base32 and what does not decode stay text, to be judged as Base32. */
function decoded(text: string, encoding: string | undefined): Uint8Array | string {
  switch (encoding?.toLowerCase() ?? "base32") {
    case "hex":
      return fromHex(text.replace(/[\s-]/g, "")) ?? text;
    case "base64":
      return fromBase64(text) ?? text;
    case "utf8":
    case "utf-8":
      return utf8(text);
    default:
      return text;
  }
}
