/** The accounts that the rehearsal logs in with, and how its server checks their codes: by otplib, never by Tock's own code. */
import { NodeCryptoPlugin } from "@otplib/plugin-crypto-node";
import { generateURI, verifySync } from "otplib";
import type { Practice } from "../site/practice.ts";
import { ISSUER, provisioningUri, SecondFactor, type CodeRules, type CodeVerdict } from "../site/second-factor.ts";

/** `framed` belongs to the other origin, whose page the cross-origin frame shows. */
export const accountIds = ["six", "eight", "steam", "counter", "framed"] as const;
export type AccountId = (typeof accountIds)[number];

export const labelOf = (id: AccountId): string => `${id}@example.org`;

const STEAM_LETTERS = "23456789BCDFGHJKMNPQRTVWXY";
const STEAM: CodeRules = {
  digits: 5,
  alphabet: {
    shape: new RegExp(`^[${STEAM_LETTERS}]+$`),
    hooks: {
      encodeToken: (value, length) => {
        let code = "";
        for (let rest = value; code.length < length; rest = Math.floor(rest / STEAM_LETTERS.length)) {
          code += STEAM_LETTERS.charAt(rest % STEAM_LETTERS.length);
        }
        return code;
      },
      validateToken: () => undefined,
    },
  },
};

/** How far ahead of the server an authenticator's counter may be. RFC 4226 §7.4. */
const LOOK_AHEAD = 5;

type Verifier = { readonly check: (code: string, nowMs: number) => CodeVerdict };

/** The server's half of a counter-based secret: a code is good once, and so are none before it. */
class CounterFactor implements Verifier {
  readonly #secret: string;
  #next = 0;

  constructor(secret: string) {
    this.#secret = secret;
  }

  check(code: string): CodeVerdict {
    if (!/^\d{6}$/.test(code)) return { kind: "malformed" };
    const result = verifySync({
      crypto: new NodeCryptoPlugin(),
      strategy: "hotp",
      secret: this.#secret,
      token: code,
      counter: this.#next,
      counterTolerance: [0, LOOK_AHEAD],
    });
    if (!result.valid) return { kind: "wrong" };
    const step = this.#next + result.delta;
    this.#next = step + 1;
    return { kind: "accepted", step, delta: result.delta };
  }
}

export class RehearsalAccounts {
  readonly #practice: Practice;
  readonly #periodSeconds: number;
  readonly #verifiers = new Map<string, Verifier>();

  constructor(practice: Practice, periodSeconds: number) {
    this.#practice = practice;
    this.#periodSeconds = periodSeconds;
  }

  uriFor(id: AccountId): string {
    const secret = this.#practice.secretFor(labelOf(id));
    switch (id) {
      case "six":
      case "eight":
      case "framed":
        return provisioningUri(labelOf(id), secret, this.#rulesOf(id));
      case "steam":
        return provisioningUri(labelOf(id), secret).replace("otpauth://totp/", "otpauth://steam/");
      case "counter":
        return generateURI({ strategy: "hotp", issuer: ISSUER, label: labelOf(id), secret, counter: 0 });
    }
  }

  /** Checks a code of `id` sent from `pagePath`. Each page spends steps of its own, as if it were its own site. */
  check(pagePath: string, id: AccountId, code: string, nowMs: number): CodeVerdict {
    const verifier = this.#verifiers.get(pagePath) ?? this.#newVerifier(id);
    this.#verifiers.set(pagePath, verifier);
    return verifier.check(code, nowMs);
  }

  #newVerifier(id: AccountId): Verifier {
    const secret = this.#practice.secretFor(labelOf(id));
    return id === "counter" ? new CounterFactor(secret) : new SecondFactor(secret, this.#rulesOf(id));
  }

  #rulesOf(id: AccountId): CodeRules {
    if (id === "steam") return STEAM;
    return { periodSeconds: this.#periodSeconds, digits: id === "eight" ? 8 : 6 };
  }
}
