import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import en from "../../public/_locales/en/messages.json" with { type: "json" };

const ROOT = new URL("../../", import.meta.url);

type Word = {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
};
const words: Readonly<Record<string, Word>> = en;

const sources = readdirSync(new URL("src/", ROOT), { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(new URL(`src/${path}`, ROOT), "utf8"))
  .join("\n");
const manifest = readFileSync(new URL("manifest.json", ROOT), "utf8");

describe("the English words", () => {
  it("are all used", () => {
    const unused = Object.keys(words).filter(
      (key) => !sources.includes(`"${key}"`) && !manifest.includes(`__MSG_${key}__`),
    );
    expect(unused).toEqual([]);
  });

  it.each(Object.entries(words))("%s tells translators where it stands and has every placeholder", (_, word) => {
    expect(word.description ?? "").not.toBe("");
    expect(word.message).not.toBe("");
    const named = [...word.message.matchAll(/\$(\w+)\$/g)].map(([, name = ""]) => name.toLowerCase());
    const declared = Object.keys(word.placeholders ?? {}).map((name) => name.toLowerCase());
    expect([...new Set(named)].sort()).toEqual([...declared].sort());
    const contents = Object.values(word.placeholders ?? {}).map(({ content }) => content);
    expect([...contents].sort()).toEqual(declared.map((_name, index) => `$${index + 1}`));
  });

  it("are the only words: the manifest names none that are missing", () => {
    const named = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, key = ""]) => key);
    expect(named.filter((key) => !(key in words))).toEqual([]);
  });
});
