// Writes a golden vault of the current format: npx tsx tests/core/vault/golden/make.ts
// Run it once for each released format and never again: those files must open for ever.
import { writeFileSync } from "node:fs";
import { Secret } from "#core/account/secret.ts";
import { sealVault, createVault } from "#core/vault/vault.ts";
import { FORMAT } from "#core/vault/vault-file.ts";
import { bodyOf, draft, hotp, NOW, random, tools, totp, value, CHEAP } from "../support.ts";
import { GOLDEN } from "./secrets.ts";

const body = bodyOf(
  draft("Example", {
    label: "ada@example.org",
    parameters: { ...totp(1), secret: new Secret(new TextEncoder().encode("12345678901234567890")) },
    sites: [{ kind: "domain", value: "example.org" }],
    tags: ["work"],
    note: "Grüße \u{1f511}",
    pinned: true,
    recoveryCodes: [{ code: "abcd-1234" }, { code: "efgh-5678", usedAt: NOW }],
  }),
  draft("Counter", { parameters: hotp(41) }),
  draft("Steam", { parameters: { type: "steam", secret: new Secret(new Uint8Array(20).fill(9)) } }),
);
const deviceKey = await crypto.subtle.importKey("raw", GOLDEN.deviceKey, "AES-GCM", false, ["encrypt", "decrypt"]);
const vault = await createVault(
  body,
  [
    { type: "passphrase", passphrase: GOLDEN.passphrase, cost: CHEAP, label: "Main" },
    { type: "recovery", code: GOLDEN.recoveryCode },
    { type: "prf", output: GOLDEN.prfOutput, credentialId: random(32), salt: random(32), label: "Clé" },
    { type: "device", key: deviceKey },
  ],
  tools,
);
const { record } = await sealVault(value(vault), NOW, random);
writeFileSync(new URL(`v${FORMAT}.json`, import.meta.url), `${JSON.stringify(record, null, 2)}\n`, { flag: "wx" });
