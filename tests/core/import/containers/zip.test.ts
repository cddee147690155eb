import { BlobReader, BlobWriter, ZipWriter, type ZipWriterConstructorOptions } from "@zip.js/zip.js";
import { describe, expect, it } from "vitest";
import { openZip } from "#core/import/containers/zip.ts";

async function zip(
  files: Readonly<Record<string, Uint8Array<ArrayBuffer> | string>>,
  options: ZipWriterConstructorOptions = {},
) {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
  for (const [name, content] of Object.entries(files)) await writer.add(name, new BlobReader(new Blob([content])));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

const text = (unpacked: unknown) => (unpacked instanceof Uint8Array ? new TextDecoder().decode(unpacked) : unpacked);

describe("openZip", () => {
  it("lists files and unpacks them", async () => {
    const entries = await openZip(await zip({ "a.txt": "first", "b/c.txt": "second" }));
    expect(entries?.map(({ name, encrypted }) => [name, encrypted])).toEqual([
      ["a.txt", false],
      ["b/c.txt", false],
    ]);
    expect(text(await entries?.[1]?.unpack(undefined))).toBe("second");
  });

  it.each([
    ["WinZip AES", {}],
    ["ZipCrypto", { zipCrypto: true }],
  ])("opens %s with its password alone", async (_, options) => {
    const [entry] = (await openZip(await zip({ "a.txt": "inside" }, { password: "pässword", ...options }))) ?? [];
    expect(entry?.encrypted).toBe(true);
    expect(await entry?.unpack(undefined)).toBe("needs-password");
    expect(await entry?.unpack("password")).toBe("wrong-password");
    expect(text(await entry?.unpack("pässword"))).toBe("inside");
  });

  it("I3: stops unpacking at the limit, whatever the directory says", async () => {
    const bomb = await zip({ bomb: new Uint8Array(80 * 1024 * 1024) });
    const [entry] = (await openZip(bomb)) ?? [];
    expect(await entry?.unpack(undefined)).toBe("too-big");
  });

  it("shares the limit among all files of an archive", async () => {
    const half = new Uint8Array(40 * 1024 * 1024);
    const entries = (await openZip(await zip({ first: half, second: half }))) ?? [];
    expect(await entries[0]?.unpack(undefined)).toBeInstanceOf(Uint8Array);
    expect(await entries[1]?.unpack(undefined)).toBe("too-big");
  });

  it("refuses a damaged entry and an archive without its end", async () => {
    const bytes = await zip({ "a.txt": "stored as it is" }, { level: 0 });
    expect(await openZip(bytes.slice(0, -20))).toBeUndefined();
    const damaged = bytes.with(Buffer.from(bytes).indexOf("stored"), 0x53);
    const [entry] = (await openZip(damaged)) ?? [];
    expect(await entry?.unpack(undefined)).toBe("damaged");
  });
});
