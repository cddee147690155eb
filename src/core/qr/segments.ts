/** §7.4.3, table 5. */
const ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Character sets that ECI designators name; a designator that is not here makes the text unreadable. */
const ECI_CHARSETS: Readonly<Record<number, string>> = {
  0: "iso-8859-1",
  1: "iso-8859-1",
  2: "iso-8859-1",
  3: "iso-8859-1",
  4: "iso-8859-2",
  5: "iso-8859-3",
  6: "iso-8859-4",
  7: "iso-8859-5",
  8: "iso-8859-6",
  9: "iso-8859-7",
  10: "iso-8859-8",
  11: "windows-1254",
  13: "windows-874",
  15: "iso-8859-13",
  17: "iso-8859-15",
  18: "iso-8859-16",
  20: "shift_jis",
  21: "windows-1250",
  22: "windows-1251",
  23: "windows-1252",
  25: "utf-16be",
  26: "utf-8",
  27: "iso-8859-1",
  28: "big5",
  29: "gb18030",
  30: "euc-kr",
};

class BitReader {
  #at = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  get left(): number {
    return this.#bytes.length * 8 - this.#at;
  }
  /** Callers look at `left` first: bits beyond the end read as zeros. */
  take(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++, this.#at++) {
      value = value * 2 + (((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1);
    }
    return value;
  }
}

export type Segments = {
  readonly text: string;
  /** Whether what follows the text is the padding that §7.4.10 demands: evidence that no correction went astray. */
  readonly padded: boolean;
};

/** Bits of the character count, for versions up to 9, up to 26, up to 40 (table 3). */
const COUNT_BITS = { numeric: [10, 12, 14], alphanumeric: [9, 11, 13], byte: [8, 16, 16], kanji: [8, 10, 12] } as const;

/**
 * Reads the segments of a symbol's data codewords as text. Bytes without a named character set are UTF-8 where they
 * are valid UTF-8, as practically all writers mean it, and ISO 8859-1 else.
 * @returns Undefined where the segments contradict the standard.
 */
export function readSegments(data: Uint8Array, version: number): Segments | undefined {
  const bits = new BitReader(data);
  const range = version <= 9 ? 0 : version <= 26 ? 1 : 2;
  let text = "";
  let charset: string | undefined;
  while (bits.left >= 4) {
    const mode = bits.take(4);
    switch (mode) {
      case 0:
        return { text, padded: isPadding(bits) };
      case 1: {
        const part = numeric(bits, COUNT_BITS.numeric[range]);
        if (part === undefined) return undefined;
        text += part;
        break;
      }
      case 2: {
        const part = alphanumeric(bits, COUNT_BITS.alphanumeric[range]);
        if (part === undefined) return undefined;
        text += part;
        break;
      }
      case 4: {
        const count = bits.take(COUNT_BITS.byte[range]);
        if (count * 8 > bits.left) return undefined;
        text += decodeBytes(
          Uint8Array.from({ length: count }, () => bits.take(8)),
          charset,
        );
        break;
      }
      case 8: {
        const count = bits.take(COUNT_BITS.kanji[range]);
        if (count * 13 > bits.left) return undefined;
        text += kanji(bits, count);
        break;
      }
      case 7: {
        const name = ECI_CHARSETS[eciDesignator(bits)];
        if (name === undefined) return undefined;
        charset = name;
        break;
      }
      // Structured append: which part of how many, and a parity; the part is read for itself.
      case 3:
        bits.take(16);
        break;
      // FNC1 in the first position says how to interpret, not what to read.
      case 5:
        break;
      case 9:
        bits.take(8);
        break;
      default:
        return undefined;
    }
  }
  return { text, padded: bits.take(bits.left) === 0 };
}

function isPadding(bits: BitReader): boolean {
  if (bits.take(bits.left & 7) !== 0) return false;
  for (let expected = 0xec; bits.left > 0; expected ^= 0xec ^ 0x11) if (bits.take(8) !== expected) return false;
  return true;
}

function numeric(bits: BitReader, countBits: number): string | undefined {
  const count = bits.take(countBits);
  let digits = "";
  while (digits.length < count) {
    const size = Math.min(3, count - digits.length);
    const width = [0, 4, 7, 10][size] ?? 10;
    const value = bits.left < width ? NaN : bits.take(width);
    if (!(value < 10 ** size)) return undefined;
    digits += String(value).padStart(size, "0");
  }
  return digits;
}

function alphanumeric(bits: BitReader, countBits: number): string | undefined {
  const count = bits.take(countBits);
  let text = "";
  while (text.length < count) {
    const pair = count - text.length >= 2;
    if (bits.left < (pair ? 11 : 6)) return undefined;
    const value = bits.take(pair ? 11 : 6);
    if (value >= (pair ? 45 * 45 : 45)) return undefined;
    text += (pair ? ALPHANUMERIC.charAt(Math.floor(value / 45)) : "") + ALPHANUMERIC.charAt(value % 45);
  }
  return text;
}

/** §7.4.6: 13 bits a character, a compressed Shift JIS double byte. */
function kanji(bits: BitReader, count: number): string {
  const bytes: number[] = [];
  for (let index = 0; index < count; index++) {
    const value = bits.take(13);
    const packed = (Math.floor(value / 0xc0) << 8) | (value % 0xc0);
    const code = packed + (packed < 0x1f00 ? 0x8140 : 0xc140);
    bytes.push(code >> 8, code & 255);
  }
  return new TextDecoder("shift_jis").decode(Uint8Array.from(bytes));
}

function eciDesignator(bits: BitReader): number {
  const first = bits.take(8);
  if (first < 0x80) return first;
  return first < 0xc0 ? ((first & 0x3f) << 8) | bits.take(8) : ((first & 0x1f) << 16) | bits.take(16);
}

function decodeBytes(bytes: Uint8Array, charset: string | undefined): string {
  // ignoreBOM: a mark is part of what the code says.
  if (charset !== undefined) return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}
