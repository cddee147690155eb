import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paperSheet, paperTransfer } from "#core/export/paper.ts";
import { drawQr } from "#core/qr/draw.ts";
import { createQrReader } from "#core/qr/reader.ts";
import { draft, random, totp } from "../vault/support.ts";
import { anyDraft } from "./arbitrary.ts";

const read = await createQrReader(undefined);

describe("a drawn code", () => {
  it("is checked by reading it again", async () => {
    const drawn = await drawQr("otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ", read);
    expect(drawn?.size).toBe(37);
    expect(drawn?.path).toMatch(/^M4 4h7v1H4z/);
  });

  it("that cannot be read, or is too long for any code, is none", async () => {
    expect(await drawQr("x", () => Promise.resolve({ ok: true, value: [] }))).toBeUndefined();
    expect(await drawQr("x".repeat(5000), read)).toBeUndefined();
  });
});

describe("a sheet", () => {
  it("has a code for each account, and the backup codes that are still good", async () => {
    const used = { code: "used", usedAt: 1 };
    const drafts = [draft("Alpha", { recoveryCodes: [{ code: "abcd" }, used] }), draft("Beta")];
    const sheet = await paperSheet(drafts, read);
    expect(sheet).toMatchObject([
      { issuer: "Alpha", recoveryCodes: ["abcd"] },
      { issuer: "Beta", recoveryCodes: [] },
    ]);
    for (const { qr } of sheet) expect(qr).toBeDefined();
  });

  it("has a readable code for whatever an account is called", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyDraft.filter(
          ({ issuer, label, parameters }) => `${issuer}${label}`.length < 60 && parameters.secret.byteLength < 100,
        ),
        async (each) => {
          const [account] = await paperSheet([each], read);
          expect(account?.qr).toBeDefined();
        },
      ),
      { numRuns: 15, seed: 20260101 },
    );
  });
});

describe("transfer codes", () => {
  it("are as many as the accounts need, without those that the app does not hold", async () => {
    const drafts = Array.from({ length: 11 }, (_, index) => draft(`I${index}`, { parameters: totp(index) }));
    const odd = draft("Odd", { parameters: { ...totp(3), digits: 7 } as ReturnType<typeof totp> });
    const { pages, count } = await paperTransfer([...drafts, odd], read, random);
    expect(count).toBe(11);
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page).toBeDefined();
  });
});
