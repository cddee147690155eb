import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stretchPassphrase } from "#core/vault/kdf.ts";
import type { UnlockSecret } from "#core/vault/key-slot.ts";
import { decodeVaultRecord, sumIsRight } from "#core/vault/vault-file.ts";
import { sealVault, unlockVault } from "#core/vault/vault.ts";
import { GOLDEN } from "./golden/secrets.ts";
import { NOW, random, value } from "./support.ts";

/** Every format that was ever released. Files are added here and never taken away. */
const FORMATS = ["v1"];

const deviceKey = await crypto.subtle.importKey("raw", GOLDEN.deviceKey, "AES-GCM", false, ["encrypt", "decrypt"]);
const secrets: readonly UnlockSecret[] = [
  { kind: "passphrase", passphrase: GOLDEN.passphrase },
  { kind: "recovery", code: GOLDEN.recoveryCode },
  { kind: "prf", output: GOLDEN.prfOutput },
  { kind: "device", key: deviceKey },
];

describe.each(FORMATS)("the golden vault %s", (name) => {
  const read = () => {
    const text = readFileSync(new URL(`golden/${name}.json`, import.meta.url), "utf8");
    return value(decodeVaultRecord(JSON.parse(text)));
  };

  it("is whole", async () => {
    expect(await sumIsRight(read())).toBe(true);
  });

  it.each(secrets)("opens by its $kind slot, with all that was sealed", async (secret) => {
    const { body, savedAt } = value(await unlockVault(read(), secret, stretchPassphrase));
    expect(savedAt).toBe(NOW);
    expect(body.accounts.map(({ issuer, parameters }) => [issuer, parameters.type])).toEqual([
      ["Example", "totp"],
      ["Counter", "hotp"],
      ["Steam", "steam"],
    ]);
    const [example, counter] = body.accounts;
    expect(new TextDecoder().decode(example?.parameters.secret.reveal())).toBe("12345678901234567890");
    expect(example).toMatchObject({
      label: "ada@example.org",
      parameters: { algorithm: "SHA1", digits: 6, periodSeconds: 30 },
      sites: [{ kind: "domain", value: "example.org" }],
      tags: ["work"],
      note: "Grüße \u{1f511}",
      pinned: true,
      recoveryCodes: [{ code: "abcd-1234" }, { code: "efgh-5678", usedAt: NOW }],
    });
    expect(counter?.parameters).toMatchObject({ algorithm: "SHA256", digits: 8, counter: 41 });
    expect(body.foreign).toEqual({ members: {}, accountMembers: {}, rows: [] });
  });

  it("can be saved on", async () => {
    const opened = value(await unlockVault(read(), secrets[1]!, stretchPassphrase));
    const { record } = await sealVault(opened, NOW, random);
    expect(record).toMatchObject({ vaultId: opened.header.vaultId, gen: 2, slots: opened.header.slots });
  });
});
