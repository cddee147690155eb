import type { AccountDraft } from "#core/account/account.ts";
import { buildOtpauthUri } from "#core/account/otpauth-uri.ts";
import { toBase32 } from "#core/account/secret.ts";
import { toBase64, utf8, type RandomBytes } from "#core/bytes.ts";
import { concat } from "#core/import/encoding.ts";
import { argon2 } from "#core/import/kdf.ts";
import { ok } from "#core/result.ts";
import { randomId } from "#core/vault/ids.ts";
import { sealGcm } from "../ciphers.ts";
import { fits } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

/** protonpass/proton-pass-common `proton-authenticator`. */
const ARGON2 = { memoryKiB: 19_456, passes: 2, lanes: 1 };
const AAD = utf8("proton.authenticator.export.v1");

/** Proton Authenticator, in clear or behind a password. Of a Steam account it keeps one name. */
export const protonAuthenticator: ExportTarget = {
  app: "proton-authenticator",
  id: "proton-authenticator",
  extension: "json",
  fit: fits({ types: ["totp", "steam"], digits: (digits) => digits <= 9, note: true }, ({ issuer, parameters }) =>
    parameters.type === "steam" && issuer !== "Steam" ? ["name"] : [],
  ),
  write: (drafts, { random }) => JSON.stringify(backup(drafts, random)),
  async seal(drafts, password, { random }) {
    const salt = random(16);
    const key = await argon2({ app: "proton-authenticator", password, salt, options: {} }, "argon2id", ARGON2);
    if (!key.ok) return key;
    const { nonce, sealed } = await sealGcm(key.value, utf8(JSON.stringify(backup(drafts, random))), random, AAD);
    return ok(utf8(JSON.stringify({ version: 1, salt: toBase64(salt), content: toBase64(concat(nonce, sealed)) })));
  },
};

function backup(drafts: readonly AccountDraft[], random: RandomBytes) {
  return {
    version: 1,
    entries: drafts.map((draft) => {
      const { label, note, parameters } = draft;
      const isSteam = parameters.type === "steam";
      return {
        id: randomId(random),
        content: {
          uri: isSteam ? `steam://${toBase32(parameters.secret.reveal())}` : buildOtpauthUri(draft),
          entry_type: isSteam ? "Steam" : "Totp",
          name: label,
        },
        note: note === "" ? null : note,
      };
    }),
  };
}
