import { fail } from "#core/result.ts";
import { parseCsv } from "../containers/csv.ts";
import type { ImportFormat, ImportInput } from "../format.ts";
import { fieldRow } from "../link.ts";
import { damaged, imported } from "../outcome.ts";

/** Columns by what they hold; names in lower case, of several the first that says something. */
type Layout = {
  readonly app: string;
  /** All of these in the header tell the app. */
  readonly header: readonly string[];
  readonly code: readonly string[];
  readonly title: readonly string[];
  readonly user: readonly string[];
  readonly tags?: (value: (column: string) => string) => readonly string[];
  readonly note?: string;
  readonly url?: string;
  readonly favorite?: string;
};

/** The name of the database stands before each of KeePassXC's groups. */
const withoutRoot = (path: string): string => path.split("/").slice(1).join("/");

const LAYOUTS: readonly Layout[] = [
  {
    app: "bitwarden",
    header: ["name", "login_uri", "login_totp"],
    code: ["login_totp"],
    title: ["name"],
    user: ["login_username"],
    tags: (value) => [value("folder"), ...value("collections").split(",")],
    note: "notes",
    url: "login_uri",
    favorite: "favorite",
  },
  {
    app: "lastpass",
    header: ["url", "username", "totp", "extra", "grouping"],
    code: ["totp"],
    title: ["name"],
    user: ["username"],
    tags: (value) => [value("grouping")],
    note: "extra",
    url: "url",
    favorite: "fav",
  },
  {
    app: "dashlane",
    header: ["username", "username2", "title", "category"],
    code: ["otpurl", "otpsecret"],
    title: ["title"],
    user: ["username", "username2", "username3"],
    tags: (value) => [value("category")],
    note: "note",
    url: "url",
  },
  {
    app: "1password",
    header: ["title", "otpauth", "archived", "tags"],
    code: ["otpauth"],
    title: ["title"],
    user: ["username"],
    tags: (value) => value("tags").split(/[;,]/),
    note: "notes",
    url: "url",
    favorite: "favorite",
  },
  {
    app: "strongbox",
    header: ["title", "username", "email", "otpauth"],
    code: ["otpauth"],
    title: ["title"],
    user: ["username", "email"],
    note: "notes",
    url: "url",
  },
  {
    app: "apple-passwords",
    header: ["title", "url", "username", "otpauth"],
    code: ["otpauth"],
    title: ["title"],
    user: ["username"],
    note: "notes",
    url: "url",
  },
  {
    app: "keepassxc",
    header: ["group", "title", "totp"],
    code: ["totp"],
    title: ["title"],
    user: ["username"],
    tags: (value) => [withoutRoot(value("group"))],
    note: "notes",
    url: "url",
  },
  {
    app: "proton-pass",
    header: ["name", "totp", "vault"],
    code: ["totp"],
    title: ["name"],
    user: ["username", "email"],
    tags: (value) => [value("vault")],
    note: "note",
    url: "url",
  },
  // A table of some other program, or one that somebody made.
  ...["totp", "otpauth", "otp", "otpurl", "otpsecret", "otp_secret", "totp_secret", "2fa", "one-time password"].map(
    (code): Layout => ({
      app: "csv",
      header: [code],
      code: [code],
      title: ["title", "name", "issuer", "service", "website", "url"],
      user: ["username", "user", "login", "account", "email"],
      note: "notes",
      url: "url",
    }),
  ),
];

/** Exports that have no column for one-time passwords, by what tells them. */
const WITHOUT_CODES: readonly { readonly app: string; readonly header: readonly string[] }[] = [
  { app: "nordpass", header: ["name", "url", "cardholdername", "cardnumber"] },
  { app: "firefox", header: ["url", "username", "password", "httprealm"] },
  { app: "roboform", header: ["name", "url", "matchurl", "login", "pwd"] },
  { app: "keepass", header: ["account", "login name", "password", "web site"] },
  { app: "chrome", header: ["name", "url", "username", "password"] },
  { app: "csv", header: ["username", "password"] },
];

const headerOf = (text: string): readonly string[] =>
  (parseCsv(text, 1)?.[0] ?? []).map((name) => name.trim().toLowerCase());

const includesAll = (header: readonly string[], names: readonly string[]): boolean =>
  names.every((name) => header.includes(name));

const layoutOf = (header: readonly string[]): Layout | undefined =>
  LAYOUTS.find((layout) => includesAll(header, layout.header) && layout.code.some((name) => header.includes(name)));

const appWithoutCodes = (header: readonly string[]): string | undefined =>
  WITHOUT_CODES.find((known) => includesAll(header, known.header))?.app;

const tableHeader = ({ text, json }: ImportInput): readonly string[] =>
  json === undefined && text !== undefined ? headerOf(text.trimStart()) : [];

/** CSV exports of password managers, known by their headers. Passwords in them are not looked at. */
export const passwordCsv: ImportFormat = {
  app: "csv",
  recognise(input) {
    const header = tableHeader(input);
    return header.length > 1 && (layoutOf(header) ?? appWithoutCodes(header)) ? "certain" : "no";
  },
  read(input) {
    const header = tableHeader(input);
    const layout = layoutOf(header);
    if (!layout) {
      return fail({ kind: "unsupported", app: appWithoutCodes(header) ?? "csv", reason: "no-codes-in-export" });
    }
    const records = parseCsv((input.text ?? "").trimStart());
    if (!records) return damaged(layout.app);
    const rows = records.slice(1).flatMap((record) => {
      const value = (column: string): string => record[header.indexOf(column)] ?? "";
      const first = (columns: readonly string[]): string => columns.map(value).find((text) => text !== "") ?? "";
      const code = first(layout.code);
      if (code.trim() === "") return [];
      return fieldRow(code, {
        issuer: first(layout.title),
        account: first(layout.user),
        tags: layout.tags?.(value).map((tag) => tag.trim()) ?? [],
        note: layout.note === undefined ? "" : value(layout.note),
        pinned: layout.favorite !== undefined && /^(?:1|true|yes)$/i.test(value(layout.favorite)),
        sites: layout.url === undefined ? [] : value(layout.url).split(","),
      });
    });
    return imported(layout.app, rows);
  },
};
