import { describe, expect, it } from "vitest";
import { sealBackup } from "#core/export/backup.ts";
import { importFile } from "#core/import/index.ts";
import { trashAccounts } from "#core/vault/accounts.ts";
import { formatRecoveryCode } from "#core/vault/recovery-code.ts";
import { createVault, sealVault } from "#core/vault/vault.ts";
import { bodyOf, draft, hotp, NOW, passphraseSlot, PASSPHRASE, random, tools, value } from "../../vault/support.ts";

const code = random(16);
const drafts = [
  draft("Example", { note: "n", tags: ["work"], recoveryCodes: [{ code: "a-1", usedAt: 5 }], pinned: true }),
  draft("H", { parameters: hotp(7), sites: [{ kind: "domain", value: "example.org" }] }),
];
const body = trashAccounts(bodyOf(...drafts, draft("Gone")), ["id-2"], NOW);
const made = value(await createVault(body, [{ type: "recovery", code }, passphraseSlot()], tools));
const { bytes } = value(await sealBackup((await sealVault(made, NOW, random)).vault, NOW, random));
const read = (password?: string, change = bytes) =>
  importFile({ name: "x.json", bytes: change }, password === undefined ? {} : { password });

describe("a backup of Tock", () => {
  it.each([PASSPHRASE, formatRecoveryCode(code)])(
    "gives everything back, and names what lay in the trash",
    async (password) => {
      const outcome = value(await read(password));
      expect(outcome.app).toBe("tock");
      expect(outcome.rows).toEqual([
        ...drafts.map((each) => ({ kind: "account", draft: each, warnings: [] })),
        { kind: "unreadable", name: "Gone: gone@example.org", reason: { kind: "in-bin" } },
      ]);
    },
  );

  it.each([
    [undefined, { kind: "needs-password", app: "tock" }],
    ["wrong", { kind: "wrong-password", app: "tock", orDamaged: false }],
    [formatRecoveryCode(random(16)), { kind: "wrong-password", app: "tock", orDamaged: false }],
  ])("with %s says what is missing", async (password, failure) => {
    expect(await read(password)).toEqual({ ok: false, failure });
  });

  it("that is damaged is told before a password is asked for", async () => {
    const text = new TextDecoder().decode(bytes).replace('"keyEpoch":1', '"keyEpoch":2');
    expect(await read(undefined, new TextEncoder().encode(text))).toEqual({
      ok: false,
      failure: { kind: "damaged", app: "tock" },
    });
  });

  it("of a newer version is told as such", async () => {
    const text = new TextDecoder().decode(bytes).replace('"minReader":1', '"minReader":9');
    const failure = { kind: "unsupported", app: "tock", reason: "version" };
    expect(await read(undefined, new TextEncoder().encode(text))).toEqual({ ok: false, failure });
  });
});
