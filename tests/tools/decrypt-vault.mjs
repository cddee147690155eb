// Opens a Tock vault without Tock: written from docs/VAULT-FORMAT.md alone, shares no code with the extension.
// Needs Node 20 and hash-wasm (only for passphrases: Node 20 has no Argon2).
//
//   node decrypt-vault.mjs RECORD.json --passphrase 'correct horse battery staple'
//   node decrypt-vault.mjs RECORD.json --recovery 048J-2CA1-A5GQ-30CH-M6RW-3MF1-Y46C
//   node decrypt-vault.mjs RECORD.json --prf HEX            (the 32 bytes that the passkey's PRF gave)
//   node decrypt-vault.mjs RECORD.json --device HEX         (the raw device key)
//   node decrypt-vault.mjs RECORD.json --key HEX            (the vault key itself)
//
// RECORD.json is one value of `v1.a` or `v1.b`, or a backup file. Prints the body as JSON, secrets included.
// Exit codes: 1 wrong use, 2 not a vault or a newer format, 3 wrong secret, 4 damaged.
import { createDecipheriv, createHash, hkdfSync, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { argon2id } from "hash-wasm";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

class Refusal extends Error {
  constructor(exitCode, message) {
    super(message);
    this.exitCode = exitCode;
  }
}

const bytesOf = (base64) => Buffer.from(base64, "base64");

/** RFC 8785: members sorted by the UTF-16 units of their names, no white space. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

const hkdf = (input, vaultId, label, length) => Buffer.from(hkdfSync("sha256", input, vaultId, label, length));

/** `ct` ends with the 16-byte tag. Undefined where it does not open. */
function openGcm(key, iv, ct, aad) {
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: 16 });
  decipher.setAAD(aad);
  decipher.setAuthTag(ct.subarray(ct.length - 16));
  try {
    return Buffer.concat([decipher.update(ct.subarray(0, ct.length - 16)), decipher.final()]);
  } catch {
    return undefined;
  }
}

export function recoveryBytes(text) {
  const plain = text.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const digits = [...plain].map((char) => CROCKFORD.indexOf(char));
  if (digits.length !== 28 || digits.includes(-1)) throw new Refusal(1, "A recovery code has 28 characters");
  const number = digits.slice(0, 26).reduce((sum, digit) => sum * 32n + BigInt(digit), 0n);
  if (number % 4n !== 0n || (number / 4n) % 1021n !== BigInt(digits[26] * 32 + digits[27])) {
    throw new Refusal(1, "The recovery code is mistyped");
  }
  return Buffer.from((number / 4n).toString(16).padStart(32, "0"), "hex");
}

async function slotInput(slot, secret) {
  if (slot.type !== "passphrase") return secret;
  const { m, t, p, salt } = slot.kdf;
  return argon2id({
    password: secret.normalize("NFKC"),
    salt: bytesOf(salt),
    memorySize: m,
    iterations: t,
    parallelism: p,
    hashLength: 32,
    outputType: "binary",
  });
}

async function vaultKey(record, type, secret) {
  for (const slot of record.slots.filter((each) => each.type === type)) {
    const label = `tock/1/slot/${type}/${slot.id}`;
    const key = type === "device" ? secret : hkdf(await slotInput(slot, secret), record.vaultId, label, 32);
    const { vaultId, keyEpoch } = record;
    const context = { context: "tock/1/slot", vaultId, keyEpoch, id: slot.id, type };
    if (slot.kdf) context.kdf = slot.kdf;
    if (slot.prf) context.prf = slot.prf;
    const opened = openGcm(key, bytesOf(slot.wrap.iv), bytesOf(slot.wrap.ct), Buffer.from(canonical(context)));
    if (opened) return opened;
  }
  throw new Refusal(3, "No slot accepts this secret");
}

/**
 * @param type "passphrase", "recovery", "prf", "device" (a slot's type) or "key" for the vault key itself.
 * @param secret Text for a passphrase, bytes for the others.
 * @returns The body as an object; secrets are base64.
 */
export async function decryptVault(record, type, secret) {
  if (record?.magic !== "tock-vault") throw new Refusal(2, "This is not a Tock vault");
  if (record.minReader > 1) throw new Refusal(2, "Only a newer reader may open this");
  const key = type === "key" ? secret : await vaultKey(record, type, secret);
  if (!timingSafeEqual(hkdf(key, record.vaultId, "tock/1/check", 16), bytesOf(record.check))) {
    throw new Refusal(type === "key" ? 3 : 4, "The key is another vault's");
  }
  const { ct, sum, ...header } = record;
  const aad = Buffer.from(canonical(header));
  const rightSum = createHash("sha256").update(aad).update(bytesOf(ct)).digest();
  if (!rightSum.equals(bytesOf(sum))) throw new Refusal(4, "The record is damaged: its sum is wrong");
  const bodyKey = hkdf(key, record.vaultId, "tock/1/body", 32);
  const plain = openGcm(bodyKey, bytesOf(record.iv), bytesOf(ct), aad);
  if (!plain) throw new Refusal(4, "The record is damaged or was changed");
  const body = JSON.parse(plain.toString("utf8"));
  if (body.vaultId !== record.vaultId || body.gen !== record.gen) throw new Refusal(4, "The body is another record's");
  return body;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const [file, option = "", given] = process.argv.slice(2);
    const type = option.replace(/^--/, "");
    if (!file || !given || !["passphrase", "recovery", "prf", "device", "key"].includes(type)) {
      throw new Refusal(1, "Usage: decrypt-vault.mjs RECORD.json --passphrase|--recovery|--prf|--device|--key SECRET");
    }
    const secret =
      type === "passphrase" ? given : type === "recovery" ? recoveryBytes(given) : Buffer.from(given, "hex");
    const body = await decryptVault(JSON.parse(readFileSync(file, "utf8")), type, secret);
    process.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
