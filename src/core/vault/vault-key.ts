import type { Bytes, RandomBytes } from "../bytes.ts";
import { KEY_BYTES } from "./seal.ts";

/**
 * The 32 random bytes that open one vault. Like an account's secret it has a type of its own, so that it cannot travel in
 * a message or a log by accident.
 */
export class VaultKey {
  readonly #bytes: Bytes;

  constructor(bytes: Uint8Array) {
    if (bytes.length !== KEY_BYTES) throw new RangeError("A vault key has 32 bytes");
    this.#bytes = new Uint8Array(bytes);
  }

  static random(random: RandomBytes): VaultKey {
    return new VaultKey(random(KEY_BYTES));
  }

  /** A copy of the key. Callers: vault.ts, key-slot.ts, mark.ts, session.ts. */
  reveal(): Bytes {
    return this.#bytes.slice();
  }

  toJSON(): string {
    return "[vault key]";
  }

  toString(): string {
    return "[vault key]";
  }
}
