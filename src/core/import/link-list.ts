import { collectMigrationParts, parseMigrationUri, type MigrationPart } from "#core/account/migration-uri.ts";
import { parseOtpauthUri } from "#core/account/otpauth-uri.ts";
import type { ImportNotice, ImportRow } from "./format.ts";
import { isList, jsonOf, own } from "./json.ts";
import { isLink, linkRow } from "./link.ts";
import { binned, rowName, unreadable } from "./row.ts";

export type LinkList = { readonly rows: readonly ImportRow[]; readonly notices: readonly ImportNotice[] };

/** A link on its own line, or at the end of one ("my code: otpauth://…"). */
const LINK = /(?:apple-otpauth|otpauth-migration|otpauth|motp|steam):\/\/.*$/is;

/** The lines of a list that say something: not blank, and no comment. */
export const listLines = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\n\r]/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

export const linkIn = (line: string): string | undefined => (isLink(line) ? line : LINK.exec(line)?.[0]);

const isMigration = (link: string): boolean => /^otpauth-migration:/i.test(link);

/**
 * Reads links one a line: key URIs in every app's dialect and Google Authenticator's transfer codes, whose parts may come
 * in any order. Each line that is no link is a row that says so.
 */
export function readLinkList(lines: readonly string[]): LinkList {
  const rows: ImportRow[] = [];
  const parts: MigrationPart[] = [];
  let otherSecrets = false;
  for (const [index, line] of lines.entries()) {
    const link = linkIn(line);
    const name = `#${index + 1}`;
    if (link === undefined) rows.push(unreadable(name, { parameter: "uri", kind: "not-otpauth" }));
    else if (isMigration(link)) {
      const part = parseMigrationUri(link);
      if (part.ok) parts.push(part.value);
      else rows.push(unreadable(name, { kind: "damaged-code" }));
    } else {
      rows.push(dialectRow(link, name));
      otherSecrets ||= /[?&]data=/i.test(link);
    }
  }
  const batches = collectMigrationParts(parts);
  for (const row of batches.flatMap((batch) => batch.rows)) {
    rows.push(
      row.ok
        ? { kind: "account", draft: row.value.draft, warnings: row.value.warnings }
        : unreadable(rowName(row.failure.issuer, row.failure.label), row.failure.reason),
    );
  }
  const notices: ImportNotice[] = batches
    .filter(({ missing }) => missing.length > 0)
    .map(({ missing, size }) => ({ kind: "parts-missing", missing: missing.length, of: size }));
  if (otherSecrets) notices.push({ kind: "other-secrets-dropped" });
  return { rows, notices };
}

/** A link with what single apps write into it: Ente its `codeDisplay`, WinAuth the serial number of Battle.net. */
function dialectRow(link: string, name: string): ImportRow {
  const parsed = parseOtpauthUri(link);
  const extras = parsed.ok ? parsed.value.extras : undefined;
  const display = jsonOf(extras?.get("codedisplay"));
  const tags = own(display, "tags");
  const row = linkRow(
    link,
    { tags: isList(tags) ? tags : [], note: own(display, "note"), pinned: own(display, "pinned") === true },
    name,
  );
  if (row.kind === "unreadable") return row;
  const { draft } = row;
  if (own(display, "trashed") === true) return binned(row);
  const isBattleNet = draft.issuer === "BattleNet" && extras?.has("serial") === true;
  return isBattleNet ? { ...row, draft: { ...draft, issuer: "Battle.net" } } : row;
}
