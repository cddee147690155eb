import type { ImportRow } from "../format.ts";
import { filledAt, isList, type JsonRecord } from "../json.ts";
import { accountRow, accountType } from "../row.ts";

/** Java's signed bytes as the app's JSON has them. @returns undefined where the list is none of bytes. */
export function signedBytes(list: unknown): Uint8Array<ArrayBuffer> | undefined {
  const isByte = (value: unknown): value is number =>
    typeof value === "number" && Number.isInteger(value) && value >= -128 && value <= 255;
  return isList(list) && list.every(isByte) ? Uint8Array.from(list, (value) => value & 0xff) : undefined;
}

/**
 * One token of FreeOTP or FreeOTP+. The user's own names win over the URI's. The stored counter is that of the next
 * code; a token that was added with counter 0 and never used holds -1.
 * @param secret Apart from the token in FreeOTP 2.
 */
export function tokenRow(token: JsonRecord, secret: Uint8Array | undefined): ImportRow {
  const issuer = filledAt(token, "issuerAlt") ?? filledAt(token, "issuerExt") ?? token["issuerInt"];
  const type = accountType(token["type"]);
  return accountRow({
    // The app makes Steam's codes for whatever its issuer is called so.
    type: type === "totp" && issuer === "Steam" ? "steam" : type,
    issuer,
    account: filledAt(token, "labelAlt") ?? token["label"],
    secret,
    algorithm: token["algo"],
    digits: token["digits"],
    period: token["period"],
    counter: token["counter"] === -1 ? 0 : token["counter"],
  });
}
