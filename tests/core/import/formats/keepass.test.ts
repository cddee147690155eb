import { describe, expect, it } from "vitest";
import { kdbx3, kdbx4, type KdbxOptions } from "../make/kdbx.ts";
import { KEY, SECRET, base64, draftsOf, failureOf, hex, importing, linesOf } from "../support.ts";

const password = "pässwörd ☃";
const string = (key: string, value: string, isProtected = false) =>
  `<String><Key>${key}</Key><Value${isProtected ? ' Protected="True"' : ""}>${value}</Value></String>`;
const entry = (title: string, strings: string, history = "") =>
  `<Entry><UUID>AA==</UUID>${string("Title", title)}${string("UserName", "ada")}${strings}${history}</Entry>`;
const document = (root: string, bin = "") =>
  `<?xml version="1.0" encoding="utf-8"?><KeePassFile><Meta><RecycleBinEnabled>True</RecycleBinEnabled>` +
  `<RecycleBinUUID>${bin}</RecycleBinUUID></Meta><Root><Group><Name>Database</Name>${root}</Group></Root></KeePassFile>`;
const totp = (name: string, rest = "SHA1 6 30") => `totp ${name} / ada ${SECRET} ${rest}`;

describe("KeePass entries", () => {
  it.each([
    ["a key URI", string("otp", `otpauth://totp/x:y?secret=${SECRET}&amp;digits=8`), `totp x / y ${SECRET} SHA1 8 30`],
    [
      "a key URI of Steam",
      string("otp", `otpauth://totp/x:y?secret=${SECRET}&amp;encoder=steam`),
      `steam x / y ${SECRET}`,
    ],
    ["a bare secret", string("otp", SECRET.toLowerCase()), totp("T")],
    ["KeeOtp", string("otp", `key=${SECRET}&amp;step=60&amp;size=8&amp;otpHashMode=Sha512`), totp("T", "SHA512 8 60")],
    [
      "KeeOtp with a counter and a key in hex",
      string("otp", `key=${hex(KEY)}&amp;type=Hotp&amp;counter=9&amp;encoding=Hex`),
      `hotp T / ada ${SECRET} SHA1 6 #9`,
    ],
    ["KeeOtp of Steam", string("otp", `key=${SECRET}&amp;type=Steam`), `steam T / ada ${SECRET}`],
    ["KeeTrayTOTP", string("TOTP Seed", SECRET) + string("TOTP Settings", "60;8"), totp("T", "SHA1 8 60")],
    [
      "KeeTrayTOTP of Steam, with a time server",
      string("TOTP Seed", SECRET) + string("TOTP Settings", "30;S;https://example.org"),
      `steam T / ada ${SECRET}`,
    ],
    [
      "KeePass 2.47",
      string("TimeOtp-Secret-Base64", base64(KEY)) +
        string("TimeOtp-Length", "8") +
        string("TimeOtp-Period", "20") +
        string("TimeOtp-Algorithm", "HMAC-SHA-256"),
      totp("T", "SHA256 8 20"),
    ],
    ["KeePass 2.47, the secret as text", string("TimeOtp-Secret", "12345678901234567890"), totp("T")],
    [
      "KeePass with a counter",
      string("HmacOtp-Secret-Hex", hex(KEY)) + string("HmacOtp-Counter", "128"),
      `hotp T / ada ${SECRET} SHA1 6 #128`,
    ],
  ])("read %s", async (_, strings, line) => {
    expect(await linesOf(importing(document(entry("T", strings))))).toEqual([line]);
  });

  it("take one account that two plug-ins describe for one", async () => {
    const both = string("otp", `otpauth://totp/T:ada?secret=${SECRET}`) + string("TOTP Seed", SECRET);
    expect(await linesOf(importing(document(entry("T", both))))).toHaveLength(1);
  });

  it("keep groups, leave history alone and the bin's entries where they lie", async () => {
    const old = `<History>${entry("Old", string("otp", SECRET))}</History>`;
    const groups =
      entry("Top", string("otp", SECRET), old) +
      `<Group><Name>Work</Name><Group><Name>Ships</Name>${entry("Deep", string("otp", SECRET))}</Group></Group>` +
      `<Group><Name>Bin</Name><UUID>Yg==</UUID><Group><Name>x</Name>${entry("Gone", string("otp", SECRET))}</Group></Group>`;
    const file = document(groups, "Yg==");
    expect(await linesOf(importing(file))).toEqual([totp("Top"), totp("Deep"), "Gone: ada: in-bin"]);
    expect((await draftsOf(importing(file))).map(({ tags }) => tags)).toEqual([[], ["Work/Ships"]]);
  });

  it("may be none, which is said", async () => {
    expect(await failureOf(importing(document(entry("T", ""))))).toEqual({ kind: "no-accounts", app: "keepass" });
  });
});

describe("KDBX", () => {
  // Three protected values, of which the middle one is nobody's: the stream runs through all of them.
  const xml = document(
    entry("One", string("Password", "geheim ☃", true) + string("otp", SECRET, true)) +
      entry("Two", string("Password", "x".repeat(100), true) + string("TOTP Seed", SECRET, true)),
  );
  const LINES = [totp("One"), totp("Two")];

  it.each<[string, Omit<KdbxOptions, "password">]>([
    ["4, AES, Argon2id", {}],
    ["4, ChaCha20", { cipher: "chacha20" }],
    ["4, AES-KDF", { kdf: "aes" }],
    ["4, not packed", { gzip: false }],
  ])("%s opens with its password alone", async (_, options) => {
    const file = await kdbx4(xml, { password, ...options });
    expect(await linesOf(importing(file, { password }))).toEqual(LINES);
    expect(await failureOf(importing(file))).toEqual({ kind: "needs-password", app: "keepass" });
    const wrong = { kind: "wrong-password", app: "keepass", orDamaged: false };
    expect(await failureOf(importing(file, { password: "wrong" }))).toEqual(wrong);
  });

  it("3.1 opens with its password alone", async () => {
    const file = kdbx3(xml, password);
    expect(await linesOf(importing(file, { password }))).toEqual(LINES);
    expect(await failureOf(importing(file, { password: "wrong" }))).toMatchObject({ kind: "wrong-password" });
  });

  it("with a cipher that is not read says so", async () => {
    const file = await kdbx4(xml, { password, cipher: "twofish" });
    const unsupported = { kind: "unsupported", app: "keepass", reason: "cipher" };
    expect(await failureOf(importing(file, { password }))).toEqual(unsupported);
  });

  it.each<[string, Omit<KdbxOptions, "password">]>([
    ["passes", { claimedRounds: 2 ** 40 }],
    ["rounds", { kdf: "aes", claimedRounds: 2 ** 40 }],
  ])("refuses %s without end before it derives", async (_, options) => {
    const file = await kdbx4(xml, { password, ...options });
    expect(await failureOf(importing(file, { password }))).toMatchObject({ kind: "kdf-too-costly" });
  });

  it("refuses a gzip bomb inside", async () => {
    const bomb = document(entry("T", string("Notes", " ".repeat(70 * 1024 * 1024))));
    const file = await kdbx4(bomb, { password });
    expect(await failureOf(importing(file, { password }))).toEqual({ kind: "too-big", limit: "inflated" });
  });

  it("tells damage from a wrong password: the header by its hash, the body by its blocks", async () => {
    const file = await kdbx4(xml, { password });
    for (const at of [20, 60, file.length - 60, file.length - 5]) {
      const flipped = file.with(at, (file[at] ?? 0) ^ 1);
      expect(await failureOf(importing(flipped, { password })), String(at)).toEqual({
        kind: "damaged",
        app: "keepass",
      });
    }
    for (let length = 9; length < file.length; length += 97) {
      expect((await importing(file.slice(0, length), { password })).ok, String(length)).toBe(false);
    }
  });
});
