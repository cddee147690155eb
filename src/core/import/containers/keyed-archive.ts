import type { Bytes } from "#core/bytes.ts";
import { Cursor, malformed, parsed } from "../cursor.ts";

/** A value of a binary property list. A `Uid` points into a keyed archive's list of objects. */
type PlistValue =
  null | boolean | number | string | Bytes | Uid | readonly PlistValue[] | ReadonlyMap<string, PlistValue>;
class Uid {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

/** What an archive holds: Foundation's own collections as lists and maps, other objects as maps of their properties. */
export type Archived = null | boolean | number | string | Bytes | readonly Archived[] | ReadonlyMap<string, Archived>;

const MAX_OBJECTS = 100_000;
const MAX_DEPTH = 50;

/** Apple's binary property list, "bplist00". CFBinaryPList.c. */
function readPlist(bytes: Bytes): PlistValue {
  const trailer = new Cursor(bytes.subarray(Math.max(0, bytes.length - 32)));
  trailer.take(6);
  const offsetSize = trailer.uint8();
  const referenceSize = trailer.uint8();
  const count = trailer.uint64();
  const top = trailer.uint64();
  const table = trailer.uint64();
  if (count > MAX_OBJECTS || new TextDecoder().decode(bytes.subarray(0, 8)) !== "bplist00") malformed();

  const sized = (cursor: Cursor, size: number): number => {
    if (size < 1 || size > 8) malformed();
    const value = cursor.take(size).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : malformed();
  };
  const from = (offset: number): Cursor => {
    const cursor = new Cursor(bytes);
    cursor.take(offset);
    return cursor;
  };
  let visits = 0;
  const valueAt = (index: number, depth: number): PlistValue => {
    // Shared objects are read again for each reference, which a hostile file could multiply.
    if (index >= count || depth > MAX_DEPTH || ++visits > MAX_OBJECTS) malformed();
    const cursor = from(sized(from(table + index * offsetSize), offsetSize));
    const marker = cursor.uint8();
    const kind = marker >> 4;
    const low = marker & 0x0f;
    const length = (): number => (low < 0x0f ? low : sized(cursor, 1 << (cursor.uint8() & 0x0f)));
    const references = (many: number): readonly PlistValue[] => {
      const list = new Cursor(cursor.take(many * referenceSize));
      return Array.from({ length: many }, () => valueAt(sized(list, referenceSize), depth + 1));
    };
    switch (kind) {
      case 0x0:
        return low === 8 || low === 9 ? low === 9 : null;
      case 0x1: {
        // Eight bytes are signed.
        const data = cursor.take(1 << low);
        return Number(
          BigInt.asIntN(
            64,
            data.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
          ),
        );
      }
      case 0x2:
      case 0x3: {
        const data = cursor.take(1 << low);
        const view = new DataView(data.buffer, data.byteOffset, data.length);
        return data.length === 4 ? view.getFloat32(0) : data.length === 8 ? view.getFloat64(0) : malformed();
      }
      case 0x4:
        return cursor.take(length());
      case 0x5:
        return new TextDecoder().decode(cursor.take(length()));
      case 0x6:
        return new TextDecoder("utf-16be").decode(cursor.take(length() * 2));
      case 0x8:
        return new Uid(sized(cursor, low + 1));
      case 0xa:
        return references(length());
      case 0xd: {
        const many = length();
        const keys = references(many);
        const values = references(many);
        return new Map(keys.map((key, at) => [typeof key === "string" ? key : malformed(), values[at] ?? null]));
      }
      default:
        return malformed();
    }
  };
  return valueAt(top, 0);
}

const isMap = (value: PlistValue | undefined): value is ReadonlyMap<string, PlistValue> => value instanceof Map;
const isList = (value: PlistValue | undefined): value is readonly PlistValue[] => Array.isArray(value);

/**
 * Reads what NSKeyedArchiver wrote, as plain data: classes are not looked at, so none can be made.
 * @returns The root object; undefined where the bytes are no such archive.
 */
export function readKeyedArchive(bytes: Bytes): Archived | undefined {
  return parsed(() => {
    const plist = readPlist(bytes);
    const objects = isMap(plist) ? plist.get("$objects") : undefined;
    const top = isMap(plist) ? plist.get("$top") : undefined;
    const [root] = isMap(top) ? top.values() : [];
    if (!isList(objects) || root === undefined) malformed();

    let visits = 0;
    const resolve = (value: PlistValue, depth: number): Archived => {
      // Circles would never end, and objects shared level by level multiply.
      if (depth > MAX_DEPTH || ++visits > MAX_OBJECTS) malformed();
      const inner = (one: PlistValue): Archived => resolve(one, depth + 1);
      if (value instanceof Uid) {
        const object = objects[value.index] ?? malformed();
        return object === "$null" ? null : inner(object);
      }
      if (isList(value)) return value.map(inner);
      if (!isMap(value)) return value;
      const keys = value.get("NS.keys");
      const values = value.get("NS.objects");
      if (isList(keys) && isList(values)) {
        return new Map(
          keys
            .map(inner)
            .map((key, index) => [typeof key === "string" ? key : malformed(), inner(values[index] ?? null)]),
        );
      }
      if (isList(values)) return values.map(inner);
      const wrapped = value.get("NS.data") ?? value.get("NS.string");
      if (wrapped !== undefined) return inner(wrapped);
      return new Map([...value].filter(([key]) => key !== "$class").map(([key, one]) => [key, inner(one)]));
    };
    return resolve(root, 0);
  });
}
