import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runOtp } from "./otp.ts";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const TOTP = `otpauth://totp/ACME:john?secret=${KEY}&digits=8`;
const HOTP = `otpauth://hotp/ACME:john?secret=${KEY}&counter=3`;

const otp = (...args: readonly string[]) =>
  runOtp(args, { nowMs: 1_111_111_111_000, randomBytes: (length) => new Uint8Array(length).fill(0xff) });
const jsonOf = (out: string) => JSON.parse(out) as unknown;

describe("otp uri", () => {
  it("prints what an URI says", () => {
    const { exitCode, out, err } = otp("uri", `${TOTP}&period=60`);
    expect(jsonOf(out)).toEqual({
      type: "totp",
      issuer: "ACME",
      label: "john",
      secret: KEY,
      algorithm: "SHA1",
      digits: 8,
      period: 60,
    });
    expect([exitCode, err]).toEqual([0, ""]);
  });

  it("prints counters for HOTP, and Steam's fixed parameters", () => {
    expect(jsonOf(otp("uri", HOTP).out)).toMatchObject({ type: "hotp", counter: 3 });
    expect(jsonOf(otp("uri", `steam://${KEY}`).out)).toMatchObject({ type: "steam", digits: 5, period: 30 });
  });

  it("prints the accounts of a transfer code", () => {
    const uri = "otpauth-migration://offline?data=ChIKCjEyMzQ1Njc4OTASBGpvaG4QARgDIAE%3D";
    expect(jsonOf(otp("uri", uri).out)).toMatchObject({
      batchSize: 3,
      batchIndex: 1,
      accounts: [{ label: "john", secret: "GEZDGNBVGY3TQOJQ" }],
      refused: [],
    });
  });

  it("warns on stderr", () => {
    expect(otp("uri", "otpauth://totp/a?secret=MFRGGZDFMY").err).toContain("short-secret");
  });

  it("refuses a bad URI by the parameter's name, without its secret", () => {
    const { exitCode, out, err } = otp("uri", `${TOTP}&period=0`);
    expect([exitCode, out]).toEqual([1, ""]);
    expect(err).toContain('"parameter":"period"');
    expect(err).not.toContain(KEY);
  });
});

describe("otp code", () => {
  it.each([
    [[TOTP, "--at", "59"], "94287082"],
    [[TOTP, "--at", "59.9999"], "94287082"],
    [[TOTP], "14050471"],
    [[TOTP, "--at", "1111111109", "--next"], "14050471"],
    [[KEY, "--digits", "8", "--at", "59"], "94287082"],
    [[KEY, "--type", "hotp", "--counter", "9"], "520489"],
    [[HOTP], "969429"],
    [[HOTP, "--next"], "338314"],
    [["63BEDWCQZKTQWPESARIERL5DTTQFCJTK", "--type", "steam", "--at", "1511200518"], "FR8RV"],
  ])("of %j is %s", (args, code) => {
    expect(otp("code", ...args)).toEqual({ exitCode: 0, out: `${code}\n`, err: "" });
  });

  it("prints both codes and their times as JSON", () => {
    expect(jsonOf(otp("code", TOTP, "--at", "59", "--json").out)).toEqual({
      code: "94287082",
      step: 1,
      validFrom: 30,
      validUntil: 60,
      next: "37359152",
    });
  });
});

describe("otp verify", () => {
  it.each([
    [[TOTP, "07081804"], 0, { accepted: true, offset: -1, step: 37_037_036 }],
    [[TOTP, "0705 0471"], 1, { accepted: false, reason: "no-match" }],
    [[TOTP, "94287082", "--at", "120", "--window", "3"], 0, { accepted: true, offset: -3, step: 1 }],
    [
      [TOTP, "94287082", "--at", "59", "--last-step", "1"],
      1,
      { accepted: false, reason: "already-used", offset: 0, step: 1 },
    ],
    [[TOTP, "123456"], 1, { accepted: false, reason: "malformed", expectedLength: 8 }],
    [[HOTP, "254676", "--window", "5"], 0, { accepted: true, counter: 5, skipped: 2, nextCounter: 6 }],
  ])("of %j exits with %i and says why", (args, exitCode, verdict) => {
    const outcome = otp("verify", ...args);
    expect(jsonOf(outcome.out)).toEqual(verdict);
    expect(outcome.exitCode).toBe(exitCode);
  });
});

describe("otp generate", () => {
  it("prints the URI of a new key of 160 bits", () => {
    expect(otp("generate", "--issuer", "ACME Co", "--label", "john").out).toBe(
      `otpauth://totp/ACME%20Co:john?secret=${"7".repeat(32)}&issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30\n`,
    );
  });

  it("takes every parameter", () => {
    const { out } = otp(
      ...["generate", "--label", "john", "--bytes", "10", "--type", "hotp"],
      ...["--algorithm", "sha-512", "--digits", "8", "--counter", "7"],
    );
    expect(out).toBe(`otpauth://hotp/john?secret=${"7".repeat(16)}&algorithm=SHA512&digits=8&counter=7\n`);
  });
});

describe("otp", () => {
  it.each([[["--help"]], [["code", "--help"]], [[]]])("explains itself for %j", (args) => {
    expect(otp(...args)).toMatchObject({ exitCode: 0, err: "" });
    expect(otp(...args).out).toContain("Usage: npm run otp -- COMMAND");
  });

  it.each([
    [["frobnicate"], "unknown command"],
    [["uri"], "wants URI"],
    [["code"], "wants KEY"],
    [["verify", TOTP], "wants KEY and CODE"],
    [["code", TOTP, "--at", "noon"], "--at"],
    [["code", TOTP, "--at", "-1"], "--at"],
    [["code", TOTP, "--digits", "6"], "itself"],
    [["code", KEY, "--type", "ocra"], "--type"],
    [["code", KEY, "--period", "0"], '"parameter":"period"'],
    [["code", "JBSW0"], "misread-digit"],
    [["code", `${TOTP}&digits=7&period=x`], '"parameter":"period"'],
    [["verify", TOTP, "1", "--window", "1001"], "--window"],
    [["verify", TOTP, "1", "--frob"], "--frob"],
    [["uri", TOTP, "--at", "59"], "uri has no --at"],
    [["generate", "john"], "options only"],
    [["generate"], "--issuer"],
    [["generate", "--issuer", "A", "--bytes", "0"], "--bytes"],
  ])("answers %j with exit code 2 and a reason", (args, reason) => {
    const { exitCode, out, err } = otp(...args);
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain(reason);
    expect(err).not.toContain(KEY);
  });

  it("runs as a command", () => {
    const program = fileURLToPath(new URL("otp.ts", import.meta.url));
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, ["--import", "tsx", program, ...args], { encoding: "utf8" });
    expect(run("code", TOTP, "--at", "59")).toMatchObject({ status: 0, stdout: "94287082\n", stderr: "" });
    expect(run("verify", TOTP, "00000000").status).toBe(1);
  }, 30_000);
});
