import { beforeEach, describe, expect, it } from "vitest";
import { addAccounts } from "#core/vault/accounts.ts";
import { draft, failureOf, value } from "../core/vault/support.ts";
import { MINUTE_MS, settled, unlockedProfile, type Profile, type Worker } from "./support.ts";

const TAB = 1;
const SITE = { kind: "domain", value: "example.org" } as const;
const HERE = "https://id.example.org";
const CODES = ["a7f3-91kd", "m2x8-55ty", "0bq4-c3pz"];

let profile: Profile;
let worker: Worker;

const kept = () => worker.keeper.opened()?.accounts[0]?.recoveryCodes ?? [];
const keep = async (codes: readonly string[]) =>
  value(await worker.backupCodes.change("id-1", () => codes.map((code) => ({ code }))));

beforeEach(async () => {
  ({ profile, worker } = await unlockedProfile());
  value(
    await worker.keeper.change((body) =>
      addAccounts(body, [{ id: "id-1", draft: draft("Example", { sites: [SITE] }) }], 0),
    ),
  );
  await worker.enrollments.begin({ accountId: "id-1", tabId: TAB, site: SITE, keptAtMs: profile.nowMs });
});

describe("backup codes that a page shows", () => {
  it("are offered to the account that is being enrolled there, by number, and kept only in memory", async () => {
    expect(await worker.backupCodes.seen(CODES, TAB, HERE)).toMatchObject({
      kind: "offer",
      account: { id: "id-1", issuer: "Example" },
      count: 3,
    });
    expect(await worker.backupCodes.waiting()).toEqual([{ accountId: "id-1", count: 3 }]);
    expect(kept()).toEqual([]);
    expect(profile.local.text()).not.toContain(CODES[0]);
  });

  it.each([
    ["in another tab", 2, HERE],
    ["on another site", TAB, "https://other.test"],
    ["on plain http", TAB, "http://id.example.org"],
  ])("are nobody's %s", async (_, tabId, url) => {
    expect(await worker.backupCodes.seen(CODES, tabId, url)).toEqual({ kind: "none" });
    expect(profile.session.text()).not.toContain(CODES[0]);
  });

  it("are nobody's a quarter of an hour later", async () => {
    profile.nowMs += 15 * MINUTE_MS + 1;
    expect(await worker.backupCodes.seen(CODES, TAB, HERE)).toEqual({ kind: "none" });
  });

  it("are offered once more only where some of them are new", async () => {
    await keep(CODES);
    expect(await worker.backupCodes.seen(CODES, TAB, HERE)).toEqual({ kind: "none" });
    expect(await worker.backupCodes.seen([...CODES, "9wd1-e6hr"], TAB, HERE)).toMatchObject({ kind: "offer" });
  });

  it("outlive the worker, since their page shows them only once", async () => {
    await worker.backupCodes.seen(CODES, TAB, HERE);
    worker = profile.startWorker();
    await worker.keeper.ready;
    expect(await worker.backupCodes.foundFor("id-1")).toEqual(CODES);
  });

  it("are forgotten by a lock, also when it falls while they are being put aside", async () => {
    await worker.backupCodes.seen(CODES, TAB, HERE);
    await worker.keeper.lock();
    await settled();
    expect(profile.session.text()).not.toContain(CODES[0]);
    expect(await worker.backupCodes.waiting()).toEqual([]);
  });
});

describe("a kept backup code", () => {
  beforeEach(() => keep(CODES));

  it("is handed to its site, ticked off and saved first, and never twice", async () => {
    expect(value(await worker.backupCodes.handOut("id-1", HERE))).toBe(CODES[0]);
    expect(kept()[0]).toEqual({ code: CODES[0], usedAt: profile.nowMs });
    const both = await Promise.all([
      worker.backupCodes.handOut("id-1", HERE),
      worker.backupCodes.handOut("id-1", HERE),
    ]);
    expect(new Set(both.map(value)).size).toBe(2);
    expect(failureOf(await worker.backupCodes.handOut("id-1", HERE))).toEqual({ kind: "no-account" });
  });

  it.each(["https://other.test", "http://id.example.org", "https://example.org.login.test", "null"])(
    "is not handed to %s",
    async (url) => {
      expect(failureOf(await worker.backupCodes.handOut("id-1", url))).toEqual({ kind: "wrong-site" });
      expect(kept().every(({ usedAt }) => usedAt === undefined)).toBe(true);
    },
  );

  it("is not handed out where that could not be saved", async () => {
    profile.local.onStep = (step) => {
      if (step === "set") throw new Error("no space left");
    };
    expect((await worker.backupCodes.handOut("id-1", HERE)).ok).toBe(false);
  });

  it("that the page did not take is good again, and no other", async () => {
    value(await worker.backupCodes.handOut("id-1", HERE));
    value(await worker.backupCodes.handOut("id-1", HERE));
    await worker.backupCodes.takeBack("id-1");
    await worker.backupCodes.takeBack("id-1");
    expect(kept().map(({ usedAt }) => usedAt !== undefined)).toEqual([true, false, false]);
  });

  it("is not handed out while locked", async () => {
    await worker.keeper.lock();
    expect(failureOf(await worker.backupCodes.handOut("id-1", HERE))).toEqual({ kind: "locked" });
  });
});
