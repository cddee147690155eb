import type { AccountDraft, Algorithm, CodeParameters } from "#core/account/account.ts";
import { STEAM_DIGITS, STEAM_PERIOD_SECONDS } from "#core/account/account.ts";
import { LIMITS } from "#core/account/parameters.ts";
import { toBase32 } from "#core/account/secret.ts";
import { utf8, type RandomBytes } from "#core/bytes.ts";
import { concat, toHex } from "#core/import/encoding.ts";
import { argon2 } from "#core/import/kdf.ts";
import { ok } from "#core/result.ts";
import { sealGcm } from "../ciphers.ts";
import { fits, issuerOrLabel } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

/** stratumauth/app doc/BACKUP_FORMAT.md. */
const MAGIC = "AUTHENTICATORPRO";
const ARGON2 = { memoryKiB: 65_536, passes: 3, lanes: 4 };
const TYPES = { hotp: 1, totp: 2, steam: 4 } as const;
const ALGORITHMS: Readonly<Record<Algorithm, number>> = { SHA1: 0, SHA256: 1, SHA512: 2 };

const keyOf = ({ parameters }: AccountDraft): string => toBase32(parameters.secret.reveal());

/** Stratum, formerly Authenticator Pro, in clear or behind a password. Its accounts are told apart by their keys. */
export const stratum: ExportTarget = {
  app: "stratum",
  id: "stratum",
  extension: "json",
  sealedExtension: "stratum",
  // Stratum.Core `AuthenticatorType`: 6 to 10 digits.
  fit: fits({
    types: ["totp", "hotp", "steam"],
    digits: (digits) => digits >= 6 && digits <= 10,
    tags: "all",
    needsIssuer: true,
  }),
  uniqueBy: { keyOf, obstacle: { kind: "same-key" } },
  write: (drafts, { random }) => JSON.stringify(backup(drafts, random)),
  async seal(drafts, password, { random }) {
    const salt = random(16);
    const key = await argon2({ app: "stratum", password, salt, options: {} }, "argon2id", ARGON2);
    if (!key.ok) return key;
    const { nonce, sealed } = await sealGcm(key.value, utf8(JSON.stringify(backup(drafts, random))), random);
    return ok(concat(utf8(MAGIC), salt, nonce, sealed));
  },
};

function backup(drafts: readonly AccountDraft[], random: RandomBytes) {
  const categories = [...new Set(drafts.flatMap(({ tags }) => tags))].map((Name, Ranking) => ({
    Id: toHex(random(4)),
    Name,
    Ranking,
  }));
  return {
    Authenticators: drafts.map((draft, Ranking) => ({
      Type: TYPES[draft.parameters.type],
      Icon: null,
      Issuer: issuerOrLabel(draft),
      Username: draft.label,
      Secret: keyOf(draft),
      Pin: null,
      ...columnsOf(draft.parameters),
      CopyCount: 0,
      Ranking,
    })),
    Categories: categories,
    AuthenticatorCategories: drafts.flatMap((draft) =>
      draft.tags.map((tag, Ranking) => ({
        CategoryId: categories.find(({ Name }) => Name === tag)?.Id,
        AuthenticatorSecret: keyOf(draft),
        Ranking,
      })),
    ),
    CustomIcons: [],
  };
}

/** Every column is a number there, of use or not. */
function columnsOf(parameters: CodeParameters) {
  const Period = LIMITS.period.fallback;
  switch (parameters.type) {
    case "totp":
      return {
        Algorithm: ALGORITHMS[parameters.algorithm],
        Digits: parameters.digits,
        Period: parameters.periodSeconds,
        Counter: 0,
      };
    case "hotp":
      return {
        Algorithm: ALGORITHMS[parameters.algorithm],
        Digits: parameters.digits,
        Period,
        Counter: parameters.counter,
      };
    case "steam":
      return { Algorithm: ALGORITHMS.SHA1, Digits: STEAM_DIGITS, Period: STEAM_PERIOD_SECONDS, Counter: 0 };
  }
}
