/** Bytes backed by a plain ArrayBuffer, which is what Web Crypto accepts. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Fills and returns a fresh array of `length` bytes from a cryptographically secure source. */
export type RandomBytes = (length: number) => Bytes;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** Standard base64 (RFC 4648 §4) with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  // In slices: a whole vault in one call overflows the stack. By apply, which reads the bytes in place: spread walks an
  // iterator and takes ten times as long.
  for (let start = 0; start < bytes.length; start += 0x2000) {
    const slice: ArrayLike<number> = bytes.subarray(start, start + 0x2000);
    binary += String.fromCharCode.apply(null, slice as number[]);
  }
  return btoa(binary);
}

/** @returns The bytes, or undefined where `text` is not base64. */
export function fromBase64(text: string): Bytes | undefined {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(binary.length);
  // Not Uint8Array.from: its iterator makes a vault of 10,000 accounts wait a quarter of a second.
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** Compares without stopping at the first difference, so that timing tells nothing about where it is. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index++) difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  return difference === 0;
}
