import { describe, expect, it } from "vitest";
import {
  backupName,
  backupsToDrop,
  canSealBackup,
  openBackup,
  readBackup,
  sealBackup,
  sealBackupFor,
  type Backup,
} from "#core/export/backup.ts";
import { stretchPassphrase } from "#core/vault/kdf.ts";
import { createVault, openVault, sealVault } from "#core/vault/vault.ts";
import { decryptVault } from "../../tools/decrypt-vault.mjs";
import {
  bodyOf,
  draft,
  failureOf,
  hotp,
  NOW,
  passphraseSlot,
  PASSPHRASE,
  random,
  tools,
  value,
} from "../vault/support.ts";

const LATER = NOW + 5000;
const body = bodyOf(
  draft("Example", { note: "Grüße", recoveryCodes: [{ code: "a-1" }] }),
  draft("H", { parameters: hotp(7) }),
);
const code = random(16);
const deviceSlot = async () =>
  ({
    type: "device",
    key: await crypto.subtle.importKey("raw", random(32), "AES-GCM", false, ["encrypt", "decrypt"]),
  }) as const;
const saved = async (...slots: Parameters<typeof createVault>[1]) =>
  (await sealVault(value(await createVault(body, slots, tools)), NOW, random)).vault;
const textOf = ({ bytes }: Backup) => new TextDecoder().decode(bytes);

describe("a backup", () => {
  it("opens with the vault's own recovery code and passphrase, and not by the browser profile", async () => {
    const vault = await saved({ type: "recovery", code }, passphraseSlot(), await deviceSlot());
    const record = value(await readBackup(textOf(value(await sealBackup(vault, LATER, random)))));
    expect(record.slots.map(({ type }) => type)).toEqual(["recovery", "passphrase"]);
    const opened = value(await openBackup(record, { kind: "recovery", code }, stretchPassphrase));
    expect(opened.body).toEqual(vault.body);
    expect(opened).toMatchObject({ savedAt: LATER, header: { vaultId: vault.header.vaultId, gen: vault.header.gen } });
    const wrong = await openBackup(record, { kind: "passphrase", passphrase: "no" }, stretchPassphrase);
    expect(failureOf(wrong)).toEqual({ kind: "wrong-secret" });
  });

  it("is opened by the independent decryptor", async () => {
    const vault = await saved({ type: "recovery", code });
    const record = JSON.parse(textOf(value(await sealBackup(vault, LATER, random)))) as unknown;
    const opened = (await decryptVault(record, "recovery", code)) as { accounts: unknown };
    expect(opened.accounts).toMatchObject([
      { issuer: "Example", note: "Grüße" },
      { issuer: "H", counter: 7 },
    ]);
  });

  it("is refused where nothing but this browser profile could open it", async () => {
    const vault = await saved(await deviceSlot());
    expect(canSealBackup(vault)).toBe(false);
    expect(failureOf(await sealBackup(vault, LATER, random))).toEqual({ kind: "no-way-in" });
  });

  it("with a passphrase of its own has a key of its own", async () => {
    const vault = await saved(await deviceSlot());
    const { record } = value(await sealBackupFor(vault, [passphraseSlot()], { ...tools, nowMs: LATER }));
    const opened = value(await openBackup(record, { kind: "passphrase", passphrase: PASSPHRASE }, stretchPassphrase));
    expect(opened.body).toEqual(vault.body);
    expect(record.vaultId).not.toBe(vault.header.vaultId);
    expect(failureOf(await openVault(record, vault.key))).toEqual({ kind: "wrong-key" });
  });

  it.each([
    ["not-a-vault", () => "{}"],
    ["not-a-vault", () => "no JSON"],
    ["damaged", (text: string) => text.replace(/"ct":"../, '"ct":"//')],
    ["damaged", (text: string) => text.replace('"gen":1', '"gen":2')],
    ["damaged", (text: string) => text.replace('"fmt":1', '"fmt":"1"')],
    ["newer-format", (text: string) => text.replace('"minReader":1', '"minReader":2')],
  ])("I7, I8: is told as %s when it is", async (kind, change) => {
    const vault = await saved({ type: "recovery", code });
    const text = change(textOf(value(await sealBackup(vault, LATER, random))));
    expect(failureOf(await readBackup(text))).toEqual({ kind });
  });
});

describe("a backup that was cut or altered", () => {
  it("I6: opens nowhere, wherever it was cut", async () => {
    const text = textOf(value(await sealBackup(await saved({ type: "recovery", code }), LATER, random)));
    for (let end = 0; end < text.length - 1; end += 97) {
      expect(["not-a-vault", "damaged"]).toContain(failureOf(await readBackup(text.slice(0, end))).kind);
    }
  });

  it("I7: is never opened, and damage of what is sealed is not called a wrong secret", async () => {
    const { record } = value(await sealBackup(await saved({ type: "recovery", code }), LATER, random));
    const bytes = Buffer.from(record.ct, "base64");
    for (let at = 0; at < bytes.length; at += 211) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      const opened = await openBackup(
        { ...record, ct: altered.toString("base64") },
        { kind: "recovery", code },
        stretchPassphrase,
      );
      expect(failureOf(opened)).toEqual({ kind: "damaged" });
    }
  });
});

describe("names of backups", () => {
  it("sort by time", () => {
    expect(backupName({ year: 2026, month: 1, day: 5, hour: 9, minute: 3, second: 7 })).toBe(
      "tock-2026-01-05-090307.tock",
    );
  });

  it("outside the ring are the oldest, and none of other files", () => {
    const names = [
      "tock-2026-01-05-090307.tock",
      "photo.png",
      "tock-2025-12-31-235959.tock",
      "tock-2026-01-06-000000.tock",
    ];
    expect(backupsToDrop(names, 2)).toEqual(["tock-2025-12-31-235959.tock"]);
    expect(backupsToDrop(names, 3)).toEqual([]);
    expect(backupsToDrop([...names, "tock-old.tock", "tock-0000-00-00-000000.tock.bak"], 3)).toEqual([]);
  });
});
