/** What Java's ObjectOutputStream writes for a HashMap of texts. */
export function javaMap(
  entries: Readonly<Record<string, string>>,
  sizeOf: (size: number) => number = (size) => size,
  className = "java.util.HashMap",
): Uint8Array<ArrayBuffer> {
  const pairs = Object.entries(entries);
  const numbers = new DataView(new ArrayBuffer(8));
  numbers.setUint32(0, 16);
  numbers.setUint32(4, sizeOf(pairs.length));
  return new Uint8Array([
    ...[0xac, 0xed, 0, 5, 0x73, 0x72],
    ...utf(className),
    ...[5, 7, 0xda, 0xc1, 0xc3, 0x16, 0x60, 0xd1, 3, 0, 2],
    ...[0x46, ...utf("loadFactor"), 0x49, ...utf("threshold"), 0x78, 0x70],
    ...[0x3f, 0x40, 0, 0, 0, 0, 0, 12, 0x77, 8],
    ...new Uint8Array(numbers.buffer),
    ...pairs.flatMap(([key, value]) => [0x74, ...utf(key), 0x74, ...utf(value)]),
    0x78,
  ]);
}

/** Modified UTF-8 behind its length: UTF-16 units each on their own, NUL in two bytes. */
function utf(text: string): number[] {
  const bytes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap((unit) => {
    if (unit > 0 && unit < 0x80) return [unit];
    if (unit < 0x800) return [0xc0 | (unit >> 6), 0x80 | (unit & 0x3f)];
    return [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)];
  });
  return [bytes.length >> 8, bytes.length & 0xff, ...bytes];
}
