import type { Bytes } from "#core/bytes.ts";

/** Bytes that break their format's rules. Thrown by the readers of binary formats, caught by `parsed` alone. */
class Malformed extends Error {}

/** Leaves the enclosing `parsed`: what was read is not what the format allows. */
export function malformed(): never {
  throw new Malformed("malformed");
}

/**
 * Runs a reader of nested binary data. Its depths give up with `malformed()` instead of handing a failure up through
 * every level; this is where that ends.
 * @returns What `read` returns, or undefined where the bytes are malformed or end too early.
 */
export function parsed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

/** Reads bytes from front to back; going beyond the end is malformed. */
export class Cursor {
  readonly #bytes: Bytes;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  get position(): number {
    return this.#at;
  }

  #advance(length: number): number {
    if (!(length >= 0 && length <= this.left)) malformed();
    const from = this.#at;
    this.#at += length;
    return from;
  }

  /** The next `length` bytes, not copied. */
  take(length: number): Bytes {
    const from = this.#advance(length);
    return this.#bytes.subarray(from, from + length);
  }

  uint8(): number {
    return this.#view.getUint8(this.#advance(1));
  }
  uint16(littleEndian = false): number {
    return this.#view.getUint16(this.#advance(2), littleEndian);
  }
  uint32(littleEndian = false): number {
    return this.#view.getUint32(this.#advance(4), littleEndian);
  }
  /** Malformed above 2^53 − 1: no length or count in these formats is honestly that large. */
  uint64(littleEndian = false): number {
    const value = Number(this.#view.getBigUint64(this.#advance(8), littleEndian));
    return Number.isSafeInteger(value) ? value : malformed();
  }
}
