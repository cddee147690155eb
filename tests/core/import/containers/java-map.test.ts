import { describe, expect, it } from "vitest";
import { readJavaMap } from "#core/import/containers/java-map.ts";
import { javaMap } from "../make/java-map.ts";

describe("readJavaMap", () => {
  it("reads a map of texts, in Java's own UTF-8", () => {
    const map = readJavaMap(javaMap({ plain: "text", "smile 😀": "nul \0 é" }));
    expect([...(map ?? [])]).toEqual([
      ["plain", "text"],
      ["smile 😀", "nul \0 é"],
    ]);
  });

  it("follows a reference to a text that came before", () => {
    const bytes = javaMap({ a: "same" }, (size) => size + 1);
    // An "a" again, and in place of its text the handle of the second one read.
    const repeated = [0x74, 0, 1, 0x62, 0x71, 0, 0x7e, 0, 3, 0x78];
    const map = readJavaMap(new Uint8Array([...bytes.slice(0, -1), ...repeated]));
    expect([...(map ?? [])]).toEqual([
      ["a", "same"],
      ["b", "same"],
    ]);
  });

  it.each([
    ["another class", javaMap({ a: "b" }, undefined, "java.util.TreeMap")],
    ["more pairs promised than there are", javaMap({ a: "b" }, () => 0x7fff_ffff)],
    ["an end that is missing", javaMap({ a: "b" }).slice(0, -1)],
    ["nothing", new Uint8Array()],
  ])("refuses %s", (_, bytes) => {
    expect(readJavaMap(bytes)).toBeUndefined();
  });
});
