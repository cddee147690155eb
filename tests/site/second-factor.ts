import { NodeCryptoPlugin } from "@otplib/plugin-crypto-node";
import { generateSecret, generateURI, verifySync } from "otplib";
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

/** The server's half of one shared secret, as RFC 6238 §5.2 asks: one step of tolerance, and each step once. */
export class SecondFactor {
  /** Base32, no padding. */
  readonly secret: string;
  readonly #periodSeconds: number;
  readonly #limit = new TryLimit();
  #lastStep = -1;

  constructor(secret: string = newSecret(), periodSeconds = PERIOD_SECONDS) {
    this.secret = secret;
    this.#periodSeconds = periodSeconds;
  }

  /** Checks `code` (spaces and dashes are forgiven) at `nowMs`; an accepted step is spent. */
  check(code: string, nowMs: number): CodeVerdict {
    const retryAtMs = this.#limit.blockedUntilMs(nowMs);
    if (retryAtMs !== undefined) return { kind: "too-many-tries", retryAtMs };
    const token = code.replace(/[\s-]/g, "");
    if (!/^\d{6}$/.test(token)) return { kind: "malformed" };
    const result = verifySync({
      crypto: new NodeCryptoPlugin(),
      secret: this.secret,
      token,
      epoch: Math.floor(nowMs / 1000),
      epochTolerance: this.#periodSeconds,
      period: this.#periodSeconds,
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
export const provisioningUri = (label: string, secret: string, periodSeconds = PERIOD_SECONDS): string =>
  generateURI({ issuer: ISSUER, label, secret, period: periodSeconds });
