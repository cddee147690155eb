import { describe, expect, it } from "vitest";
import { child, children, parseXml } from "#core/import/containers/xml.ts";

describe("parseXml", () => {
  it("gives elements with attributes, text, entities and CDATA", async () => {
    const root = await parseXml('<?xml version="1.0"?><a x="1"><b>1 &lt; 2 &#x26; <![CDATA[<3>]]></b><b/></a>');
    expect(root?.attributes.get("x")).toBe("1");
    expect(children(root, "b").map(({ text }) => text)).toEqual(["1 < 2 & <3>", ""]);
    expect(child(root, "c")).toBeUndefined();
  });

  it.each([
    ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ["an external entity", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ["an entity that XML does not have by itself", "<a>&nbsp;</a>"],
    ["an end that is missing", "<a><b></b>"],
    ["tags that cross", "<a><b></a></b>"],
    ["no element", "text"],
    ["nesting without end", "<a>".repeat(5000) + "</a>".repeat(5000)],
  ])("refuses %s", async (_, text) => {
    expect(await parseXml(text)).toBeUndefined();
  });
});
