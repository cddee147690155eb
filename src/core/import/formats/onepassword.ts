import type { ImportFormat } from "../format.ts";
import { at, isList, listAt, numberAt, own, textAt } from "../json.ts";
import { fieldRow } from "../link.ts";
import { imported } from "../outcome.ts";

const APP = "1password";

/** The `export.data` of 1Password's .1pux archive. Its CSV: password-csv.ts. */
export const onepassword: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    listAt(json, "accounts").some((account) => isList(own(account, "vaults"))) ? "certain" : "no",
  read({ json }) {
    const items = listAt(json, "accounts")
      .flatMap((account) => listAt(account, "vaults"))
      .flatMap((vault) => listAt(vault, "items"));
    const rows = items.flatMap((item) => {
      const logins = listAt(item, "details", "loginFields");
      const username = logins.find((field) => own(field, "designation") === "username");
      const context = {
        issuer: at(item, "overview", "title"),
        account: own(username, "value"),
        tags: listAt(item, "overview", "tags"),
        note: at(item, "details", "notesPlain"),
        pinned: (numberAt(item, "favIndex") ?? 0) > 0,
        sites: [at(item, "overview", "url"), ...listAt(item, "overview", "urls").map((url) => own(url, "url"))],
      };
      return listAt(item, "details", "sections")
        .flatMap((section) => listAt(section, "fields"))
        .map((field) => textAt(field, "value", "totp"))
        .filter((totp) => totp !== undefined && totp !== "")
        .map((totp) => fieldRow(totp, context));
    });
    return imported(APP, rows);
  },
};
