/** What NSKeyedArchiver writes for plain data: a binary property list of objects that point to each other. */
type Plain = null | number | string | Uint8Array | readonly Plain[] | { readonly [key: string]: Plain };
type Node =
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "data"; readonly value: Uint8Array }
  | { readonly kind: "uid"; readonly value: number }
  | { readonly kind: "array"; readonly value: readonly Node[] }
  | { readonly kind: "dict"; readonly value: ReadonlyMap<string, Node> };

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
const dict = (entries: readonly (readonly [string, Node])[]): Node => ({ kind: "dict", value: new Map(entries) });
const array = (value: readonly Node[]): Node => ({ kind: "array", value });

export function keyedArchive(root: Plain): Uint8Array<ArrayBuffer> {
  const objects: Node[] = [{ kind: "text", value: "$null" }];
  const add = (value: Plain): Node => {
    if (value === null) return { kind: "uid", value: 0 };
    const index = objects.length;
    objects.push({ kind: "int", value: 0 });
    objects[index] = nodeOf(value);
    return { kind: "uid", value: index };
  };
  const nodeOf = (value: Exclude<Plain, null>): Node => {
    if (typeof value === "number") return { kind: "int", value };
    if (typeof value === "string") return { kind: "text", value };
    if (value instanceof Uint8Array) return dict([["NS.data", { kind: "data", value }]]);
    if (isList(value)) return dict([["NS.objects", array(value.map(add))]]);
    const entries = Object.entries(value);
    return dict([
      ["NS.keys", array(entries.map(([key]) => add(key)))],
      ["NS.objects", array(entries.map(([, one]) => add(one)))],
    ]);
  };
  const top = dict([["root", add(root)]]);
  return propertyList(
    dict([
      ["$top", top],
      ["$objects", array(objects)],
    ]),
  );
}

function propertyList(root: Node): Uint8Array<ArrayBuffer> {
  const nodes: Node[] = [];
  const ids = new Map<Node, number>();
  const number = (node: Node): void => {
    ids.set(node, nodes.length);
    nodes.push(node);
    if (node.kind === "array") node.value.forEach(number);
    if (node.kind !== "dict") return;
    for (const [key, value] of node.value) {
      keys.set(`${String(ids.get(node))} ${key}`, nodes.length);
      nodes.push({ kind: "text", value: key });
      number(value);
    }
  };
  const keys = new Map<string, number>();
  number(root);

  const u16 = (value: number): number[] => [value >> 8, value & 0xff];
  const head = (kind: number, length: number): number[] =>
    length < 15 ? [(kind << 4) | length] : [(kind << 4) | 15, 0x11, ...u16(length)];
  const bytesOf = (node: Node): number[] => {
    switch (node.kind) {
      case "int": {
        const value = new DataView(new ArrayBuffer(8));
        value.setBigInt64(0, BigInt(node.value));
        return [0x13, ...new Uint8Array(value.buffer)];
      }
      case "text": {
        const units = Array.from({ length: node.value.length }, (_, index) => node.value.charCodeAt(index));
        return [...head(6, units.length), ...units.flatMap(u16)];
      }
      case "data":
        return [...head(4, node.value.length), ...node.value];
      case "uid":
        return [0x81, ...u16(node.value)];
      case "array":
        return [...head(0xa, node.value.length), ...node.value.flatMap((one) => u16(ids.get(one) ?? 0))];
      case "dict": {
        const names = [...node.value.keys()].map((key) => keys.get(`${String(ids.get(node))} ${key}`) ?? 0);
        const values = [...node.value.values()].map((one) => ids.get(one) ?? 0);
        return [...head(0xd, names.length), ...[...names, ...values].flatMap(u16)];
      }
    }
  };
  const bytes = [...Buffer.from("bplist00")];
  const offsets = nodes.map((node) => {
    const offset = bytes.length;
    bytes.push(...bytesOf(node));
    return offset;
  });
  const trailer = new DataView(new ArrayBuffer(32));
  trailer.setUint8(6, 2);
  trailer.setUint8(7, 2);
  trailer.setBigUint64(8, BigInt(nodes.length));
  trailer.setBigUint64(24, BigInt(bytes.length));
  return new Uint8Array([...bytes, ...offsets.flatMap(u16), ...new Uint8Array(trailer.buffer)]);
}
