import { cleanName } from "#core/account/names.ts";
import { parseOtpauthUri } from "#core/account/otpauth-uri.ts";
import { decodePercent, splitUri } from "#core/account/uri-text.ts";
import type { ImportRow } from "./format.ts";
import { accountRow, draftExtras, unreadable, type Extras } from "./row.ts";

/** What surrounds a link in its file: names for where the link has none, and what else the file says of the account. */
export type LinkContext = Extras & { readonly issuer?: unknown; readonly account?: unknown };

/**
 * The row of one key URI.
 * @param name Shown for a link that names nothing itself.
 */
export function linkRow(link: string, context: LinkContext = {}, name = ""): ImportRow {
  const parsed = parseOtpauthUri(link);
  if (!parsed.ok) {
    const { failure } = parsed;
    return unreadable(nameInLink(link) || name, failure.kind === "migration" ? { kind: "damaged-code" } : failure);
  }
  const { draft, warnings } = parsed.value;
  return {
    kind: "account",
    draft: {
      ...draft,
      issuer: draft.issuer || nameFrom(context.issuer),
      label: draft.label || nameFrom(context.account),
      ...draftExtras(context),
    },
    warnings,
  };
}

const nameFrom = (text: unknown): string => (typeof text === "string" ? cleanName(text).text : "");

/** The label in a link that could not be read. The secret stands in the query, which is not looked at. */
function nameInLink(link: string): string {
  const uri = splitUri(link.trim());
  return uri?.scheme.endsWith("otpauth") ? cleanName(decodePercent(uri.path)).text : "";
}

/** Whether `text` begins like a link that holds one account or several. */
export const isLink = (text: string): boolean => /^\s*(?:apple-)?(?:otpauth|otpauth-migration|steam|motp):/i.test(text);

/**
 * The row of a password manager's one-time-password field: a key URI, `steam://SECRET`, or a bare Base32 secret.
 * @param context Its item: title and user name stand in where the field names nothing.
 */
export function fieldRow(field: unknown, context: LinkContext): ImportRow {
  const issuer = nameFrom(context.issuer);
  const account = nameFrom(context.account);
  const steamSecret = typeof field === "string" ? /^\s*steam:\/\/([^/?]*)\s*$/i.exec(field)?.[1] : undefined;
  if (steamSecret !== undefined) {
    return accountRow({ ...context, type: "steam", issuer: issuer || "Steam", account, secret: steamSecret });
  }
  if (typeof field === "string" && isLink(field)) return linkRow(field, context, issuer);
  return accountRow({ ...context, type: "totp", issuer, account, secret: field });
}
