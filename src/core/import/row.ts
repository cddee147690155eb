import { newDraft, type AccountDraft, type Site } from "#core/account/account.ts";
import { cleanName, splitAtColon } from "#core/account/names.ts";
import type { UriWarning } from "#core/account/otpauth-uri.ts";
import { parameterWarnings, readParameters } from "#core/account/parameters.ts";
import { toBase32 } from "#core/account/secret.ts";
import { siteFromText } from "#core/matcher/site.ts";
import type { ImportRow, RowFailure } from "./format.ts";
import { isRecord, type JsonRecord } from "./json.ts";

/** What an app keeps of an account besides what makes its codes. Values are as the file has them: of any type. */
export type Extras = {
  readonly tags?: readonly unknown[];
  readonly note?: unknown;
  readonly pinned?: boolean;
  /** Web addresses or hosts that the account belongs to. */
  readonly sites?: readonly unknown[];
};

/** An account as a format's file describes it. Values are as the file has them: of any type, checked here. */
export type RawAccount = Extras & {
  readonly type: AccountType;
  readonly issuer: unknown;
  readonly account: unknown;
  /** Base32 text or the key itself. */
  readonly secret: unknown;
  readonly algorithm?: unknown;
  readonly digits?: unknown;
  readonly period?: unknown;
  readonly counter?: unknown;
};

export type AccountType = "totp" | "hotp" | "steam" | "motp" | "yandex" | "unknown";

/** Reads an app's name for a type of codes, in any case: "TOTP", "steamtotp", "yaotp". Missing means TOTP. */
export function accountType(name: unknown): AccountType {
  if (name === undefined || name === null) return "totp";
  switch (typeof name === "string" ? name.toLowerCase() : "") {
    case "totp":
      return "totp";
    case "hotp":
      return "hotp";
    case "steam":
    case "steamtotp":
      return "steam";
    case "motp":
      return "motp";
    case "yandex":
    case "yaotp":
      return "yandex";
    default:
      return "unknown";
  }
}

/** Absent values are undefined, anything that is neither a text nor a number is "malformed". */
function scalar(value: unknown): { text: string | undefined } | "malformed" {
  if (value === undefined || value === null) return { text: undefined };
  if (typeof value === "string" || typeof value === "number") return { text: String(value) };
  return "malformed";
}

export const unreadable = (name: string, reason: RowFailure): ImportRow => ({
  kind: "unreadable",
  name: cleanName(name).text,
  reason,
});

/** Longest note that is kept, in UTF-16 units. */
const MAX_NOTE_LENGTH = 10_000;

const texts = (values: readonly unknown[]): readonly string[] =>
  values.flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));

function uniqueSites(hosts: readonly unknown[]): readonly Site[] {
  const sites = texts(hosts).flatMap((host) => siteFromText(host) ?? []);
  return [...new Map(sites.map((site) => [`${site.kind} ${site.value}`, site])).values()];
}

/** The part of a draft that `extras` make. */
export function draftExtras(extras: Extras): Pick<AccountDraft, "tags" | "note" | "pinned" | "sites"> {
  const tags = texts(extras.tags ?? []).map((tag) => cleanName(tag).text);
  return {
    tags: [...new Set(tags)].filter((tag) => tag !== ""),
    note: typeof extras.note === "string" ? extras.note.slice(0, MAX_NOTE_LENGTH).toWellFormed().trim() : "",
    pinned: extras.pinned ?? false,
    sites: uniqueSites(extras.sites ?? []),
  };
}

/**
 * The issuer and the account of a name that may hold both: "issuer: account".
 * @param issuer Where the file has it apart; then only itself is cut off the name.
 */
export function splitName(issuer: unknown, name: unknown): { issuer: unknown; account: unknown } {
  if (typeof name !== "string") return { issuer, account: name };
  if (typeof issuer === "string" && issuer !== "") {
    return { issuer, account: name.startsWith(`${issuer}:`) ? name.slice(issuer.length + 1) : name };
  }
  const [prefix, account] = splitAtColon(name) ?? ["", name];
  return { issuer: prefix, account };
}

/** The one name of an account that failed, for its row. */
export const rowName = (issuer: unknown, account: unknown): string => texts([issuer, account]).join(": ");

/**
 * Turns what a file says of an account into a row. Every format ends here, so that every format holds the same rules:
 * a value that is missing is the usual one, a value that is present but wrong makes the row unreadable.
 */
export function accountRow(raw: RawAccount): ImportRow {
  const name = rowName(raw.issuer, raw.account);
  const { type } = raw;
  if (type === "motp" || type === "yandex" || type === "unknown") {
    return unreadable(name, { parameter: "type", kind: "unsupported-type", type });
  }
  const issuer = scalar(raw.issuer);
  const account = scalar(raw.account);
  const secret = raw.secret instanceof Uint8Array ? toBase32(raw.secret) : (raw.secret ?? undefined);
  const algorithm = scalar(raw.algorithm);
  const digits = scalar(raw.digits);
  const period = scalar(raw.period);
  const counter = scalar(raw.counter);
  if (
    issuer === "malformed" ||
    account === "malformed" ||
    (secret !== undefined && typeof secret !== "string") ||
    algorithm === "malformed" ||
    digits === "malformed" ||
    period === "malformed" ||
    counter === "malformed"
  ) {
    return unreadable(name, { kind: "malformed" });
  }
  const parameters = readParameters({
    type,
    secret,
    algorithm: algorithm.text,
    digits: digits.text,
    period: period.text,
    counter: counter.text,
  });
  if (!parameters.ok) return unreadable(name, parameters.failure[0]);

  const names = { issuer: cleanName(issuer.text ?? ""), label: cleanName(account.text ?? "") };
  const warnings: UriWarning[] = parameterWarnings(parameters.value);
  for (const parameter of ["issuer", "label"] as const) {
    if (names[parameter].cleaned) warnings.push({ kind: "name-cleaned", parameter });
    if (names[parameter].shortened) warnings.push({ kind: "name-shortened", parameter });
  }
  if (type === "hotp" && counter.text === undefined) warnings.push({ kind: "counter-assumed" });
  const draft = newDraft(names.issuer.text, names.label.text, parameters.value);
  return { kind: "account", draft: { ...draft, ...draftExtras(raw) }, warnings };
}

/**
 * Turns a list's items into rows, each on its own: one that is not what the format says does not stop the others.
 * @param read Given an item that is a JSON object.
 */
export function rowsOf(
  items: readonly unknown[],
  read: (item: JsonRecord) => ImportRow | readonly ImportRow[],
): readonly ImportRow[] {
  return items.flatMap((item) => (isRecord(item) ? read(item) : unreadable("", { kind: "malformed" })));
}

/** The row of an account that lay in its app's bin: named, and not brought back to life. */
export function binned(row: ImportRow): ImportRow {
  const name = row.kind === "account" ? rowName(row.draft.issuer, row.draft.label) : row.name;
  return unreadable(name, { kind: "in-bin" });
}
