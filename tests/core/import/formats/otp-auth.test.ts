import { describe, expect, it } from "vitest";
import { readKeyedArchive } from "#core/import/containers/keyed-archive.ts";
import { cbc, hash, mac, pbkdf2, random } from "../make/ciphers.ts";
import { keyedArchive } from "../make/keyed-archive.ts";
import { KEY, SECRET, draftsOf, failureOf, hex, importing, linesOf } from "../support.ts";

const PASSWORD = "pässwörd";
const ada = { label: "ada", issuer: "Harbour", secret: KEY, type: 2, counter: 0, digits: 0, period: 0, algorithm: 0 };
const bob = { label: "bob", issuer: "Ferry", secret: KEY, type: 1, counter: 7, digits: 8, period: 0, algorithm: 2 };
const cy = { label: "cy", issuer: "Old", secret: KEY, type: 2, counter: 0, digits: 6, period: 60, algorithm: 4 };
const backup = keyedArchive({ Folders: [{ name: "Ships", accounts: [ada, bob, cy] }] });
const LINES = [
  `totp Harbour / ada ${SECRET} SHA1 6 30`,
  `hotp Ferry / bob ${SECRET} SHA256 8 #7`,
  "Old: cy: unsupported-algorithm",
];

function rnCryptor(clear: Uint8Array): Uint8Array {
  const [salt, macSalt, iv] = [random(8), random(8), random(16)];
  const key = pbkdf2(PASSWORD, salt, 10_000, "sha1");
  const sealed = Buffer.concat([Uint8Array.of(3, 1), salt, macSalt, iv, cbc(key, iv, clear)]);
  return Buffer.concat([sealed, mac("sha256", pbkdf2(PASSWORD, macSalt, 10_000, "sha1"), sealed)]);
}

/** The layer around every file, under a key that the app has built in. */
const wrapped = (kind: "Authenticator" | "OTPAuth", archive: Parameters<typeof keyedArchive>[0]) =>
  cbc(hash("sha256", kind), new Uint8Array(16), keyedArchive(archive));

function older(kind: "Authenticator" | "OTPAuth", clear: Uint8Array) {
  const ivSource = random(16);
  const salt = "some salt";
  // Of a backup the IV is a text, of an account bytes.
  const iv = kind === "Authenticator" ? hex(ivSource) : ivSource;
  const sealed = cbc(hash("sha256", `${salt}-${PASSWORD}`), hash("sha1", iv).slice(0, 16), clear);
  return kind === "Authenticator"
    ? wrapped(kind, { Version: 1, IV: iv, Salt: salt, WrappedData: sealed })
    : wrapped(kind, { Version: 1, IV: iv, Salt: salt, Data: sealed });
}

describe("OTP Auth", () => {
  it.each([
    ["backup 1.1", wrapped("Authenticator", { Version: "1.1", WrappedData: rnCryptor(backup) }), LINES],
    ["backup 1.0", older("Authenticator", backup), LINES],
    ["account 1.2", wrapped("OTPAuth", { Version: "1.2", Data: rnCryptor(keyedArchive(ada)) }), LINES.slice(0, 1)],
    ["account 1.1", older("OTPAuth", keyedArchive(ada)), LINES.slice(0, 1)],
  ])("opens %s with its password alone", async (_, file, lines) => {
    expect(await linesOf(importing(file, { password: PASSWORD }))).toEqual(lines);
    expect(await failureOf(importing(file))).toEqual({ kind: "needs-password", app: "otp-auth" });
    expect(await failureOf(importing(file, { password: "wrong" }))).toMatchObject({ kind: "wrong-password" });
  });

  it("keeps folders as tags", async () => {
    const file = wrapped("Authenticator", { Version: "1.1", WrappedData: rnCryptor(backup) });
    const drafts = await draftsOf(importing(file, { password: PASSWORD }));
    expect(drafts.map(({ tags }) => tags)).toEqual([["Ships"], ["Ships"]]);
  });
});

describe("readKeyedArchive", () => {
  it("refuses an archive that is cut off, or no archive", () => {
    for (let length = 0; length < backup.length; length += 11) {
      expect(readKeyedArchive(backup.slice(0, length)), String(length)).toBeUndefined();
    }
    expect(readKeyedArchive(random(200))).toBeUndefined();
  });
});
