/**
 * Key material of an account. It has a type of its own so that it cannot travel: replies between contexts must be JSON,
 * which a class with a private field is not, and `JSON.stringify` of one yields only "[secret]".
 */
export class Secret {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes);
  }

  /** Length of the key in bytes (RFC 4226 R6 asks for at least 16 and recommends 20). */
  get byteLength(): number {
    return this.#bytes.length;
  }

  /** A copy of the key. Callers: one-time-code.ts, otpauth-uri.ts, vault/, export/, enrollment/duplicates.ts. */
  reveal(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice();
  }

  toJSON(): string {
    return "[secret]";
  }

  toString(): string {
    return "[secret]";
  }
}
