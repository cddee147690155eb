import type { ImportFormat } from "../format.ts";
import { at, filledAt, isList, isRecord, listAt, own } from "../json.ts";
import { fieldRow } from "../link.ts";
import { imported } from "../outcome.ts";
import { binned } from "../row.ts";

const APP = "proton-pass";
const IN_TRASH = 2;

const vaultsIn = (json: unknown): readonly unknown[] => {
  const vaults = own(json, "vaults");
  return isRecord(vaults) ? Object.values(vaults) : [];
};

/** The data.json of Proton Pass's archive. Its CSV: password-csv.ts. */
export const protonPass: ImportFormat = {
  app: APP,
  recognise: ({ json }) => (vaultsIn(json).some((vault) => isList(own(vault, "items"))) ? "certain" : "no"),
  read({ json }) {
    const rows = vaultsIn(json).flatMap((vault) =>
      listAt(vault, "items").flatMap((item) => {
        const data = own(item, "data");
        const content = own(data, "content");
        const context = {
          issuer: at(data, "metadata", "name"),
          account: filledAt(content, "itemUsername") ?? filledAt(content, "username") ?? own(content, "itemEmail"),
          note: at(data, "metadata", "note"),
          tags: [own(vault, "name")],
          pinned: own(item, "pinned") === true,
          sites: listAt(content, "urls"),
        };
        const extra = listAt(data, "extraFields").filter((field) => own(field, "type") === "totp");
        return [filledAt(content, "totpUri"), ...extra.map((field) => filledAt(field, "data", "totpUri"))]
          .filter((field) => field !== undefined)
          .map((field) => fieldRow(field, context))
          .map((row) => (own(item, "state") === IN_TRASH ? binned(row) : row));
      }),
    );
    return imported(APP, rows);
  },
};
