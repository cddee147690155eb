import { children, parseXml } from "./xml.ts";

/**
 * Reads an Android app's shared preferences: `<map><string name="key">text</string>…</map>`.
 * @returns The texts by key; undefined where the document is damaged or something else.
 */
export async function readPreferences(text: string): Promise<ReadonlyMap<string, string> | undefined> {
  const map = await parseXml(text.trimStart());
  if (map?.name !== "map") return undefined;
  return new Map(children(map, "string").map((element) => [element.attributes.get("name") ?? "", element.text]));
}
