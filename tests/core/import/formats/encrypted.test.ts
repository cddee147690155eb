/** Files under a password: made here as each app makes them, and opened again. */
import { argon2id } from "hash-wasm";
import { describe, expect, it } from "vitest";
import { utf8 } from "#core/bytes.ts";
import type { ImportOptions } from "#core/import/format.ts";
import { importFile } from "#core/import/index.ts";
import { cbc, cryptoJs, gcm, hash, mac, pbkdf2, random } from "../make/ciphers.ts";
import { javaMap } from "../make/java-map.ts";
import { secretStream } from "../make/secret-stream.ts";
import { sqlCipher } from "../make/sql-cipher.ts";
import { KEY, SECRET, base64, failureOf, hex, importing, linesOf, signed } from "../support.ts";

const PASSWORD = "pässwörd ☃";
const LINK = `otpauth://totp/Harbour:ada?secret=${SECRET}&issuer=Harbour`;
const LINE = `totp Harbour / ada ${SECRET} SHA1 6 30`;
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const argon2 = (password: string, salt: Uint8Array, memorySize: number, iterations: number, parallelism: number) =>
  argon2id({ password, salt, memorySize, iterations, parallelism, hashLength: 32, outputType: "binary" });

const andotpEntry = { secret: SECRET, issuer: "Harbour", label: "ada", type: "TOTP" };
const stratum = { Authenticators: [{ Type: 2, Issuer: "Harbour", Username: "ada", Secret: SECRET }] };
const bitwarden = {
  encrypted: false,
  items: [{ name: "Harbour", login: { username: "ada", totp: SECRET } }],
};
const extensionRow = { account: "ada", issuer: "Harbour", secret: SECRET, type: "totp", index: 0 };
const maFile = { shared_secret: base64(KEY), account_name: "ada" };
const proton = { version: 1, entries: [{ content: { uri: LINK, name: "ada" } }] };

function andotp(rounds = 1000) {
  const [salt, nonce] = [random(12), random(12)];
  const head = new DataView(new ArrayBuffer(4));
  head.setUint32(0, rounds);
  const key = pbkdf2(PASSWORD, salt, rounds, "sha1");
  return join(new Uint8Array(head.buffer), salt, nonce, gcm(key, nonce, JSON.stringify([andotpEntry])));
}

function andotpOld() {
  // No letters: of random beginnings one in 500 looks like words.
  const nonce = random(12).map((byte) => byte | 0x80);
  return join(nonce, gcm(hash("sha256", PASSWORD), nonce, JSON.stringify([andotpEntry])));
}

function twofas() {
  const [salt, nonce] = [random(256), random(12)];
  const key = pbkdf2(PASSWORD, salt, 10_000, "sha256");
  const services = [{ name: "Harbour", secret: SECRET, otp: { account: "ada" } }];
  const text = (clear: string) => [gcm(key, nonce, clear), salt, nonce].map(base64).join(":");
  return {
    schemaVersion: 4,
    services: [],
    groups: [],
    servicesEncrypted: text(JSON.stringify(services)),
    reference: text("constant"),
  };
}

async function stratumStrong() {
  const [salt, nonce] = [random(16), random(12)];
  const key = await argon2(PASSWORD, salt, 65_536, 3, 4);
  return join(utf8("AUTHENTICATORPRO"), salt, nonce, gcm(key, nonce, JSON.stringify(stratum)));
}

function stratumLegacy() {
  const [salt, iv] = [random(20), random(16)];
  const key = pbkdf2(PASSWORD, salt, 64_000, "sha1");
  return join(utf8("AuthenticatorPro"), salt, iv, cbc(key, iv, JSON.stringify(stratum)));
}

async function ente() {
  const [salt, header] = [random(16), random(24)];
  const key = await argon2(PASSWORD, salt, 64, 1, 1);
  return {
    version: 1,
    kdfParams: { memLimit: 64 * 1024, opsLimit: 1, salt: base64(salt) },
    encryptedData: base64(secretStream(key, header, utf8(LINK))),
    encryptionNonce: base64(header),
  };
}

async function protonEncrypted() {
  const [salt, nonce] = [random(16), random(12)];
  const key = await argon2(PASSWORD, salt, 19_456, 2, 1);
  const content = join(nonce, gcm(key, nonce, JSON.stringify(proton), utf8("proton.authenticator.export.v1")));
  return { version: 1, salt: base64(salt), content: base64(content) };
}

async function bitwardenEncrypted(kdf: "pbkdf2" | "argon2") {
  const salt = base64(random(16));
  const key =
    kdf === "pbkdf2"
      ? pbkdf2(PASSWORD, salt, 5000, "sha256")
      : await argon2(PASSWORD, hash("sha256", salt), 1024, 2, 1);
  const [encryptionKey, macKey] = ["enc", "mac"].map((info) => mac("sha256", key, utf8(info), Uint8Array.of(1)));
  const text = (clear: string) => {
    const iv = random(16);
    const sealed = cbc(encryptionKey!, iv, clear);
    return `2.${[iv, sealed, mac("sha256", macKey!, iv, sealed)].map(base64).join("|")}`;
  };
  return {
    encrypted: true,
    passwordProtected: true,
    salt,
    ...(kdf === "pbkdf2"
      ? { kdfType: 0, kdfIterations: 5000 }
      : { kdfType: 1, kdfIterations: 2, kdfMemory: 1, kdfParallelism: 1 }),
    encKeyValidation_DO_NOT_EDIT: text("anything"),
    data: text(JSON.stringify(bitwarden)),
  };
}

function freeotp2() {
  const salt = random(32);
  const masterKey = random(32);
  const sealed = (key: Uint8Array, clear: Uint8Array, token: string, isSequence: boolean) => {
    const nonce = random(12);
    const octets = [0x04, 12, ...nonce];
    return {
      mCipher: "AES/GCM/NoPadding",
      mCipherText: signed(gcm(key, nonce, clear, utf8(token))),
      mParameters: isSequence
        ? [0x30, 17, ...signed(Uint8Array.from(octets)), 2, 1, 16]
        : signed(Uint8Array.from(octets)),
      mToken: token,
    };
  };
  const key = pbkdf2(PASSWORD, salt, 1000, "sha512");
  return javaMap({
    masterKey: JSON.stringify({
      mAlgorithm: "PBKDF2withHmacSHA512",
      mIterations: 1000,
      mSalt: signed(salt),
      mEncryptedKey: sealed(key, masterKey, "AES", true),
    }),
    id: JSON.stringify({ key: JSON.stringify(sealed(masterKey, KEY, "HmacSHA1", false)) }),
    "id-token": JSON.stringify({ issuerExt: "Harbour", label: "ada" }),
  });
}

const extension1 = () => ({ a: { ...extensionRow, encrypted: true, secret: cryptoJs(SECRET, PASSWORD) } });
function extension2() {
  const inner = random(24);
  return {
    key: { enc: cryptoJs(inner, PASSWORD), hash: "" },
    a: { ...extensionRow, encrypted: true, secret: cryptoJs(SECRET, hex(inner)) },
  };
}
async function extension3() {
  const salt = hex(random(16));
  const encoded = (password: string, text: string) =>
    argon2id({
      password,
      salt: text,
      memorySize: 19_456,
      iterations: 2,
      parallelism: 1,
      hashLength: 32,
      outputType: "encoded",
    });
  const passphrase = (await encoded(PASSWORD, salt)).split("$").at(-1)!;
  return {
    k: { dataType: "Key", id: "k", salt, hash: await encoded(passphrase, "another salt"), version: 3 },
    a: { dataType: "EncOTPStorage", keyId: "k", index: 0, data: cryptoJs(JSON.stringify(extensionRow), passphrase) },
  };
}

function authy() {
  const token = (name: string, password: string, rounds?: number, iv?: Uint8Array<ArrayBuffer>) => ({
    name,
    issuer: null,
    digits: 6,
    salt: "salt as text",
    encrypted_seed: base64(
      cbc(pbkdf2(password, "salt as text", rounds ?? 1000, "sha1"), iv ?? new Uint8Array(16), SECRET.toLowerCase()),
    ),
    ...(rounds !== undefined && { key_derivation_iterations: rounds }),
    unique_iv: iv ? hex(iv) : null,
  });
  return {
    authenticator_tokens: [
      token("Harbour: ada", PASSWORD),
      token("New: bob", PASSWORD, 2000, random(16)),
      token("Forgotten: cy", "another password"),
    ],
    apps: [{ name: "Desk", secret_seed: hex(KEY) }],
  };
}

function authyCsv() {
  const iv = random(16);
  const seed = base64(cbc(pbkdf2(PASSWORD, "abc", 100_000, "sha1"), iv, SECRET));
  return `name,encrypted_seed,salt,iv\nHarbour: ada,${seed},abc,${hex(iv)}\n`;
}

function totpAuthenticator(password = PASSWORD) {
  const codes = [{ name: "ada", issuer: "Harbour", key: SECRET, base: 32, digits: "6", period: "30" }];
  const clear = JSON.stringify({ [JSON.stringify(codes)]: "x" });
  return base64(cbc(hash("sha256", password), new Uint8Array(16), clear));
}

const [sdaSalt, sdaIv] = [random(8), random(16)];
const sdaManifest = {
  name: "manifest.json",
  bytes: utf8(
    JSON.stringify({
      encrypted: true,
      entries: [
        { filename: "other.maFile", encryption_salt: base64(random(8)), encryption_iv: base64(random(16)), steamid: 1 },
        { filename: "1.maFile", encryption_salt: base64(sdaSalt), encryption_iv: base64(sdaIv), steamid: 2 },
      ],
    }),
  ),
};
const sda = () => base64(cbc(pbkdf2(PASSWORD, sdaSalt, 50_000, "sha1"), sdaIv, JSON.stringify(maFile)));

type Made = Uint8Array<ArrayBuffer> | string | object;
type Case = {
  readonly name: string;
  readonly app: string;
  readonly make: () => Made | Promise<Made>;
  readonly lines?: readonly string[];
  readonly options?: ImportOptions;
};
const cases: readonly Case[] = [
  { name: "andOTP", app: "andotp", make: () => andotp() },
  { name: "2FAS", app: "2fas", make: twofas },
  { name: "Stratum, strong", app: "stratum", make: stratumStrong },
  { name: "Stratum, legacy", app: "stratum", make: stratumLegacy },
  { name: "Ente", app: "ente", make: ente },
  { name: "Proton Authenticator", app: "proton-authenticator", make: protonEncrypted },
  { name: "Bitwarden under PBKDF2", app: "bitwarden", make: () => bitwardenEncrypted("pbkdf2") },
  { name: "Bitwarden under Argon2id", app: "bitwarden", make: () => bitwardenEncrypted("argon2") },
  { name: "FreeOTP 2", app: "freeotp", make: freeotp2 },
  { name: "the Authenticator extension, generation 1", app: "authenticator-extension", make: extension1 },
  { name: "the Authenticator extension, generation 2", app: "authenticator-extension", make: extension2 },
  { name: "the Authenticator extension, generation 3", app: "authenticator-extension", make: extension3 },
  {
    name: "Authy's server, where one token has an older password",
    app: "authy",
    make: authy,
    lines: [LINE, `totp New / bob ${SECRET} SHA1 6 30`, "Forgotten: cy: locked", `totp Desk /  ${SECRET} SHA1 7 10`],
  },
  { name: "Authy's data request", app: "authy", make: authyCsv },
  { name: "TOTP Authenticator", app: "totp-authenticator", make: () => totpAuthenticator() },
  {
    name: "a Steam maFile with its manifest",
    app: "steam",
    make: sda,
    lines: [`steam Steam / ada ${SECRET}`],
    options: { beside: [sdaManifest] },
  },
];

describe.each(cases)("$name", ({ app, make, lines = [LINE], options = {} }) => {
  it("opens with its password", async () => {
    expect(await linesOf(importing(await make(), { ...options, password: PASSWORD }))).toEqual(lines);
  });

  it("asks for a password", async () => {
    expect(await failureOf(importing(await make(), options))).toEqual({ kind: "needs-password", app });
  });

  it("says that a wrong password is wrong", async () => {
    const failure = await failureOf(importing(await make(), { ...options, password: "wrong" }));
    expect(failure).toMatchObject({ kind: "wrong-password", app });
  });

  it("stops where it was cancelled", async () => {
    const cancelled = { ...options, password: PASSWORD, signal: AbortSignal.abort() };
    expect(await failureOf(importing(await make(), cancelled))).toEqual({ kind: "cancelled" });
  });
});

describe("files without a mark", () => {
  it("open when a password is given: andOTP's older layout, Authenticator Plus's database", async () => {
    expect(await linesOf(importing(andotpOld(), { password: PASSWORD }))).toEqual([LINE]);
    expect(await linesOf(importing(sqlCipher(PASSWORD), { password: PASSWORD }))).toEqual([
      LINE,
      `hotp  / bob ${SECRET} SHA1 6 #7`,
      `totp Battle.net / cy ${SECRET} SHA1 8 30`,
    ]);
  });

  it("are not recognised without one, unless the user names the app", async () => {
    expect(await failureOf(importing(andotpOld()))).toEqual({ kind: "not-recognised", maybeSealed: true });
    expect(await failureOf(importing(andotpOld(), { app: "andotp" }))).toEqual({
      kind: "needs-password",
      app: "andotp",
    });
    const named = await importFile({ name: "backup.json.aes", bytes: andotpOld() });
    expect(named).toEqual({ ok: false, failure: { kind: "needs-password", app: "andotp" } });
  });

  it("stay unrecognised where they are noise", async () => {
    const noise = join(Uint8Array.of(0xff), random(4095));
    expect(await failureOf(importing(noise, { password: PASSWORD }))).toEqual({ kind: "not-recognised" });
  });
});

describe("Steam maFiles", () => {
  it("ask for the file that is missing from the pair", async () => {
    const alone = await importFile({ name: "1.maFile", bytes: utf8(sda()) });
    expect(alone).toMatchObject({ failure: { kind: "needs-file", file: "manifest" } });
    expect(await importFile(sdaManifest)).toMatchObject({ failure: { kind: "needs-file", file: "mafile" } });
  });

  it("of steamguard-cli open by their own scheme", async () => {
    const [salt, iv] = [random(16), random(16)];
    const key = await argon2(PASSWORD, salt, 12 * 1024, 3, 12);
    const encryption = { scheme: "Argon2idAes256", salt: base64(salt), iv: base64(iv) };
    const manifest = { version: 1, entries: [{ filename: "1.maFile", encryption }] };
    const beside = [{ name: "m", bytes: utf8(JSON.stringify(manifest)) }];
    const sealed = base64(cbc(key, iv, JSON.stringify(maFile)));
    expect(await linesOf(importing(sealed, { password: PASSWORD, beside }))).toEqual([`steam Steam / ada ${SECRET}`]);
  });
});

describe("TOTP Authenticator", () => {
  it("opens at once where the user had given no password", async () => {
    expect(await linesOf(importing(totpAuthenticator("TotpAuthenticator")))).toEqual([LINE]);
  });
});

describe("damage to an encrypted file", () => {
  it("is told from a wrong password where the format can", async () => {
    const file = await bitwardenEncrypted("pbkdf2");
    const damaged = { ...file, data: file.data.replace(/.{4}$/, "AAAA") };
    expect(await failureOf(importing(damaged, { password: PASSWORD }))).toEqual({ kind: "damaged", app: "bitwarden" });
    const services = twofas();
    const flipped = { ...services, servicesEncrypted: services.servicesEncrypted.replace(/^..../, "AAAA") };
    expect(await failureOf(importing(flipped, { password: PASSWORD }))).toEqual({ kind: "damaged", app: "2fas" });
  });

  it("at any byte never gives accounts", async () => {
    const intact = andotp();
    for (let at = 0; at < intact.length; at += 7) {
      const flipped = intact.with(at, (intact[at] ?? 0) ^ 1);
      // Of the number of rounds only the low bytes keep this short.
      if (at < 2) continue;
      expect((await importing(flipped, { password: PASSWORD })).ok, String(at)).toBe(false);
    }
  });
});

describe("a key derivation that nobody can afford", () => {
  it.each<[string, object]>([
    [
      "Bitwarden's rounds",
      { encrypted: true, passwordProtected: true, salt: "AA==", kdfType: 0, kdfIterations: 2e9, data: "" },
    ],
    [
      "Bitwarden's memory",
      {
        encrypted: true,
        passwordProtected: true,
        salt: "AA==",
        kdfType: 1,
        kdfIterations: 3,
        kdfMemory: 2 ** 20,
        kdfParallelism: 4,
        data: "",
      },
    ],
    [
      "Ente's memory",
      {
        version: 1,
        kdfParams: { memLimit: 2 ** 40, opsLimit: 4, salt: base64(random(16)) },
        encryptedData: "AA==",
        encryptionNonce: base64(random(24)),
      },
    ],
    [
      "Authy's tokens together",
      {
        authenticator_tokens: Array.from({ length: 100 }, () => ({
          name: "a",
          encrypted_seed: "AA==",
          salt: "s",
          key_derivation_iterations: 9_000_000,
        })),
      },
    ],
  ])("is refused before it starts: %s", async (_, file) => {
    expect(await failureOf(importing(file, { password: "x" }))).toMatchObject({ kind: "kdf-too-costly" });
  });
});
