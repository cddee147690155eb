import type { AccountDraft } from "#core/account/account.ts";
import { STEAM_DIGITS, STEAM_PERIOD_SECONDS } from "#core/account/account.ts";
import { toBase32 } from "#core/account/secret.ts";
import { toBase64, utf8 } from "#core/bytes.ts";
import { toHex } from "#core/import/encoding.ts";
import { scrypt } from "#core/import/kdf.ts";
import { ok } from "#core/result.ts";
import { randomId } from "#core/vault/ids.ts";
import { sealGcm, splitTag } from "../ciphers.ts";
import { fits } from "../fit.ts";
import type { ExportTarget, ExportTools } from "../target.ts";

/** The parameters that Aegis itself writes (docs/vault.md of beemdevelopment/Aegis). */
const SCRYPT = { n: 32_768, r: 8, p: 1 };
const VERSION = 1;
const DB_VERSION = 3;

/** Aegis for Android, vault version 3, in clear or behind a password. */
export const aegis: ExportTarget = {
  app: "aegis",
  id: "aegis",
  extension: "json",
  fit: fits({ types: ["totp", "hotp", "steam"], tags: "all", note: true, pinned: true }),
  write: (drafts, tools) =>
    JSON.stringify(
      { version: VERSION, header: { slots: null, params: null }, db: database(drafts, tools) },
      undefined,
      4,
    ),
  async seal(drafts, password, tools) {
    const { random } = tools;
    const salt = random(32);
    const slotKey = await scrypt({ app: "aegis", password, salt, options: {} }, SCRYPT);
    if (!slotKey.ok) return slotKey;
    const masterKey = random(32);
    const wrapped = await sealGcm(slotKey.value, masterKey, random);
    const db = await sealGcm(masterKey, utf8(JSON.stringify(database(drafts, tools), undefined, 4)), random);
    const slot = {
      type: 1,
      uuid: randomId(random),
      key: toHex(splitTag(wrapped.sealed).ciphertext),
      key_params: { nonce: toHex(wrapped.nonce), tag: toHex(splitTag(wrapped.sealed).tag) },
      ...SCRYPT,
      salt: toHex(salt),
      repaired: true,
      is_backup: false,
    };
    const { ciphertext, tag } = splitTag(db.sealed);
    const header = { slots: [slot], params: { nonce: toHex(db.nonce), tag: toHex(tag) } };
    return ok(utf8(JSON.stringify({ version: VERSION, header, db: toBase64(ciphertext) }, undefined, 4)));
  },
};

function database(drafts: readonly AccountDraft[], { random }: ExportTools) {
  const groups = new Map([...new Set(drafts.flatMap(({ tags }) => tags))].map((name) => [name, randomId(random)]));
  return {
    version: DB_VERSION,
    entries: drafts.map((draft) => ({
      type: draft.parameters.type,
      uuid: randomId(random),
      name: draft.label,
      issuer: draft.issuer,
      note: draft.note,
      favorite: draft.pinned,
      icon: null,
      info: infoOf(draft),
      groups: draft.tags.map((tag) => groups.get(tag)),
    })),
    groups: [...groups].map(([name, uuid]) => ({ uuid, name })),
    icons_optimized: true,
  };
}

function infoOf({ parameters }: AccountDraft) {
  const secret = toBase32(parameters.secret.reveal());
  switch (parameters.type) {
    case "totp":
      return { secret, algo: parameters.algorithm, digits: parameters.digits, period: parameters.periodSeconds };
    case "hotp":
      return { secret, algo: parameters.algorithm, digits: parameters.digits, counter: parameters.counter };
    case "steam":
      return { secret, algo: "SHA1", digits: STEAM_DIGITS, period: STEAM_PERIOD_SECONDS };
  }
}
