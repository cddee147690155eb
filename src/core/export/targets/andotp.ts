import type { AccountDraft } from "#core/account/account.ts";
import { STEAM_DIGITS, STEAM_PERIOD_SECONDS } from "#core/account/account.ts";
import { toBase32 } from "#core/account/secret.ts";
import { utf8 } from "#core/bytes.ts";
import { concat } from "#core/import/encoding.ts";
import { pbkdf2 } from "#core/import/kdf.ts";
import { ok } from "#core/result.ts";
import { sealGcm } from "../ciphers.ts";
import { fits } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

/** The app draws a number from 140,000 to 160,000 for each backup (andOTP `Utilities/Constants`). */
const MIN_ROUNDS = 140_000;
const ROUNDS_SPREAD = 20_000;

/** andOTP, in clear or behind a password. */
export const andotp: ExportTarget = {
  app: "andotp",
  id: "andotp",
  extension: "json",
  sealedExtension: "json.aes",
  fit: fits({ types: ["totp", "hotp", "steam"], tags: "all" }),
  write: (drafts) => JSON.stringify(drafts.map(entryOf)),
  async seal(drafts, password, { random }) {
    const rounds = MIN_ROUNDS + (new DataView(random(4).buffer).getUint32(0) % ROUNDS_SPREAD);
    const salt = random(12);
    const key = await pbkdf2({ app: "andotp", password, salt, options: {} }, "SHA-1", rounds);
    if (!key.ok) return key;
    const { nonce, sealed } = await sealGcm(key.value, utf8(JSON.stringify(drafts.map(entryOf))), random);
    const head = new DataView(new ArrayBuffer(4));
    head.setUint32(0, rounds);
    return ok(concat(new Uint8Array(head.buffer), salt, nonce, sealed));
  },
};

function entryOf({ issuer, label, parameters, tags }: AccountDraft) {
  const common = {
    secret: padded(toBase32(parameters.secret.reveal())),
    issuer,
    label,
    type: parameters.type.toUpperCase(),
    thumbnail: "Default",
    last_used: 0,
    used_frequency: 0,
    tags,
  };
  switch (parameters.type) {
    case "totp":
      return {
        ...common,
        algorithm: parameters.algorithm,
        digits: parameters.digits,
        period: parameters.periodSeconds,
      };
    case "hotp":
      return { ...common, algorithm: parameters.algorithm, digits: parameters.digits, counter: parameters.counter };
    case "steam":
      return { ...common, algorithm: "SHA1", digits: STEAM_DIGITS, period: STEAM_PERIOD_SECONDS };
  }
}

/** The app writes base32 with its padding (RFC 4648 §6). */
const padded = (base32: string): string => base32.padEnd(Math.ceil(base32.length / 8) * 8, "=");
