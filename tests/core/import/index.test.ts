import { describe, expect, it } from "vitest";
import { utf8 } from "#core/bytes.ts";
import type { ImportProgress } from "#core/import/format.ts";
import { importFile, importText } from "#core/import/index.ts";
import { SECRET, failureOf, importing, linesOf } from "./support.ts";

const aegis = (count: number) => ({
  version: 1,
  header: { slots: null, params: null },
  db: {
    version: 3,
    entries: Array.from({ length: count }, (_, index) => ({
      type: "totp",
      name: `user ${index}`,
      issuer: "Harbour",
      info: { secret: SECRET, algo: "SHA1", digits: 6, period: 30 },
    })),
  },
});

describe("importing", () => {
  it("recognises by content, whatever a file is called", async () => {
    const bytes = utf8(JSON.stringify(aegis(1)));
    for (const name of ["", "download.txt", "vault.kdbx", "photo.png"]) {
      expect(await importFile({ name, bytes })).toMatchObject({ ok: true, value: { app: "aegis" } });
    }
  });

  it("reads pasted text like a file", async () => {
    expect(await linesOf(importText(`otpauth://totp/a?secret=${SECRET}`))).toEqual([`totp  / a ${SECRET} SHA1 6 30`]);
    expect(await importText("hello")).toMatchObject({ failure: { kind: "not-recognised" } });
  });

  it("I4: takes 10,000 entries and no more", async () => {
    expect(await linesOf(importing(aegis(10_000)))).toHaveLength(10_000);
    expect(await failureOf(importing(aegis(10_001)))).toEqual({ kind: "too-big", limit: "entries" });
  });

  it("cuts names that nobody could read, and says so", async () => {
    const file = aegis(1);
    file.db.entries[0]!.issuer = "x".repeat(5000);
    const outcome = await importing(file);
    expect(outcome).toMatchObject({
      value: { rows: [{ kind: "account", warnings: [{ kind: "name-shortened", parameter: "issuer" }] }] },
    });
  });

  it("tells what it is doing", async () => {
    const seen: ImportProgress[] = [];
    await importing(aegis(1), { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([{ step: "reading" }]);
  });

  it("never carries a secret in a failure", async () => {
    const outcome = await importing([`otpauth://totp/a?secret=${SECRET}1`, `steam://${SECRET}!`, SECRET].join("\n"));
    expect(JSON.stringify(outcome)).not.toContain(SECRET.slice(0, 8));
  });
});
