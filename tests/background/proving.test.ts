import { beforeEach, describe, expect, it } from "vitest";
import { createProving } from "../../src/background/proving.ts";
import type { SeenDocument } from "../../src/background/documents.ts";
import { addAccounts } from "#core/vault/accounts.ts";
import { draft, value } from "../core/vault/support.ts";
import { MINUTE_MS, settled, unlockedProfile, type Profile, type Worker } from "./support.ts";

const SITE = { kind: "domain", value: "example.org" } as const;
const TAB = 1;

let profile: Profile;
let worker: Worker;
/** The accounts that others were told of as proven. */
let told: string[];

const page = (asksForCode: boolean): SeenDocument => ({
  target: { tabId: TAB, frameId: 0 },
  origin: "https://example.org",
  isTop: true,
  isForeignFrame: false,
  backupUnits: [],
  showsError: false,
  showsQrCode: false,
  units: asksForCode ? [{ unitId: "u", kind: "enrolment", length: 6 }] : [],
});

/** Watches a tab that shows `looks` one after the other, the last one for ever, at an address. */
const proving = (looks: readonly boolean[], url = "https://example.org/done") => {
  let turn = 0;
  return createProving(worker.keeper, worker.enrollments, {
    nowMs: profile.now,
    wait: (ms) => Promise.resolve(void (profile.nowMs += ms)),
    lookAtTab: () => Promise.resolve([page(looks[Math.min(turn++, looks.length - 1)] ?? false)]),
    urlOf: () => Promise.resolve(url),
    onProven: (accountId) => Promise.resolve(void told.push(accountId)),
  });
};
const isProven = () => worker.keeper.opened()?.accounts[0]?.provenAt !== undefined;

beforeEach(async () => {
  ({ profile, worker } = await unlockedProfile());
  told = [];
  value(await worker.keeper.change((body) => addAccounts(body, [{ id: "id-1", draft: draft("Example") }], 0)));
  await worker.enrollments.begin({ accountId: "id-1", tabId: TAB, site: SITE, keptAtMs: profile.nowMs });
});

describe("an account", () => {
  it.each([
    ["is proven once the site has gone on", [true, true, false], "https://example.org/done", TAB, true],
    ["is not while the site asks again", [true], "https://example.org/done", TAB, false],
    ["is not for a moment without field", [true, false, true], "https://example.org/done", TAB, false],
    ["is not by another site", [false], "https://other.test/", TAB, false],
  ] as const)("%s", async (_, looks, url, tabId, proven) => {
    await proving(looks, url).noteFilled("id-1", tabId, url);
    for (let turn = 0; turn < 20; turn++) await settled();
    expect(isProven()).toBe(proven);
    const [pending] = await worker.enrollments.pending();
    expect(pending?.provenAtMs !== undefined).toBe(proven);
    expect(told).toEqual(proven ? ["id-1"] : []);
  });
});

describe("an account outside an enrolment", () => {
  beforeEach(() => worker.enrollments.forget());

  it("is proven by a log-in, and watched no further", async () => {
    await proving([true, false]).noteFilled("id-1", TAB, "https://example.org/login");
    for (let turn = 0; turn < 20; turn++) await settled();
    expect(isProven()).toBe(true);
  });

  it("is not proven by the word of another site", async () => {
    await proving([false], "https://other.test/").noteFilled("id-1", TAB, "https://example.org/login");
    for (let turn = 0; turn < 20; turn++) await settled();
    expect(isProven()).toBe(false);
  });
});

describe("a code that was copied", () => {
  it("proves the account that is being enrolled once its page has gone on", async () => {
    await proving([true, false]).noteCopied("id-1");
    for (let turn = 0; turn < 20; turn++) await settled();
    expect(isProven()).toBe(true);
  });

  it("proves nothing where nothing is being enrolled", async () => {
    await worker.enrollments.forget();
    await proving([false]).noteCopied("id-1");
    for (let turn = 0; turn < 20; turn++) await settled();
    expect(isProven()).toBe(false);
  });
});

describe("a pending enrollment", () => {
  it("survives the worker, ends after a quarter of an hour, and is one for each tab", async () => {
    const pending = () => profile.startWorker().enrollments.pending();
    expect(await pending()).toHaveLength(1);
    await worker.enrollments.begin({ accountId: "id-2", tabId: TAB, site: SITE, keptAtMs: profile.nowMs });
    expect(await pending()).toMatchObject([{ accountId: "id-2" }]);
    profile.nowMs += 15 * MINUTE_MS;
    expect(await pending()).toEqual([]);
  });

  it("ends with its tab", async () => {
    await worker.enrollments.endOfTab(2);
    expect(await worker.enrollments.pending()).toHaveLength(1);
    await worker.enrollments.endOfTab(TAB);
    expect(await worker.enrollments.pending()).toEqual([]);
  });

  it("that cannot be read is none", async () => {
    profile.session.items.set("enrollments", [{ accountId: 7 }]);
    expect(await worker.enrollments.pending()).toEqual([]);
  });
});
