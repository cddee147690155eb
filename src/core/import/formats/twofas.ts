import { fromBase64 } from "#core/bytes.ts";
import { openGcm } from "../ciphers.ts";
import { fromUtf8 } from "../encoding.ts";
import type { ImportFormat } from "../format.ts";
import { filledAt, isList, jsonOf, listAt, own, textAt } from "../json.ts";
import { pbkdf2 } from "../kdf.ts";
import { damaged, imported, needsPassword, wrongPassword } from "../outcome.ts";
import { accountRow, accountType, rowsOf } from "../row.ts";

const APP = "2fas";
const ROUNDS = 10_000;

/** 2FAS backups, schemas 1 to 4. twofas/2fas-android `backup`. Groups stay in clear beside encrypted services. */
export const twofas: ImportFormat = {
  app: APP,
  recognise: ({ json }) =>
    own(json, "schemaVersion") !== undefined && (isList(own(json, "services")) || textAt(json, "servicesEncrypted"))
      ? "certain"
      : "no",
  async read({ json }, options) {
    const encrypted = textAt(json, "servicesEncrypted");
    if (!encrypted) return readServices(json, listAt(json, "services"));
    const { password } = options;
    if (password === undefined) return needsPassword(APP);
    const [sealed, salt, nonce] = encrypted.split(":").map(fromBase64);
    if (!sealed || !salt || !nonce) return damaged(APP);
    const key = await pbkdf2({ app: APP, password, salt, options }, "SHA-256", ROUNDS);
    if (!key.ok) return key;
    const clear = await openGcm(key.value, nonce, sealed);
    if (!clear) {
      // `reference` is sealed under the same key: where it opens, the password is right and the services are damaged.
      const [reference, , referenceNonce] = (textAt(json, "reference") ?? "").split(":").map(fromBase64);
      const fits = reference && referenceNonce && (await openGcm(key.value, referenceNonce, reference));
      return fits ? damaged(APP) : wrongPassword(APP, true);
    }
    const services = jsonOf(fromUtf8(clear));
    return isList(services) ? readServices(json, services) : damaged(APP);
  },
};

function readServices(json: unknown, services: readonly unknown[]): ReturnType<typeof imported> {
  const groups = new Map(listAt(json, "groups").map((group) => [own(group, "id"), own(group, "name")]));
  const rows = rowsOf(services, (service) => {
    const otp = own(service, "otp");
    return accountRow({
      type: accountType(own(otp, "tokenType")),
      issuer: filledAt(otp, "issuer") ?? service["name"],
      account: own(otp, "account") ?? own(otp, "label"),
      secret: service["secret"],
      algorithm: own(otp, "algorithm"),
      digits: own(otp, "digits"),
      period: own(otp, "period"),
      counter: own(otp, "counter"),
      tags: [groups.get(service["groupId"])],
    });
  });
  return imported(APP, rows);
}
