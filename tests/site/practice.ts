import { createHmac, randomBytes } from "node:crypto";
import { PERIOD_SECONDS, provisioningUri, SecondFactor, type CodeVerdict } from "./second-factor.ts";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The practice account: its QR code is at /practice, and every test page accepts its codes. */
export const PRACTICE_LABEL = "practice@example.org";

/** The secrets and verifiers behind the test pages. New for each server. */
export class Practice {
  readonly #key = randomBytes(32);
  readonly #factors = new Map<string, SecondFactor>();
  readonly #periodSeconds: number;

  constructor(periodSeconds?: number) {
    this.#periodSeconds = periodSeconds ?? PERIOD_SECONDS;
  }

  /** 160 bits for `label`, the same as long as the server runs. */
  secretFor(label: string): string {
    const bytes = createHmac("sha1", this.#key).update(label).digest();
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
    return (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(parseInt(five, 2))).join("");
  }

  uriFor(label: string): string {
    return provisioningUri(label, this.secretFor(label), { periodSeconds: this.#periodSeconds });
  }

  /** Checks a code of `label` sent from `pagePath`. Each page spends steps of its own, as if it were its own site. */
  check(pagePath: string, label: string, code: string, nowMs: number): CodeVerdict {
    const factor =
      this.#factors.get(pagePath) ?? new SecondFactor(this.secretFor(label), { periodSeconds: this.#periodSeconds });
    this.#factors.set(pagePath, factor);
    return factor.check(code, nowMs);
  }
}
