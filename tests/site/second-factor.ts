import { NodeCryptoPlugin } from "@otplib/plugin-crypto-node";
import { generateSecret, generateURI, verifySync, type OTPVerifyFunctionalOptions } from "otplib";
import { TryLimit } from "./try-limit.ts";

export const ISSUER = "Fernleaf";
export const PERIOD_SECONDS = 30;

export type CodeVerdict =
  /** `delta` is how many steps the code was away from the server's clock: -1, 0 or 1. */
  | { readonly kind: "accepted"; readonly step: number; readonly delta: number }
  | { readonly kind: "malformed" }
  | { readonly kind: "wrong" }
  /** Right, but of a step that was used already, or of an older one. */
  | { readonly kind: "replayed" }
  | { readonly kind: "too-many-tries"; readonly retryAtMs: number };

/** What is not as usual about the codes of a secret. */
export type CodeRules = {
  readonly periodSeconds?: number;
  readonly digits?: number;
  /** Where a code is not made of digits: what it looks like, and how a truncated value becomes one. */
  readonly alphabet?: { readonly shape: RegExp; readonly hooks: NonNullable<OTPVerifyFunctionalOptions["hooks"]> };
};

/** The server's half of one shared secret, as RFC 6238 §5.2 asks: one step of tolerance, and each step once. */
export class SecondFactor {
  /** Base32, no padding. */
  readonly secret: string;
  readonly #periodSeconds: number;
  readonly #digits: number;
  readonly #alphabet: CodeRules["alphabet"];
  readonly #limit = new TryLimit();
  #lastStep = -1;

  constructor(secret: string = newSecret(), { periodSeconds = PERIOD_SECONDS, digits = 6, alphabet }: CodeRules = {}) {
    this.secret = secret;
    this.#periodSeconds = periodSeconds;
    this.#digits = digits;
    this.#alphabet = alphabet;
  }

  /** Checks `code` (spaces and dashes are forgiven) at `nowMs`; an accepted step is spent. */
  check(code: string, nowMs: number): CodeVerdict {
    const retryAtMs = this.#limit.blockedUntilMs(nowMs);
    if (retryAtMs !== undefined) return { kind: "too-many-tries", retryAtMs };
    const token = code.replace(/[\s-]/g, "");
    const shape = this.#alphabet?.shape ?? /^\d+$/;
    if (token.length !== this.#digits || !shape.test(token)) return { kind: "malformed" };
    const result = verifySync({
      crypto: new NodeCryptoPlugin(),
      secret: this.secret,
      token,
      epoch: Math.floor(nowMs / 1000),
      epochTolerance: this.#periodSeconds,
      period: this.#periodSeconds,
      digits: this.#digits,
      ...(this.#alphabet && { hooks: this.#alphabet.hooks }),
    });
    if (!result.valid) {
      this.#limit.failed(nowMs);
      return { kind: "wrong" };
    }
    const step = Math.floor(nowMs / 1000 / this.#periodSeconds) + result.delta;
    if (step <= this.#lastStep) return { kind: "replayed" };
    this.#lastStep = step;
    this.#limit.succeeded();
    return { kind: "accepted", step, delta: result.delta };
  }
}

/** 160 random bits, as RFC 4226 R6 recommends. */
export const newSecret = (): string => generateSecret({ length: 20, crypto: new NodeCryptoPlugin() });

/** The otpauth:// URI that an authenticator scans. */
export const provisioningUri = (
  label: string,
  secret: string,
  { periodSeconds = PERIOD_SECONDS, digits = 6 }: CodeRules = {},
): string => generateURI({ issuer: ISSUER, label, secret, period: periodSeconds, digits });
