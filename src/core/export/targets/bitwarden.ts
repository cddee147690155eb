import type { AccountDraft } from "#core/account/account.ts";
import { buildOtpauthUri } from "#core/account/otpauth-uri.ts";
import { toBase32 } from "#core/account/secret.ts";
import { toBase64, utf8, type Bytes, type RandomBytes } from "#core/bytes.ts";
import { hmac } from "#core/import/ciphers.ts";
import { pbkdf2 } from "#core/import/kdf.ts";
import { ok } from "#core/result.ts";
import { randomId } from "#core/vault/ids.ts";
import { sealCbc } from "../ciphers.ts";
import { addressesOf, fits, issuerOrLabel } from "../fit.ts";
import type { ExportTarget, ExportTools } from "../target.ts";

/** bitwarden/clients `libs/key-management`: PBKDF2 and its rounds for new accounts. */
const PBKDF2 = 0;
const ROUNDS = 600_000;
/** Items of the kind that has a user name, a password and a one-time password. */
const LOGIN = 1;

/** Bitwarden's vault as JSON, in clear or behind a password of its own. Passwords are none of ours. */
export const bitwarden: ExportTarget = {
  app: "bitwarden",
  id: "bitwarden",
  extension: "json",
  fit: fits(
    { types: ["totp", "steam"], tags: "one", note: true, pinned: true, sites: "all", needsIssuer: true },
    // The one name that its importers read of a Steam account is the item's.
    ({ issuer, parameters }) => (parameters.type === "steam" && issuer === "" ? ["name"] : []),
  ),
  write: (drafts, tools) => JSON.stringify({ encrypted: false, ...vault(drafts, tools) }, undefined, 2),
  async seal(drafts, password, tools) {
    const { random } = tools;
    // The text itself is the salt, not what it encodes.
    const salt = toBase64(random(16));
    const key = await pbkdf2({ app: "bitwarden", password, salt: utf8(salt), options: {} }, "SHA-256", ROUNDS);
    if (!key.ok) return key;
    const sealed = async (text: string): Promise<string> => encString(utf8(text), key.value, random);
    return ok(
      utf8(
        JSON.stringify(
          {
            encrypted: true,
            passwordProtected: true,
            salt,
            kdfType: PBKDF2,
            kdfIterations: ROUNDS,
            kdfMemory: null,
            kdfParallelism: null,
            encKeyValidation_DO_NOT_EDIT: await sealed(randomId(random)),
            data: await sealed(JSON.stringify({ encrypted: false, ...vault(drafts, tools) })),
          },
          undefined,
          2,
        ),
      ),
    );
  },
};

/** "2.iv|ciphertext|mac", each base64: AES-256-CBC, then HMAC-SHA256 over IV and ciphertext. */
async function encString(plain: Bytes, key: Bytes, random: RandomBytes): Promise<string> {
  const expand = (info: string) => hmac("SHA-256", key, utf8(info), Uint8Array.of(1));
  const iv = random(16);
  const ciphertext = await sealCbc(await expand("enc"), iv, plain);
  const mac = await hmac("SHA-256", await expand("mac"), iv, ciphertext);
  return `2.${[iv, ciphertext, mac].map(toBase64).join("|")}`;
}

function vault(drafts: readonly AccountDraft[], { random, nowMs }: ExportTools) {
  const names = [...new Set(drafts.flatMap(({ tags }) => tags.slice(0, 1)))];
  const folders = names.map((name) => ({ id: randomId(random), name }));
  const date = new Date(nowMs).toISOString();
  const items = drafts.map((draft) => {
    const { label, note, pinned, parameters, tags } = draft;
    const isSteam = parameters.type === "steam";
    return {
      id: randomId(random),
      organizationId: null,
      folderId: folders.find(({ name }) => name === tags[0])?.id ?? null,
      type: LOGIN,
      reprompt: 0,
      name: issuerOrLabel(draft),
      notes: note === "" ? null : note,
      favorite: pinned,
      login: {
        uris: addressesOf(draft).map((uri) => ({ match: null, uri })),
        username: label === "" ? null : label,
        password: null,
        totp: isSteam ? `steam://${toBase32(parameters.secret.reveal())}` : buildOtpauthUri(draft),
      },
      collectionIds: null,
      creationDate: date,
      revisionDate: date,
      deletedDate: null,
    };
  });
  return { folders, items };
}
