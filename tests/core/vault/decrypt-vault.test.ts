import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "#core/bytes.ts";
import { formatRecoveryCode } from "#core/vault/recovery-code.ts";
import { sumOf, type VaultRecord } from "#core/vault/vault-file.ts";
import { createVault, sealVault, type OpenVault } from "#core/vault/vault.ts";
import { toHex } from "./hex.ts";
import { bodyOf, draft, hotp, NOW, passphraseSlot, random, tools, value } from "./support.ts";

const TOOL = "tests/tools/decrypt-vault.mjs";
const PASSPHRASE = "käse, \ufb01n and \u{1f9c0}";
const [code, output, rawDeviceKey] = [random(16), random(32), random(32)];
let folder: string;
let vault: OpenVault;
let record: VaultRecord;

type Answer = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };
async function decrypt(file: unknown, option: string, secret: string): Promise<Answer> {
  const path = join(folder, "record.json");
  writeFileSync(path, JSON.stringify(file));
  try {
    return { exitCode: 0, ...(await promisify(execFile)(process.execPath, [TOOL, path, option, secret])) };
  } catch (error) {
    const { code: exitCode, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { exitCode, stdout, stderr };
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tock-decrypt-"));
  const deviceKey = await crypto.subtle.importKey("raw", rawDeviceKey, "AES-GCM", false, ["encrypt", "decrypt"]);
  const body = bodyOf(draft("Example"), draft("Counter", { parameters: hotp(7), note: "Grüße" }));
  const made = await createVault(
    body,
    [
      passphraseSlot("another one first"),
      { ...passphraseSlot(PASSPHRASE), label: 'Main "\u2028 é' },
      { type: "recovery", code },
      { type: "prf", output, credentialId: random(40), salt: random(32) },
      { type: "device", key: deviceKey },
    ],
    tools,
  );
  ({ record, vault } = await sealVault(value(made), NOW, random));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the independent decryptor", () => {
  it("shares no code with the extension", () => {
    const imports = [...readFileSync(TOOL, "utf8").matchAll(/(?:from|import\() ?"([^"]+)"/g)].map(([, name]) => name);
    expect(imports).not.toHaveLength(0);
    for (const name of imports) expect(name).toMatch(/^(?:node:[a-z]+|hash-wasm)$/);
  });

  it.each([
    ["--passphrase", () => PASSPHRASE.normalize("NFD")],
    ["--recovery", () => formatRecoveryCode(code)],
    ["--prf", () => toHex(output)],
    ["--device", () => toHex(rawDeviceKey)],
    ["--key", () => toHex(vault.key.reveal())],
  ])("I10: opens a vault of Tock's own making by %s", async (option, secret) => {
    const { exitCode, stdout } = await decrypt(record, option, secret());
    expect(exitCode).toBe(0);
    const body = JSON.parse(stdout) as { accounts: { issuer: string; secret: string }[] };
    expect(body).toMatchObject({ vaultId: record.vaultId, gen: 1, savedAt: NOW, settings: { autoLockMinutes: 15 } });
    expect(body.accounts).toMatchObject([
      { issuer: "Example", type: "totp" },
      { note: "Grüße", counter: 7 },
    ]);
    expect(fromBase64(body.accounts[0]!.secret)).toEqual(vault.body.accounts[0]!.parameters.secret.reveal());
  });

  it("agrees on what is a wrong secret, what damage, and what a newer format", async () => {
    const ct = fromBase64(record.ct)!;
    ct[0]! ^= 1;
    const forged = { ...record, ct: toBase64(ct), sum: await sumOf(record, ct) };
    const secret = formatRecoveryCode(code);
    expect((await decrypt(record, "--recovery", formatRecoveryCode(random(16)))).exitCode).toBe(3);
    expect((await decrypt(record, "--key", toHex(random(32)))).exitCode).toBe(3);
    expect((await decrypt(forged, "--recovery", secret)).exitCode).toBe(4);
    expect((await decrypt({ ...record, gen: 2 }, "--recovery", secret)).exitCode).toBe(4);
    expect((await decrypt({ ...record, minReader: 2 }, "--recovery", secret)).exitCode).toBe(2);
    expect((await decrypt({}, "--recovery", secret)).exitCode).toBe(2);
    expect((await decrypt(record, "--recovery", "0000")).exitCode).toBe(1);
  });
});
