import { readFile } from "node:fs/promises";
import { TOTP, URI } from "otpauth";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { formPages } from "./form-pages.ts";
import { qrPages } from "./qr-pages.ts";
import { startSite, type Site } from "./server.ts";
import { Visitor } from "./visitor.ts";

const NAME = "ada@example.org";
const PASSWORD = "correct horse battery";
const STEP_MS = 30_000;

let site: Site;
let nowMs: number;

beforeAll(async () => {
  const wasm = await readFile(new URL(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
  await prepareZXingModule({ overrides: { wasmBinary: wasm.buffer }, fireImmediately: true });
});
beforeEach(async () => {
  nowMs = Date.UTC(2030, 0, 1);
  site = await startSite({ now: () => nowMs });
});
afterEach(() => site.close());

async function readQr(picture: Uint8Array): Promise<string> {
  const [found] = await readBarcodes(picture, { formats: ["QRCode"] });
  if (!found) throw new Error("no QR code in the picture");
  return found.text;
}

/** What an authenticator does with the enrolment page: reads its picture. */
async function scan(page: string): Promise<TOTP> {
  const base64 = /src="data:image\/png;base64,([^"]+)"/.exec(page)?.[1];
  const account = URI.parse(await readQr(Buffer.from(base64 ?? "", "base64")));
  if (!(account instanceof TOTP)) throw new Error("not a time-based account");
  return account;
}

const codeAt = (account: TOTP, timestamp = nowMs): string => account.generate({ timestamp });
const newVisitor = (): Visitor => new Visitor(site);

async function register(): Promise<Visitor> {
  const visitor = await newVisitor().get("/register");
  return visitor.post("/register", { name: NAME, password: PASSWORD });
}

/** Registers and turns two-step verification on. The next step has begun when it returns. */
async function enrol(): Promise<{ account: TOTP; backupCodes: string[] }> {
  const visitor = await register();
  await visitor.get("/account/two-step");
  const account = await scan(visitor.page);
  await visitor.post("/account/two-step", { code: codeAt(account) });
  const backupCodes = [...visitor.page.matchAll(/<code>([\w-]{9})<\/code>/g)].map(([, code]) => code!);
  nowMs += STEP_MS;
  return { account, backupCodes };
}

async function givePassword(): Promise<Visitor> {
  const visitor = await newVisitor().get("/login");
  return visitor.post("/login", { name: NAME, password: PASSWORD });
}

describe("enrolment", () => {
  it("shows an account that other libraries read, by picture and by setup key", async () => {
    const visitor = await register();
    await visitor.get("/account/two-step");
    const account = await scan(visitor.page);
    expect(account).toMatchObject({ issuer: "Fernleaf", label: NAME, digits: 6, period: 30, algorithm: "SHA1" });
    expect(account.secret.bytes).toHaveLength(20);
    const key = /class="key">([^<]+)</.exec(visitor.page)?.[1]?.replaceAll(" ", "");
    expect(key).toBe(account.secret.base32);
  });

  it("turns on only after a first code, and shows ten backup codes once", async () => {
    const visitor = await register();
    await visitor.get("/account/two-step");
    const account = await scan(visitor.page);
    await visitor.post("/account/two-step", { code: "000000" });
    expect(visitor.status).toBe(403);
    expect(await scan(visitor.page)).toEqual(account);
    await visitor.post("/account/two-step", { code: codeAt(account) });
    expect(visitor.page.match(/<code>[\w-]{9}<\/code>/g)).toHaveLength(10);
    await visitor.get("/account");
    expect(visitor.page).not.toMatch(/<code>/);
    expect(visitor.page).toContain("10 backup codes left");
  });
});

describe("login", () => {
  it("needs no code before two-step verification is on", async () => {
    await register();
    expect((await givePassword()).path).toBe("/account");
  });

  it.each([
    ["of this step", 0],
    ["of the step before", -STEP_MS],
    ["of the step after", STEP_MS],
  ])("accepts a code %s", async (_, offsetMs) => {
    const { account } = await enrol();
    nowMs += STEP_MS;
    const visitor = await givePassword();
    await visitor.post("/login/code", { code: codeAt(account, nowMs + offsetMs) });
    expect(visitor.path).toBe("/account");
    expect(site.events.all("login-code")).toMatchObject([
      { member: NAME, verdict: { kind: "accepted", delta: offsetMs / STEP_MS } },
    ]);
  });

  it.each([
    ["two steps old", -2 * STEP_MS],
    ["two steps early", 2 * STEP_MS],
  ])("refuses a code %s", async (_, offsetMs) => {
    const { account } = await enrol();
    nowMs += 2 * STEP_MS;
    const visitor = await givePassword();
    await visitor.post("/login/code", { code: codeAt(account, nowMs + offsetMs) });
    expect(visitor.status).toBe(403);
    expect(site.events.all("login-code")[0]?.verdict.kind).toBe("wrong");
  });

  it("refuses a code that was used, at login or at enrolment, until the next step", async () => {
    const { account } = await enrol();
    const used = codeAt(account);
    await (await givePassword()).post("/login/code", { code: used });
    const replay = await givePassword();
    await replay.post("/login/code", { code: used });
    await replay.post("/login/code", { code: codeAt(account, nowMs - STEP_MS) });
    nowMs += STEP_MS;
    await replay.post("/login/code", { code: codeAt(account) });
    const verdicts = site.events.all("login-code").map(({ verdict }) => verdict.kind);
    expect(verdicts).toEqual(["accepted", "replayed", "replayed", "accepted"]);
  });

  it("looks at no sixth try within a minute", async () => {
    const { account } = await enrol();
    const visitor = await givePassword();
    for (let n = 0; n < 5; n++) await visitor.post("/login/code", { code: "000000" });
    await visitor.post("/login/code", { code: codeAt(account) });
    nowMs += 2 * STEP_MS;
    await visitor.post("/login/code", { code: codeAt(account) });
    const verdicts = site.events.all("login-code").map(({ verdict }) => verdict.kind);
    expect(verdicts).toEqual([...Array<string>(5).fill("wrong"), "too-many-tries", "accepted"]);
  });

  it.each(["", "12345", "1234567", "abcdef"])("calls %j malformed", async (code) => {
    await enrol();
    await (await givePassword()).post("/login/code", { code });
    expect(site.events.all("login-code")[0]?.verdict.kind).toBe("malformed");
  });

  it("accepts each backup code once, however it is written", async () => {
    const { backupCodes } = await enrol();
    const [first = ""] = backupCodes;
    const visitor = await givePassword();
    await visitor.post("/login/backup-code", { "backup-code": first.toUpperCase().replace("-", " ") });
    expect(visitor.path).toBe("/account");
    expect(visitor.page).toContain("9 backup codes left");
    await (await givePassword()).post("/login/backup-code", { "backup-code": first });
    expect(site.events.all("backup-code").map(({ verdict }) => verdict)).toEqual(["accepted", "wrong"]);
  });

  it("gives nobody the code page without the password", async () => {
    await enrol();
    const visitor = await newVisitor().get("/login");
    await visitor.post("/login", { name: NAME, password: "not this one" });
    expect(visitor.status).toBe(403);
    expect((await visitor.get("/login/code")).path).toBe("/login");
  });
});

describe("the site", () => {
  it("refuses a form that was not made for this visitor", async () => {
    const visitor = await newVisitor().get("/register");
    await visitor.post("/register", { name: NAME, password: PASSWORD, token: "guessed" });
    expect(visitor.status).toBe(403);
    expect(site.events.all("registered")).toEqual([]);
  });

  it("refuses a form that another origin sends", async () => {
    const response = await fetch(`${site.origin}/forms/single`, {
      method: "POST",
      headers: { origin: "https://example.net" },
      body: new URLSearchParams({ code: "000000" }),
    });
    expect(response.status).toBe(403);
    expect(site.events.all("practice-code")).toEqual([]);
  });

  it("treats what was typed as text", async () => {
    const visitor = await newVisitor().get("/register");
    await visitor.post("/register", { name: '"><script>x@example.org', password: PASSWORD });
    expect(visitor.page).not.toContain("<script>x@");
  });

  it.each(qrPages.map(({ id }) => id))("shows /qr/%s with a code that decodes", async (id) => {
    expect((await newVisitor().get(`/qr/${id}`)).status).toBe(200);
    const picture = await fetch(`${site.origin}/qr/${id}/code.png`);
    expect(await readQr(new Uint8Array(await picture.arrayBuffer()))).toMatch(/^(?:otpauth:\/\/totp\/|https:)/);
  });

  it.each(formPages.filter(({ wantsCode }) => wantsCode).map(({ id }) => id))(
    "accepts the practice account's code at /forms/%s",
    async (id) => {
      const practice = URI.parse(site.practice.uri) as TOTP;
      const visitor = await newVisitor().get(`/forms/${id}`);
      expect(visitor.status).toBe(200);
      await visitor.post(`/forms/${id}`, { code: codeAt(practice) });
      expect(visitor.page).toContain("The code is right.");
    },
  );
});
