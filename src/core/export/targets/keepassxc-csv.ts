import type { AccountDraft } from "#core/account/account.ts";
import { buildOtpauthUri } from "#core/account/otpauth-uri.ts";
import { addressesOf, fits } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

const HEADER = ["Group", "Title", "Username", "Password", "URL", "Notes", "TOTP", "Icon", "Last Modified", "Created"];
/** The name of the database, which begins the path of each group. */
const ROOT = "Root";

/**
 * KeePassXC's CSV. It reads time-based codes only (keepassxreboot/keepassxc `Totp.cpp`), Steam's by `encoder`. For other
 * programs, not for spreadsheets: cells stand as they are, or they would not come back.
 */
export const keepassxcCsv: ExportTarget = {
  app: "keepassxc",
  id: "keepassxc-csv",
  extension: "csv",
  fit: fits({ types: ["totp", "steam"], tags: "one", note: true, sites: "one" }),
  write: (drafts, { nowMs }) => {
    const date = new Date(nowMs).toISOString().replace(/\.\d+Z$/, "Z");
    const rows = drafts.map((draft) => [
      draft.tags[0] === undefined ? ROOT : `${ROOT}/${draft.tags[0]}`,
      draft.issuer,
      draft.label,
      "",
      addressesOf(draft)[0] ?? "",
      draft.note,
      linkOf(draft),
      "0",
      date,
      date,
    ]);
    return [HEADER, ...rows].map((row) => `${row.map(quoted).join(",")}\n`).join("");
  },
};

function linkOf(draft: AccountDraft): string {
  const link = buildOtpauthUri(draft);
  return draft.parameters.type === "steam"
    ? `${link.replace("otpauth://steam/", "otpauth://totp/")}&encoder=steam`
    : link;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
