import type { AccountDraft } from "#core/account/account.ts";
import { STEAM_DIGITS, STEAM_PERIOD_SECONDS } from "#core/account/account.ts";
import { buildOtpauthUri } from "#core/account/otpauth-uri.ts";
import { toBase32 } from "#core/account/secret.ts";
import { fits } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

/** 2FAuth's JSON, schema 1. Bubka/2FAuth. */
export const twofauth: ExportTarget = {
  app: "2fauth",
  id: "2fauth",
  extension: "json",
  fit: fits({ types: ["totp", "hotp", "steam"] }),
  write: (drafts, { nowMs }) =>
    JSON.stringify(
      { app: "2fauth_v5.5.0", schema: 1, datetime: new Date(nowMs).toISOString(), data: drafts.map(rowOf) },
      undefined,
      2,
    ),
};

function rowOf(draft: AccountDraft) {
  const { issuer, label, parameters } = draft;
  const common = {
    otp_type: parameters.type === "steam" ? "steamtotp" : parameters.type,
    account: label,
    service: issuer,
    icon: null,
    icon_mime: null,
    icon_file: null,
    secret: toBase32(parameters.secret.reveal()),
    legacy_uri: buildOtpauthUri(draft),
  };
  switch (parameters.type) {
    case "totp": {
      const { digits, algorithm, periodSeconds: period } = parameters;
      return { ...common, digits, algorithm: algorithm.toLowerCase(), period, counter: null };
    }
    case "hotp": {
      const { digits, algorithm, counter } = parameters;
      return { ...common, digits, algorithm: algorithm.toLowerCase(), period: null, counter };
    }
    case "steam":
      return { ...common, digits: STEAM_DIGITS, algorithm: "sha1", period: STEAM_PERIOD_SECONDS, counter: null };
  }
}
