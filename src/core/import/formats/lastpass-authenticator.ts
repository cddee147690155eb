import type { ImportFormat } from "../format.ts";
import { at, filledAt, isList, listAt, own } from "../json.ts";
import { imported } from "../outcome.ts";
import { accountRow, rowsOf } from "../row.ts";

const APP = "lastpass-authenticator";

/** Built-in folders: 0 "Other", 1 "Favorites". They say nothing that a tag should. */
const isOwnFolder = (id: unknown): boolean => typeof id === "number" && id > 1;

/** LastPass Authenticator for Android (version 3) and iOS (1, whose rows lack fields). Time-based codes only. */
export const lastpassAuthenticator: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    isList(own(json, "accounts")) && (own(json, "localDeviceId") ?? own(json, "deviceName")) !== undefined
      ? "certain"
      : "no",
  read({ json }) {
    const folders = new Map(listAt(json, "folders").map((folder) => [own(folder, "id"), own(folder, "name")]));
    const rows = rowsOf(listAt(json, "accounts"), (account) => {
      const folderId = at(account, "folderData", "folderId");
      return accountRow({
        type: "totp",
        issuer: filledAt(account, "issuerName") ?? account["originalIssuerName"],
        account: filledAt(account, "userName") ?? account["originalUserName"],
        secret: account["secret"],
        algorithm: account["algorithm"],
        digits: account["digits"],
        period: account["timeStep"],
        pinned: account["isFavorite"] === true,
        tags: isOwnFolder(folderId) ? [folders.get(folderId)] : [],
      });
    });
    return imported(APP, rows);
  },
};
