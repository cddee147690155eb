import { beforeEach, describe, expect, it } from "vitest";
import { newDraft } from "#core/account/account.ts";
import { buildMigrationUris } from "#core/account/migration-uri.ts";
import { toBase32 } from "#core/account/secret.ts";
import { markProven, trashedAccounts } from "#core/vault/accounts.ts";
import { failureOf, totp, value } from "../core/vault/support.ts";
import { MINUTE_MS, settled, unlockedProfile, type Profile, type Worker } from "./support.ts";

const KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const uri = (secret = KEY, issuer = "Example") => `otpauth://totp/${issuer}:ada?secret=${secret}&issuer=${issuer}`;
const PAGE = { kind: "page", topUrl: "https://example.org/2fa", frameUrl: "https://example.org/2fa" } as const;
const TAB = 1;

let profile: Profile;
let worker: Worker;

async function proposed(text = uri(), source: Parameters<Worker["enrolling"]["report"]>[1] = PAGE) {
  const report = await worker.enrolling.report([text], source, TAB);
  if (report.kind !== "proposals") throw new Error(report.kind);
  return report.proposals[0]!;
}
const accounts = () => worker.keeper.opened()?.accounts ?? [];

beforeEach(async () => {
  ({ profile, worker } = await unlockedProfile());
});

describe("a proposal", () => {
  it("U8: shows names and site, never the key, and keeps nothing by itself", async () => {
    const proposal = await proposed();
    expect(proposal).toMatchObject({ issuer: "Example", label: "ada", siteName: "example.org", bindSite: true });
    expect(JSON.stringify(proposal)).not.toContain(KEY);
    expect(accounts()).toEqual([]);
    expect(profile.local.text()).not.toContain(KEY);
  });

  it("is the same when the page shows the same code again", async () => {
    expect((await proposed()).proposalId).toBe((await proposed()).proposalId);
    expect(await worker.enrolling.ofTab(TAB, PAGE.topUrl)).toHaveLength(1);
    expect(await worker.enrolling.ofTab(2, PAGE.topUrl)).toEqual([]);
  });

  it("becomes an account of the page's site, once", async () => {
    const { proposalId } = await proposed();
    const account = value(await worker.enrolling.accept(proposalId, { issuer: "Mine" }));
    expect(account).toMatchObject({ issuer: "Mine", label: "ada", sites: [{ kind: "domain", value: "example.org" }] });
    expect(failureOf(await worker.enrolling.accept(proposalId, {}))).toEqual({ kind: "expired" });
    expect(accounts()).toHaveLength(1);
    expect(await worker.enrollments.pending()).toMatchObject([{ accountId: account.id, tabId: TAB }]);
  });

  it("from a frame of another origin is not bound unless the user asks for it", async () => {
    const proposal = await proposed(uri(), { ...PAGE, frameUrl: "https://ads.test" });
    expect(proposal).toMatchObject({ bindSite: false, warnings: ["from-other-frame"] });
    expect(value(await worker.enrolling.accept(proposal.proposalId, {})).sites).toEqual([]);
  });

  it("waits for ten minutes, also when the worker is stopped", async () => {
    const { proposalId } = await proposed();
    worker = profile.startWorker();
    profile.nowMs += 10 * MINUTE_MS - 1;
    expect(await worker.enrolling.byId(proposalId)).toMatchObject({ proposalId });
    profile.nowMs += 1;
    expect(failureOf(await worker.enrolling.accept(proposalId, {}))).toEqual({ kind: "expired" });
  });

  it.each([
    ["another page of the site", "https://login.example.org/done", 1],
    ["another site", "https://example.com/", 0],
    ["plain http", "http://example.org/", 0],
    ["where Tock may not look", undefined, 0],
  ])("of a tab that has gone to %s is shown or forgotten", async (_, url, left) => {
    await proposed();
    expect(await worker.enrolling.ofTab(TAB, url)).toHaveLength(left);
    expect(profile.session.text().includes(KEY)).toBe(left > 0);
  });

  it("is forgotten with its tab, and no other", async () => {
    await proposed();
    await worker.enrolling.forgetTab(2);
    expect(await worker.enrolling.ofTab(TAB, PAGE.topUrl)).toHaveLength(1);
    await worker.enrolling.forgetTab(TAB);
    expect(profile.session.text()).not.toContain(KEY);
  });

  it("can be accepted by the page that has shown it, and by no other", async () => {
    const { proposalId } = await proposed();
    expect(await worker.enrolling.isOfTab(proposalId, 2, PAGE.topUrl)).toBe(false);
    expect(await worker.enrolling.isOfTab(proposalId, TAB, PAGE.topUrl)).toBe(true);
    expect(await worker.enrolling.isOfTab(proposalId, TAB, "https://other.test")).toBe(false);
  });

  it("from a bare key has the site's name, and takes those of the QR code beside it", async () => {
    const guess = await proposed(KEY.replace(/.{4}/g, "$& ").toLowerCase());
    expect(guess).toMatchObject({ issuer: "example.org", label: "", siteName: "example.org", digits: 6 });
    const scanned = await proposed();
    expect(scanned).toMatchObject({ proposalId: guess.proposalId, issuer: "Example", label: "ada" });
    expect(await proposed(KEY)).toMatchObject({ proposalId: guess.proposalId, issuer: "Example" });
    expect(await worker.enrolling.ofTab(TAB, PAGE.topUrl)).toHaveLength(1);
  });

  it("is gone after a lock, and nothing is accepted while locked", async () => {
    const { proposalId } = await proposed();
    await worker.keeper.lock();
    expect(failureOf(await worker.enrolling.accept(proposalId, {}))).toEqual({ kind: "locked" });
    expect(await worker.enrolling.report([uri()], PAGE, TAB)).toEqual({ kind: "locked" });
    await settled();
    expect(profile.session.text()).not.toContain(KEY);
  });

  it("leaves no key in the session when the lock falls while it is being put aside", async () => {
    await proposed();
    let isFirst = true;
    profile.session.onStep = async (step, [key]) => {
      if (step !== "set" || key !== "proposals" || !isFirst) return;
      isFirst = false;
      await worker.keeper.lock();
      await settled();
    };
    const texts = [uri("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), uri("MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK")];
    expect(await worker.enrolling.report(texts, PAGE, TAB)).toEqual({ kind: "locked" });
    await settled();
    expect(profile.session.text()).not.toContain("otpauth");
  });

  it("U9: does not grow a page's hundreds of codes into more than forty", async () => {
    const texts = Array.from({ length: 60 }, (_, index) => uri(KEY, `Issuer${index}`));
    await worker.enrolling.report(texts, PAGE, TAB);
    expect(await worker.enrolling.ofTab(TAB, PAGE.topUrl)).toHaveLength(40);
  });
});

describe("what is kept already", () => {
  it("U7: is told from a new key under the same names, which is kept beside it a hundred times", async () => {
    value(await worker.enrolling.accept((await proposed()).proposalId, {}));
    expect((await proposed()).relation).toMatchObject({ kind: "already-kept", issuer: "Example" });
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    for (let turn = 0; turn < 100; turn++) {
      const secret = `${letters[turn % 32]!}${letters[(turn * 7) % 32]!}${letters[turn >> 5]!}${KEY.slice(3)}`;
      const { proposalId, relation } = await proposed(uri(secret));
      if (turn === 0) expect(relation).toMatchObject({ kind: "other-key" });
      value(await worker.enrolling.accept(proposalId, {}));
    }
    expect(accounts()).toHaveLength(101);
  });
});

describe("a new key for an account that is kept", () => {
  const NEW_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  it("is compared with it, and never shown", async () => {
    value(await worker.enrolling.accept((await proposed()).proposalId, {}));
    const { relation } = await proposed(`${uri(NEW_KEY)}&digits=8`);
    expect(relation).toMatchObject({
      kind: "other-key",
      isInTrash: false,
      differences: [{ name: "key" }, { name: "digits", kept: "6", proposed: "8" }],
    });
    expect(JSON.stringify(relation)).not.toMatch(new RegExp(`${KEY}|${NEW_KEY}`));
  });

  it("takes the old one's place where its owner says so, and the old one goes to the trash", async () => {
    const before = value(await worker.enrolling.accept((await proposed()).proposalId, { label: "mine" }));
    value(await worker.keeper.change((body) => markProven(body, before.id, profile.nowMs)));
    const { proposalId } = await proposed(uri(NEW_KEY).replace("ada", "mine"));
    const after = value(await worker.enrolling.replace(proposalId));
    expect(after).toMatchObject({ id: before.id, label: "mine", sites: before.sites });
    expect(after.provenAt).toBeUndefined();
    expect(toBase32(after.parameters.secret.reveal())).toBe(NEW_KEY);
    const [old] = trashedAccounts(worker.keeper.body()!);
    expect(toBase32(old!.parameters.secret.reveal())).toBe(KEY);
    expect(accounts()).toHaveLength(1);
    expect(await worker.enrollments.pending()).toMatchObject([{ accountId: before.id }]);
    expect(failureOf(await worker.enrolling.replace(proposalId))).toEqual({ kind: "expired" });
  });

  it("replaces nothing where there is nothing to replace", async () => {
    const { proposalId } = await proposed();
    expect(failureOf(await worker.enrolling.replace(proposalId))).toEqual({ kind: "expired" });
    expect(accounts()).toEqual([]);
  });
});

describe("a report", () => {
  it.each([
    ["a key URI without a key", "otpauth://totp/Example?issuer=Example", { kind: "invalid-uri" }],
    ["a key that is no key", uri("not!base32"), { kind: "invalid-uri", failure: { parameter: "secret" } }],
    ["a damaged transfer code", "otpauth-migration://offline?data=%00%00", { kind: "invalid-uri" }],
    ["a web address", "https://example.org/", { kind: "other-content", what: "web-address" }],
    ["a wireless network", "WIFI:S:guest;T:WPA;P:secret;;", { kind: "other-content", what: "wifi" }],
    ["something else", "hello", { kind: "other-content", what: "text" }],
  ])("says of %s what it is, and keeps nothing of it", async (_, text, expected) => {
    const report = await worker.enrolling.report([text], PAGE, TAB);
    expect(report).toMatchObject(expected);
    if (report.kind === "invalid-uri") expect(JSON.stringify(report)).not.toContain("not!base32");
    expect(profile.session.items.has("proposals")).toBe(false);
  });

  it("finds nothing in nothing", async () => {
    expect(await worker.enrolling.report([], PAGE, TAB)).toEqual({ kind: "nothing-found" });
  });

  it("puts the parts of a transfer together, in any order and though one is read twice", async () => {
    const drafts = Array.from({ length: 12 }, (_, index) => newDraft("Example", `ada${index}`, totp(index)));
    const [first, second] = buildMigrationUris(drafts, 77).uris as [string, string];
    const elsewhere = { kind: "elsewhere" } as const;
    const part = { kind: "partial-export", have: [2], of: 2 };
    expect(await worker.enrolling.report([second], elsewhere, null)).toEqual(part);
    expect(await worker.enrolling.report([second], elsewhere, null)).toEqual(part);
    // Between two codes the worker may have been stopped.
    worker = profile.startWorker();
    await worker.keeper.ready;
    expect(await worker.enrolling.exportProgress()).toEqual({ have: [2], of: 2 });
    const whole = await worker.enrolling.report([first], elsewhere, null);
    expect(await worker.enrolling.exportProgress()).toBeUndefined();
    expect(whole.kind === "proposals" && whole.proposals).toHaveLength(12);
  });
});
