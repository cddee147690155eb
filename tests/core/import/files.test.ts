import { describe, expect, it } from "vitest";
import { utf8, type Bytes } from "#core/bytes.ts";
import { buildMigrationUris } from "#core/account/migration-uri.ts";
import type { ImportFile } from "#core/import/format.ts";
import { importFiles } from "#core/import/files.ts";
import { draft, totp } from "../vault/support.ts";
import { SECRET } from "./support.ts";

const file = (name: string, content: string | Bytes): ImportFile => ({
  name,
  bytes: typeof content === "string" ? utf8(content) : content,
});
/** A picture that holds these texts, for a reader that knows. */
const picture = (name: string, ...texts: readonly string[]): ImportFile =>
  file(name, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...utf8(JSON.stringify(texts))]));
const decodeImage = (bytes: Bytes): Promise<readonly string[]> =>
  Promise.resolve(JSON.parse(new TextDecoder().decode(bytes.subarray(8))) as string[]);

const link = (name: string) => `otpauth://totp/${name}?secret=${SECRET}`;
const maFile = JSON.stringify({ shared_secret: "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=", account_name: "ada" });
const manifest = JSON.stringify({ entries: [{ filename: "1.maFile" }] });
const drafts = Array.from({ length: 12 }, (_, index) => draft(`I${index}`, { parameters: totp(index) }));
const [first, second] = buildMigrationUris(drafts, 7).uris as [string, string];

describe("files that were chosen together", () => {
  it("are each read on their own", async () => {
    const readings = await importFiles([file("a.txt", link("a")), file("b.txt", "hello"), file("c.txt", link("c"))]);
    expect(readings.map(({ names, outcome }) => [...names, outcome.ok])).toEqual([
      ["a.txt", true],
      ["b.txt", false],
      ["c.txt", true],
    ]);
  });

  it("are read as one where they are pictures, in any order, and pictures without a code are told", async () => {
    const pictures = [picture("2.png", second), picture("cat.png"), picture("1.png", first)];
    const readings = await importFiles(pictures, { decodeImage });
    expect(readings).toMatchObject([
      { names: ["2.png", "1.png"], outcome: { ok: true, value: { notices: [] } } },
      { names: ["cat.png"], outcome: { ok: false, failure: { kind: "no-accounts" } } },
    ]);
    const [{ outcome }] = readings as [(typeof readings)[0]];
    expect(outcome.ok && outcome.value.rows).toHaveLength(12);
  });

  it("name the parts of an export that are missing", async () => {
    const [reading] = await importFiles([picture("1.png", first)], { decodeImage });
    expect(reading).toMatchObject({ outcome: { value: { notices: [{ kind: "parts-missing", missing: 1, of: 2 }] } } });
  });

  it("belong together where one only completes the other", async () => {
    const readings = await importFiles([file("manifest.json", manifest), file("1.maFile", maFile)]);
    expect(readings).toMatchObject([{ names: ["1.maFile", "manifest.json"], outcome: { ok: true } }]);
    const alone = await importFiles([file("manifest.json", manifest)]);
    expect(alone).toMatchObject([{ outcome: { failure: { kind: "needs-file", file: "mafile" } } }]);
  });

  it("that begin like a picture and are text are read as text", async () => {
    const [reading] = await importFiles([file("x", `BMW ${link("a")}`)], { decodeImage });
    expect(reading).toMatchObject({ outcome: { ok: true, value: { app: "otpauth-uri" } } });
  });
});
