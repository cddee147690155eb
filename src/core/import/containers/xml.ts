/** An element; `text` is the text directly inside it, without that of its children. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

type Building = { name: string; attributes: Map<string, string>; children: Building[]; text: string };

/** Deep enough for nested KeePass groups; shallow enough for every recursive walk. */
const MAX_DEPTH = 200;

/**
 * Parses well-formed XML into a tree. Document types are refused, and with them every entity but XML's own five:
 * none of the formats has one, and they are how a small file becomes a large or a curious one.
 * @returns The root, or undefined where the text is not such a document.
 */
export async function parseXml(text: string): Promise<XmlElement | undefined> {
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser({ xmlns: false });
  const top: Building = { name: "", attributes: new Map(), children: [], text: "" };
  const open = [top];
  const state = { broken: false };
  const append = (chunk: string): void => {
    const current = open.at(-1);
    if (current) current.text += chunk;
  };
  parser.on("error", () => (state.broken = true));
  parser.on("doctype", () => (state.broken = true));
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("opentag", (tag) => {
    const element = { name: tag.name, attributes: new Map(Object.entries(tag.attributes)), children: [], text: "" };
    if (open.length > MAX_DEPTH) state.broken = true;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  // In slices, so that a broken document costs no more than its good part.
  const sliceLength = 65_536;
  for (let start = 0; start < text.length && !state.broken; start += sliceLength) {
    parser.write(text.slice(start, start + sliceLength));
  }
  if (!state.broken) parser.close();
  return state.broken ? undefined : top.children[0];
}

export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name);

export const children = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((one) => one.name === name) ?? [];
