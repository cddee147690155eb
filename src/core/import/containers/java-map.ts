import type { Bytes } from "#core/bytes.ts";
import { Cursor, malformed, parsed } from "../cursor.ts";
import { startsWith } from "../encoding.ts";

/**
 * Reads a serialised java.util.HashMap of texts and nothing else: Java's serialisation can name any class, and to build
 * what it names is how such readers are attacked. Java Object Serialization Specification, chapter 6.
 */
const MAGIC = [0xac, 0xed, 0x00, 0x05];
const TC_NULL = 0x70;
const TC_REFERENCE = 0x71;
const TC_CLASSDESC = 0x72;
const TC_OBJECT = 0x73;
const TC_STRING = 0x74;
const TC_BLOCKDATA = 0x77;
const TC_ENDBLOCKDATA = 0x78;
const TC_LONGSTRING = 0x7c;
/** The first handle; the class and the map itself have two, texts follow. */
const FIRST_TEXT_HANDLE = 0x7e_0002;

export const isJavaStream = (bytes: Uint8Array): boolean => startsWith(bytes, MAGIC);

/** @returns undefined for any other object, and for a map that ends before its promised size. */
export function readJavaMap(bytes: Bytes): ReadonlyMap<string, string> | undefined {
  return parsed(() => {
    const cursor = new Cursor(bytes);
    const expect = (...values: readonly number[]): void => {
      for (const value of values) if (cursor.uint8() !== value) malformed();
    };
    const text = (length: number): string => modifiedUtf8(cursor.take(length));
    expect(...MAGIC, TC_OBJECT, TC_CLASSDESC);
    if (text(cursor.uint16()) !== "java.util.HashMap") malformed();
    // Serial version, flags.
    cursor.take(8 + 1);
    for (let fields = cursor.uint16(); fields > 0; fields--) {
      // Each is a type code and a name: F loadFactor, I threshold.
      if (!"FI".includes(String.fromCharCode(cursor.uint8()))) malformed();
      text(cursor.uint16());
      // Their values stand behind the class and take four bytes each.
    }
    expect(TC_ENDBLOCKDATA, TC_NULL);
    cursor.take(4 + 4);
    expect(TC_BLOCKDATA, 8);
    cursor.take(4);
    const size = cursor.uint32();

    const seen: string[] = [];
    const nextText = (): string => {
      const tag = cursor.uint8();
      if (tag === TC_REFERENCE) return seen[cursor.uint32() - FIRST_TEXT_HANDLE] ?? malformed();
      if (tag !== TC_STRING && tag !== TC_LONGSTRING) malformed();
      const read = text(tag === TC_STRING ? cursor.uint16() : cursor.uint64());
      seen.push(read);
      return read;
    };
    const map = new Map<string, string>();
    for (let entry = 0; entry < size; entry++) map.set(nextText(), nextText());
    expect(TC_ENDBLOCKDATA);
    return map;
  });
}

/** UTF-8 of single UTF-16 units: surrogates apart, and a NUL in two bytes. §4.4.7 of the JVM specification. */
function modifiedUtf8(bytes: Bytes): string {
  const cursor = new Cursor(bytes);
  let text = "";
  const continuation = (): number => cursor.uint8() & 0x3f;
  while (cursor.left > 0) {
    const byte = cursor.uint8();
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (byte >> 5 === 0b110) text += String.fromCharCode(((byte & 0x1f) << 6) | continuation());
    else if (byte >> 4 === 0b1110) {
      text += String.fromCharCode(((byte & 0x0f) << 12) | (continuation() << 6) | continuation());
    } else malformed();
  }
  return text;
}
