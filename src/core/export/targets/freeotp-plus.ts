import type { AccountDraft } from "#core/account/account.ts";
import { STEAM_DIGITS, STEAM_PERIOD_SECONDS } from "#core/account/account.ts";
import { LIMITS } from "#core/account/parameters.ts";
import { fits } from "../fit.ts";
import type { ExportTarget, Fit } from "../target.ts";

/** Whatever FreeOTP+ finds under this issuer it shows in Steam's alphabet, and nothing else. */
const STEAM = "Steam";

/** The app's own key for a token. */
const idOf = ({ issuer, label }: AccountDraft): string => (issuer === "" ? label : `${issuer}:${label}`);

const capacity = fits({ types: ["totp", "hotp", "steam"] });

function fit(draft: AccountDraft): Fit {
  const { issuer, parameters } = draft;
  const { type } = parameters;
  if (type === "totp" && issuer === STEAM) return { kind: "left-out", obstacle: { kind: "type", type } };
  const fitted = capacity(draft);
  if (fitted.kind === "left-out" || type !== "steam" || issuer === STEAM) return fitted;
  return { kind: "held", loses: [...fitted.loses, "name"] };
}

/** FreeOTP+'s JSON. helloworld1/FreeOTPPlus `Token`. */
export const freeotpPlus: ExportTarget = {
  app: "freeotp-plus",
  id: "freeotp-plus",
  extension: "json",
  fit,
  uniqueBy: { keyOf: (draft) => idOf(named(draft)), obstacle: { kind: "same-name" } },
  write: (drafts) => {
    const all = drafts.map(named);
    return JSON.stringify({ tokenOrder: all.map(idOf), tokens: all.map(tokenOf) });
  },
};

const named = (draft: AccountDraft): AccountDraft =>
  draft.parameters.type === "steam" ? { ...draft, issuer: STEAM } : draft;

function tokenOf({ issuer, label, parameters }: AccountDraft) {
  const common = {
    issuerExt: issuer,
    issuerInt: issuer,
    label,
    secret: [...new Int8Array(parameters.secret.reveal())],
    type: parameters.type === "hotp" ? "HOTP" : "TOTP",
  };
  const period = LIMITS.period.fallback;
  switch (parameters.type) {
    case "totp":
      return {
        ...common,
        algo: parameters.algorithm,
        digits: parameters.digits,
        period: parameters.periodSeconds,
        counter: 0,
      };
    case "hotp":
      return { ...common, algo: parameters.algorithm, digits: parameters.digits, period, counter: parameters.counter };
    case "steam":
      return { ...common, algo: "SHA1", digits: STEAM_DIGITS, period: STEAM_PERIOD_SECONDS, counter: 0 };
  }
}
