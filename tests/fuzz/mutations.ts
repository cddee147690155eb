/** Hostile inputs by alteration: nearly right ones get deeper into a parser than noise does. */
import fc from "fast-check";

type Seeds<T> = readonly [T, ...T[]];

const at = <T>(list: Seeds<T>, index: number): T => list[index % list.length] ?? list[0];

/** Where to alter, how, over what length, and with what. */
const edit = fc.tuple(fc.nat(0xffff), fc.nat(6), fc.nat(12), fc.nat(0xffff));
const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
type Edit = readonly [number, number, number, number];

/** One of the seeds after up to four alterations: cut, repeated, inserted, spliced with another, percent-encoded. */
export function mutatedText(seeds: Seeds<string>, pieces: Seeds<string>): fc.Arbitrary<string> {
  const alter = (text: string, [where, how, length, what]: Edit): string => {
    const from = where % (text.length + 1);
    const [head, cut, tail] = [text.slice(0, from), text.slice(from, from + length), text.slice(from + length)];
    switch (how) {
      case 0:
        return head + tail;
      case 1:
        return head + at(pieces, what) + cut + tail;
      case 2:
        return head + at(pieces, what) + tail;
      case 3:
        return head + String.fromCharCode(length === 0 ? what : what % 0x80) + cut.slice(1) + tail;
      case 4:
        return head + cut + cut + tail;
      case 5:
        return head + at(seeds, what).slice(length * 8);
      default:
        return head + encodeURIComponent(cut.toWellFormed()) + tail;
    }
  };
  return fc.tuple(fc.nat(seeds.length - 1), edits).map(([seed, all]) => all.reduce(alter, at(seeds, seed)));
}

/** One of the seeds with up to four bytes or runs of bytes altered. */
export function mutatedBytes(seeds: Seeds<Uint8Array>): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const alter = (bytes: Uint8Array, [where, how, length, what]: Edit): Uint8Array => {
    const from = where % (bytes.length + 1);
    const [head, cut, tail] = [
      bytes.subarray(0, from),
      bytes.subarray(from, from + length),
      bytes.subarray(from + length),
    ];
    switch (how) {
      case 0:
        return Buffer.concat([head, tail]);
      case 1:
        return Buffer.concat([head, cut, cut, tail]);
      case 2:
        return head;
      case 3:
        return Buffer.concat([head, Buffer.alloc(length, what), tail]);
      case 4:
        return Buffer.concat([head, Buffer.from([what]), cut, tail]);
      case 5:
        return Buffer.concat([head, at(seeds, what).subarray(length)]);
      default:
        return Buffer.concat([head, cut.map((byte) => byte ^ (1 << (what % 8))), tail]);
    }
  };
  return fc
    .tuple(fc.nat(seeds.length - 1), edits)
    .map(([seed, all]) => new Uint8Array(all.reduce(alter, at(seeds, seed))));
}

const JUNK: Seeds<unknown> = [
  ...[null, true, 0, -1, 0.5, 2 ** 53, 1e308, "", "null", "\u0000\u202e", "\ud800", [], {}, [[]], "9".repeat(40)],
  ...["__proto__", "constructor", "A".repeat(4096), { toString: 1 }, JSON.parse('{"__proto__":{"polluted":1}}')],
] as const;

const NAMES: Seeds<string> = ["", "extra", "id", "__proto__", "constructor", "toString", "0", "ct", "minReader"];

/** The number of values in `value`, itself among them. */
const sizeOf = (value: unknown): number =>
  typeof value === "object" && value !== null
    ? Object.values(value).reduce((sum: number, member) => sum + sizeOf(member), 1)
    : 1;

/** Calls `change` with the `index`th value within `value`, and puts what it returns in its place. */
function replaceNth(value: unknown, index: number, change: (old: unknown) => unknown): unknown {
  if (index === 0) return change(value);
  if (typeof value !== "object" || value === null) return value;
  let left = index - 1;
  const visit = (member: unknown): unknown => {
    const size = sizeOf(member);
    const isHere = left >= 0 && left < size;
    const next = isHere ? replaceNth(member, left, change) : member;
    left -= size;
    return next;
  };
  if (Array.isArray(value)) return value.map(visit);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, visit(member)]));
}

/** One of the seeds with up to four of the values in it replaced, dropped, repeated, wrapped or slightly altered. */
export function mutatedJson(seeds: Seeds<unknown>): fc.Arbitrary<unknown> {
  const alter = (value: unknown, [where, how, length, what]: Edit): unknown =>
    replaceNth(value, where % sizeOf(value), (old) => {
      switch (how) {
        case 0:
        case 1:
          return at(JUNK, what);
        case 2:
          return undefined;
        case 3:
          return Array.isArray(old) ? [...(old as unknown[]), ...(old as unknown[])] : [old];
        case 4:
          return typeof old === "object" ? { ...old, [at(NAMES, what)]: at(JUNK, where) } : old;
        case 5:
          return typeof old === "string"
            ? old.slice(0, length) + old.slice(length + 1)
            : typeof old === "number"
              ? -old
              : old;
        default:
          return typeof old === "number"
            ? old + what - 0x8000
            : typeof old === "string"
              ? old + String.fromCharCode(what)
              : old;
      }
    });
  return fc.tuple(fc.nat(seeds.length - 1), edits).map(([seed, all]) => all.reduce(alter, at(seeds, seed)));
}
