import { fail, ok, type Result } from "#core/result.ts";

/**
 * A field of a protobuf message: a varint as it stands (64 bits, unsigned), the bytes of a length-delimited value, or "fixed"
 * for a fixed-width one, of which no message here has a use.
 */
export type ProtobufField = { readonly number: number; readonly value: bigint | Uint8Array | "fixed" };

/** Far more than a QR code or a pasted text of bounded length holds honestly. */
const MAX_FIELDS = 20_000;

/**
 * Splits a protobuf message into its fields, in order.
 * https://protobuf.dev/programming-guides/encoding/
 * @returns "damaged" for anything that ends too early, overflows, or uses the groups that protobuf gave up.
 */
export function readProtobuf(bytes: Uint8Array): Result<readonly ProtobufField[], "damaged"> {
  const fields: ProtobufField[] = [];
  let at = 0;

  /** A varint of at most ten bytes; undefined where there is none. */
  function readVarint(): bigint | undefined {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) return undefined;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value < 1n << 64n ? value : undefined;
    }
    return undefined;
  }

  while (at < bytes.length) {
    const tag = readVarint();
    if (tag === undefined || tag >= 1n << 32n || tag >> 3n === 0n || fields.length >= MAX_FIELDS)
      return fail("damaged");
    const number = Number(tag >> 3n);
    switch (Number(tag & 7n)) {
      case 0: {
        const value = readVarint();
        if (value === undefined) return fail("damaged");
        fields.push({ number, value });
        break;
      }
      case 2: {
        const length = readVarint();
        // Compared before it becomes an index: a length of 2^63 must neither wrap around nor reserve memory.
        if (length === undefined || length > BigInt(bytes.length - at)) return fail("damaged");
        fields.push({ number, value: bytes.subarray(at, at + Number(length)) });
        at += Number(length);
        break;
      }
      case 1:
      case 5:
        fields.push({ number, value: "fixed" });
        at += (tag & 7n) === 1n ? 8 : 4;
        break;
      default:
        return fail("damaged");
    }
  }
  return at === bytes.length ? ok(fields) : fail("damaged");
}

/** Writes a message of these fields. A negative number becomes the ten bytes of its 64-bit two's complement. */
export function writeProtobuf(fields: readonly (readonly [number: number, value: number | Uint8Array])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [number, value] of fields) {
    const isVarint = typeof value === "number";
    pushVarint(bytes, number * 8 + (isVarint ? 0 : 2));
    if (isVarint) {
      pushVarint(bytes, value);
    } else {
      pushVarint(bytes, value.length);
      bytes.push(...value);
    }
  }
  return Uint8Array.from(bytes);
}

function pushVarint(bytes: number[], value: number): void {
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
}
