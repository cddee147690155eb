import type { Secret } from "./secret.ts";

/** HMAC hashes of RFC 6238 §1.2. */
export type Algorithm = "SHA1" | "SHA256" | "SHA512";

/**
 * A place on the web that an account belongs to.
 * `domain`: a registrable domain ("example.co.uk") and all its subdomains; `host`: exactly this host, with its port where
 * one is written ("localhost:8080", "10.0.0.2"); `origin`: exactly this origin ("https://login.example.com").
 */
export type Site = {
  readonly kind: "domain" | "host" | "origin";
  readonly value: string;
};

/** A one-time way in that a site hands out against the loss of the authenticator. */
export type RecoveryCode = { readonly code: string; readonly usedAt?: number };

/** What makes codes: everything that an otpauth:// URI carries besides names. */
export type CodeParameters =
  | {
      readonly type: "totp";
      readonly secret: Secret;
      readonly algorithm: Algorithm;
      /** 4 to 10. */
      readonly digits: number;
      /** Whole seconds, 1 to 86,400. */
      readonly periodSeconds: number;
    }
  | {
      readonly type: "hotp";
      readonly secret: Secret;
      readonly algorithm: Algorithm;
      readonly digits: number;
      /** The counter of the next code, 0 to 2^53 − 1. */
      readonly counter: number;
    }
  /** Steam Guard: five characters of Steam's own alphabet over a 30-second SHA-1 TOTP. */
  | { readonly type: "steam"; readonly secret: Secret };

/** Parameters whose codes follow the clock. */
export type TimeBasedParameters = Extract<CodeParameters, { type: "totp" | "steam" }>;
/** Parameters whose codes follow a counter. */
export type CounterBasedParameters = Extract<CodeParameters, { type: "hotp" }>;

/** An account as an URI, a file or a form proposes it: not yet kept. */
export type AccountDraft = {
  readonly issuer: string;
  readonly label: string;
  readonly parameters: CodeParameters;
  readonly sites: readonly Site[];
  readonly tags: readonly string[];
  readonly note: string;
  readonly pinned: boolean;
  readonly recoveryCodes: readonly RecoveryCode[];
};

/** A draft that holds only what an otpauth:// URI carries. */
export function newDraft(issuer: string, label: string, parameters: CodeParameters): AccountDraft {
  return { issuer, label, parameters, sites: [], tags: [], note: "", pinned: false, recoveryCodes: [] };
}

/** An account that the vault keeps. All times are epoch ms. */
export type Account = AccountDraft & {
  readonly id: string;
  /** Position in the user's own order; ties are broken by `createdAt`. */
  readonly order: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When the site accepted a code at enrolment; absent: never proven. */
  readonly provenAt?: number;
  readonly lastUsedAt?: number;
  readonly trashedAt?: number;
};

export const STEAM_DIGITS = 5;
export const STEAM_PERIOD_SECONDS = 30;

/** Seconds between two codes; undefined for HOTP, which waits for the user instead. */
export function periodSecondsOf(parameters: TimeBasedParameters): number;
export function periodSecondsOf(parameters: CodeParameters): number | undefined;
export function periodSecondsOf(parameters: CodeParameters): number | undefined {
  switch (parameters.type) {
    case "totp":
      return parameters.periodSeconds;
    case "steam":
      return STEAM_PERIOD_SECONDS;
    case "hotp":
      return undefined;
  }
}
