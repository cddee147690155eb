import { beforeEach, describe, expect, it } from "vitest";
import type { SeenDocument, SeenUnit } from "../../src/background/documents.ts";
import { bestUnit } from "../../src/background/filling.ts";
import type { AccountDraft } from "#core/account/account.ts";
import { addAccounts, changeSettings, trashAccounts } from "#core/vault/accounts.ts";
import { draft, hotp, NOW, value } from "../core/vault/support.ts";
import { unlockedProfile, type Profile, type Worker } from "./support.ts";

const HERE = "https://login.example.org";
const SITE = { kind: "domain", value: "example.org" } as const;
/** Ten seconds into a step of thirty. */
const IN_STEP = Math.floor(NOW / 30_000) * 30_000 + 10_000;

let profile: Profile;
let worker: Worker;

const keep = async (id: string, change: Partial<AccountDraft> = {}) =>
  value(
    await worker.keeper.change((body) =>
      addAccounts(body, [{ id, draft: draft("Example", { sites: [SITE], ...change }) }], profile.nowMs),
    ),
  );

const seen = (origin: string, kinds: readonly SeenUnit["kind"][] = ["totp"], tabId = 1): SeenDocument => ({
  target: { tabId, frameId: 0 },
  origin,
  isTop: true,
  isForeignFrame: false,
  units: kinds.filter((kind) => kind !== "recovery").map((kind, index) => ({ unitId: `u${index}`, kind, length: 6 })),
  backupUnits: kinds.includes("recovery") ? [{ unitId: "b", kind: "recovery", length: null }] : [],
  showsError: false,
  showsQrCode: false,
});

beforeEach(async () => {
  ({ profile, worker } = await unlockedProfile());
  profile.nowMs = IN_STEP;
  await keep("id-1");
});

describe("a code", () => {
  it.each([
    ["the site itself", "https://example.org", "code"],
    ["a part of the site", HERE, "code"],
    ["plain http on the same host", "http://example.org", "wrong-site"],
    ["a name that ends in it", "https://notexample.org", "wrong-site"],
    ["a name that begins with it", "https://example.org.login.test", "wrong-site"],
    ["another suffix", "https://example.com", "wrong-site"],
    ["Cyrillic letters", "https://ехample.org", "wrong-site"],
    ["an opaque origin", "null", "wrong-site"],
    ["nothing", "", "wrong-site"],
    ["a file", "file:///example.org", "wrong-site"],
    ["a blob of a file", "blob:null/example.org", "wrong-site"],
    ["an extension", "moz-extension://example.org", "wrong-site"],
  ])("M3, F7: for %s: %s gives %s", async (_, origin, kind) => {
    expect(await worker.filling.codeFor("id-1", origin)).toMatchObject({ kind });
  });

  it("is not given for a site that the account is not bound to, whatever it calls itself", async () => {
    await keep("id-2", { issuer: "bank.test", label: "bank.test", sites: [] });
    expect(await worker.filling.codeFor("id-2", "https://bank.test")).toMatchObject({ kind: "wrong-site" });
  });

  it("F4: is not given for a neighbour below a public suffix", async () => {
    await keep("id-2", { sites: [{ kind: "domain", value: "ada.github.io" }] });
    expect(await worker.filling.codeFor("id-2", "https://ada.github.io")).toMatchObject({ kind: "code" });
    expect(await worker.filling.codeFor("id-2", "https://bob.github.io")).toMatchObject({ kind: "wrong-site" });
  });

  it("is given once per step and site: a server refuses one that it has seen", async () => {
    const first = await worker.filling.codeFor("id-1", HERE);
    expect(first).toMatchObject({ kind: "code", validUntilMs: IN_STEP + 20_000 });
    const wait = { kind: "waiting", untilMs: IN_STEP + 20_000, reason: "used" };
    expect(await worker.filling.codeFor("id-1", HERE)).toEqual(wait);
    profile.nowMs += 20_000;
    const next = await worker.filling.codeFor("id-1", HERE);
    expect(next).toMatchObject({ kind: "code" });
    expect(next).not.toMatchObject({ code: (first as { code: string }).code });
  });

  it("that has hardly any time left is waited for", async () => {
    profile.nowMs = IN_STEP + 17_001;
    const wait = { kind: "waiting", untilMs: IN_STEP + 20_000, reason: "ending" };
    expect(await worker.filling.codeFor("id-1", HERE)).toEqual(wait);
  });

  it("F12: is not given to a second site of its account in the same step, nor to the first one again", async () => {
    const both = [SITE, { kind: "domain", value: "example.com" }] as const;
    await keep("id-2", { sites: both });
    expect(await worker.filling.codeFor("id-2", HERE)).toMatchObject({ kind: "code" });
    expect(await worker.filling.codeFor("id-2", "https://example.com")).toMatchObject({ kind: "waiting" });
    profile.nowMs += 20_000;
    expect(await worker.filling.codeFor("id-2", "https://example.com")).toMatchObject({ kind: "code" });
    expect(await worker.filling.codeFor("id-2", HERE)).toMatchObject({ kind: "waiting" });
  });

  it("that was never typed is given again", async () => {
    const first = await worker.filling.codeFor("id-1", HERE);
    await worker.filling.takeBack("id-1");
    expect(await worker.filling.codeFor("id-1", HERE)).toEqual(first);
  });

  it("that was sent while the clock was ahead stands in nobody's way", async () => {
    profile.nowMs += 90_000;
    await worker.filling.codeFor("id-1", HERE);
    profile.nowMs -= 90_000;
    expect(await worker.filling.codeFor("id-1", HERE)).toMatchObject({ kind: "code" });
  });

  it("of the next step is given where the user would rather try it than wait, and then not again in its time", async () => {
    await worker.filling.codeFor("id-1", HERE);
    const early = await worker.filling.codeFor("id-1", HERE, { early: true });
    expect(early).toMatchObject({ kind: "code", validUntilMs: IN_STEP + 50_000 });
    // No server looks further ahead than one step.
    const wait = { kind: "waiting", untilMs: IN_STEP + 50_000, reason: "used" };
    expect(await worker.filling.codeFor("id-1", HERE, { early: true })).toEqual(wait);
    profile.nowMs += 20_000;
    expect(await worker.filling.codeFor("id-1", HERE)).toEqual(wait);
  });

  it("of the next step is given at the end of one where the site is known to take it, and only then", async () => {
    value(
      await worker.keeper.change((body) =>
        changeSettings(body, { siteFilling: { "login.example.org": { acceptsNextSince: 1 } } }),
      ),
    );
    profile.nowMs = IN_STEP + 17_001;
    const elsewhere = await worker.filling.codeFor("id-1", "https://example.org");
    expect(elsewhere).toMatchObject({ kind: "waiting" });
    expect(await worker.filling.codeFor("id-1", HERE)).toMatchObject({ kind: "code", validUntilMs: IN_STEP + 50_000 });
  });

  it.each([
    ["totp", true],
    ["enrolment", false],
    ["sent", false],
  ] as const)("for a field of kind %s is sent by itself where the user wants that: %s", async (kind, submits) => {
    value(
      await worker.keeper.change((body) =>
        changeSettings(body, { siteFilling: { "login.example.org": { submitsSince: 1 } } }),
      ),
    );
    expect(await worker.filling.codeFor("id-1", HERE, { kind })).toMatchObject({ submits });
    profile.nowMs += 30_000;
    expect(await worker.filling.codeFor("id-1", "https://example.org", { kind })).toMatchObject({ submits: false });
  });

  it("is known to be filled only by the page that it was given to", async () => {
    await worker.filling.codeFor("id-1", HERE);
    expect(worker.filling.noteFilled("id-1", "https://example.org")).toBeUndefined();
    expect(worker.filling.wasFilled("id-1")).toBe(false);
    expect(worker.filling.noteFilled("id-1", HERE)).toEqual({ isNext: false });
    expect(worker.filling.wasFilled("id-1")).toBe(true);
  });

  it("is not given while locked, of an unknown account or out of the trash", async () => {
    expect(await worker.filling.codeFor("id-9", HERE)).toEqual({ kind: "no-account" });
    value(await worker.keeper.change((body) => trashAccounts(body, ["id-1"], profile.nowMs)));
    expect(await worker.filling.codeFor("id-1", HERE)).toEqual({ kind: "no-account" });
    await worker.keeper.lock();
    expect(await worker.filling.codeFor("id-1", HERE)).toEqual({ kind: "locked" });
  });

  it("of a counter is saved before it is given, and none is given twice", async () => {
    await keep("id-h", { parameters: hotp(7) });
    const asked = await Promise.all([worker.filling.codeFor("id-h", HERE), worker.filling.codeFor("id-h", HERE)]);
    const codes = asked.map((each) => (each.kind === "code" ? each.code : each.kind));
    expect(new Set(codes).size).toBe(2);
    const restarted = profile.startWorker();
    await restarted.keeper.ready;
    const account = restarted.keeper.opened()?.accounts.find(({ id }) => id === "id-h");
    expect(account?.parameters).toMatchObject({ counter: 9 });
  });

  it("of a counter that could not be saved is not given", async () => {
    await keep("id-h", { parameters: hotp(7) });
    profile.local.onStep = (step) => {
      if (step === "set") throw new Error("no space left");
    };
    const reply = await worker.filling.codeFor("id-h", HERE);
    expect(reply).toEqual({ kind: "not-saved", failure: { kind: "storage-full" } });
  });
});

describe("the offer at a field", () => {
  it("names the site's accounts, the one that was used last first", async () => {
    await keep("id-2");
    await keep("id-3", { sites: [{ kind: "domain", value: "example.com" }] });
    await worker.filling.codeFor("id-2", HERE);
    expect(await worker.filling.offerFor(seen(HERE))).toMatchObject({
      kind: "accounts",
      siteName: "example.org",
      accounts: [{ id: "id-2" }, { id: "id-1" }],
    });
  });

  it.each([
    ["of a site without accounts", "https://other.test", ["totp"], "none"],
    ["of an opaque origin", "null", ["totp"], "none"],
    ["for a code that was sent", HERE, ["sent"], "none"],
    ["where there is no field", HERE, [], "none"],
    ["of a look-alike", "https://examp1e.org", ["totp"], "look-alike"],
  ] as const)("%s is %s %s: %s", async (_, origin, kinds, kind) => {
    expect(await worker.filling.offerFor(seen(origin, kinds))).toMatchObject({ kind });
  });

  it("is none on a muted site, and tells of a lock only where there is a field", async () => {
    value(await worker.keeper.change((body) => changeSettings(body, { mutedSites: { "login.example.org": NOW } })));
    expect(await worker.filling.offerFor(seen(HERE))).toEqual({ kind: "none" });
    await worker.keeper.lock();
    expect(await worker.filling.offerFor(seen("https://example.org"))).toEqual({ kind: "locked" });
    expect(await worker.filling.offerFor(seen("https://example.org", []))).toEqual({ kind: "none" });
  });

  it("on a page that enrolls is the account that was just kept there, never an older one", async () => {
    expect(await worker.filling.offerFor(seen(HERE, ["enrolment"]))).toEqual({ kind: "none" });
    await keep("id-new");
    await worker.enrollments.begin({ accountId: "id-new", tabId: 1, site: SITE, keptAtMs: profile.nowMs });
    expect(await worker.filling.offerFor(seen(HERE, ["enrolment"]))).toMatchObject({ accounts: [{ id: "id-new" }] });
    const elsewhere = await worker.filling.offerFor(seen(HERE, ["totp"], 2));
    expect(elsewhere).toMatchObject({ accounts: [{ id: "id-1" }, { id: "id-new" }] });
  });
});

describe("the offer at a field for a backup code", () => {
  it("names the accounts of the site that have one left, and how many", async () => {
    await keep("id-2", { recoveryCodes: [{ code: "aaaa-1111" }, { code: "bbbb-2222", usedAt: NOW }] });
    await keep("id-3", { recoveryCodes: [{ code: "cccc-3333", usedAt: NOW }] });
    expect(await worker.filling.offerFor(seen(HERE, ["recovery"]))).toEqual({
      kind: "backup-codes",
      siteName: "example.org",
      accounts: [{ id: "id-2", issuer: "Example", label: "example@example.org", left: 1 }],
    });
    expect(await worker.filling.offerFor(seen("https://other.test", ["recovery"]))).toEqual({ kind: "none" });
  });

  it("gives way to a field for a one-time code beside it", async () => {
    await keep("id-2", { recoveryCodes: [{ code: "aaaa-1111" }] });
    expect(await worker.filling.offerFor(seen(HERE, ["totp", "recovery"]))).toMatchObject({ kind: "accounts" });
  });
});

describe("bestUnit", () => {
  const frame = (units: SeenDocument["units"]): SeenDocument => ({ ...seen(HERE), isTop: false, units });
  it("prefers an authenticator's field to a sent code's, and the page's own to a frame's", () => {
    const inFrame = frame([{ unitId: "f", kind: "totp", length: 6 }]);
    expect(bestUnit([seen(HERE, ["sent"]), inFrame])?.unit.unitId).toBe("f");
    expect(bestUnit([inFrame, seen(HERE, ["totp"])])?.document.isTop).toBe(true);
    expect(bestUnit([])).toBeUndefined();
  });
});
