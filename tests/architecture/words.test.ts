/** The words of `_locales` and the code that asks for them. Content scripts and the manifest ask without types. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import en from "../../public/_locales/en/messages.json" with { type: "json" };

type Message = { readonly message: string; readonly description?: string; readonly placeholders?: object };
const messages: Readonly<Record<string, Message>> = en;
const keys = Object.keys(messages);

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => `src/${file}`);
const code = [...sources, "manifest.json"].map((file) => readFileSync(file, "utf8")).join("\n");

/** Keys that are written where words are asked for: `t("key"`, `words("key"`, `__MSG_key__`. */
const asked = [...code.matchAll(/\b(?:t|words)\(\s*"([^"@]+)"|__MSG_(\w+)__/g)].map(([, key, inManifest]) =>
  String(key ?? inManifest),
);

const placesIn = (text: string): readonly string[] => [...new Set(text.match(/\$\d|\$[A-Z]\w*\$/gi))].sort();

describe("the words", () => {
  it("are there for each key that code asks for", () => {
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it("are all asked for, by a key that stands in the code", () => {
    const written = new Set([...(code.match(/\w+/g) ?? []), ...asked]);
    expect(keys.filter((key) => !written.has(key))).toEqual([]);
  });

  it("say for translators what they are", () => {
    expect(keys.filter((key) => (messages[key]?.description ?? "") === "")).toEqual([]);
  });

  it.each(readdirSync("public/_locales"))("have in %s the keys and the places of the English", (language) => {
    const file = `public/_locales/${language}/messages.json`;
    const words = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Message>>;
    expect(Object.keys(words).filter((key) => !keys.includes(key))).toEqual([]);
    for (const [key, { message, placeholders }] of Object.entries(words)) {
      expect.soft(placesIn(message), key).toEqual(placesIn(messages[key]?.message ?? ""));
      const named = Object.keys(placeholders ?? {}).map((name) => `$${name.toLowerCase()}$`);
      const used = placesIn(message).map((place) => place.toLowerCase());
      expect
        .soft(
          used.filter((place) => !/^\$\d$/.test(place)),
          key,
        )
        .toEqual(named.sort());
    }
  });
});
