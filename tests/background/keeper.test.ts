import { describe, expect, it } from "vitest";
import { addAccounts, changeSettings, takeCounter, trashAccounts } from "#core/vault/accounts.ts";
import { SESSION_KEY } from "#core/vault/session.ts";
import { draft, failureOf, hotp, PASSPHRASE, value } from "../core/vault/support.ts";
import { cheapStretch, MINUTE_MS, Profile, settled, unlockedProfile, type Worker } from "./support.ts";

const LOCKED = { state: "locked", ways: { passphrase: true, recoveryCode: false, passkeys: [] } };

const issuers = ({ keeper }: Worker) => keeper.opened()?.accounts.map(({ issuer }) => issuer);
const add = async ({ keeper }: Worker, issuer: string) =>
  value(await keeper.change((body) => addAccounts(body, [{ id: `id-${issuer}`, draft: draft(issuer) }], Date.now())));

async function startedWorker(profile: Profile): Promise<Worker> {
  const worker = profile.startWorker();
  await worker.keeper.ready;
  return worker;
}

describe("a new profile", () => {
  it("is a new user's only by the browser's word that Tock was just installed", async () => {
    const profile = new Profile();
    const { keeper } = await startedWorker(profile);
    expect(keeper.view()).toEqual({ state: "lost", reason: "missing" });
    await keeper.noteInstalled();
    expect(keeper.view()).toEqual({ state: "new" });
    expect((await startedWorker(profile)).keeper.view()).toEqual({ state: "new" });
  });

  it("S4: is no new user's any more once there was a vault, even when all stores are emptied", async () => {
    const { profile } = await unlockedProfile();
    profile.restartBrowser();
    profile.local.items.clear();
    profile.mirror.items.clear();
    expect((await startedWorker(profile)).keeper.view()).toEqual({ state: "lost", reason: "missing" });
  });

  it("is no new user's where the browser installs anew over a vault, as its repair does", async () => {
    const { profile } = await unlockedProfile();
    await profile.startWorker().keeper.noteInstalled();
    for (const area of [profile.local, profile.mirror]) {
      for (const key of ["v1.a", "v1.b", "v1.mark"]) area.items.delete(key);
    }
    profile.restartBrowser();
    const { keeper } = profile.startWorker();
    await keeper.ready;
    expect(keeper.view()).toEqual({ state: "lost", reason: "missing" });
  });

  it("is looked at again when asked, for a store that came back empty only once", async () => {
    const { profile } = await unlockedProfile();
    profile.restartBrowser();
    const stored = [...profile.local.items];
    const mirrored = [...profile.mirror.items];
    profile.local.items.clear();
    profile.mirror.items.clear();
    const { keeper } = await startedWorker(profile);
    await keeper.lookAgain();
    expect(keeper.view()).toEqual({ state: "lost", reason: "missing" });
    for (const [key, item] of stored) profile.local.items.set(key, item);
    for (const [key, item] of mirrored) profile.mirror.items.set(key, item);
    await keeper.lookAgain();
    expect(keeper.view()).toEqual(LOCKED);
  });

  it("opens what it creates, and never creates over what is there", async () => {
    const { profile, worker } = await unlockedProfile();
    await add(worker, "Example");
    expect(worker.keeper.view()).toMatchObject({ state: "unlocked", locks: true });
    expect(failureOf(await worker.keeper.create("another passphrase"))).toEqual({ kind: "already-there" });
    profile.restartBrowser();
    const next = await startedWorker(profile);
    value(await next.keeper.unlock({ passphrase: PASSPHRASE }));
    expect(issuers(next)).toEqual(["Example"]);
  });

  it("says so when the machine has not the memory, and has made nothing", async () => {
    const profile = new Profile();
    profile.stretch = () => Promise.resolve({ ok: false, failure: { kind: "out-of-memory" } });
    const { keeper } = await startedWorker(profile);
    await keeper.noteInstalled();
    expect(failureOf(await keeper.create(PASSPHRASE))).toEqual({ kind: "out-of-memory" });
    expect(keeper.view()).toEqual({ state: "new" });
    expect(profile.mirror.items.size).toBe(0);
  });
});

describe("locking", () => {
  it("K5: forgets the key, the accounts, the proposals and the pending enrollments", async () => {
    const { profile, worker } = await unlockedProfile();
    await add(worker, "Example");
    await worker.box.put("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", { kind: "elsewhere" }, 1);
    const site = { kind: "domain", value: "example.org" } as const;
    await worker.enrollments.begin({ accountId: "id-Example", tabId: 1, site, keptAtMs: profile.nowMs });
    await worker.keeper.lock();
    await settled();
    expect(worker.keeper.view()).toEqual(LOCKED);
    expect([worker.keeper.opened(), worker.keeper.body(), worker.store.current()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(failureOf(await worker.keeper.change((body) => body))).toEqual({ kind: "locked" });
    expect(profile.session.text()).toBe("[]");
    expect(profile.locks).toBe(1);
  });

  it("is undone by the passphrase alone", async () => {
    const { profile, worker } = await unlockedProfile();
    await add(worker, "Example");
    await worker.keeper.lock();
    expect(failureOf(await worker.keeper.unlock({ passphrase: "correct horse" }))).toEqual({
      kind: "wrong-passphrase",
    });
    expect(worker.keeper.view()).toMatchObject({ state: "locked" });
    value(await worker.keeper.unlock({ passphrase: PASSPHRASE }));
    expect(issuers(worker)).toEqual(["Example"]);
    expect(profile.session.items.has(SESSION_KEY)).toBe(true);
  });

  it("K4: never leaves the vault key, a passphrase or a name in a store that is on disk", async () => {
    const { profile, worker } = await unlockedProfile();
    await add(worker, "Fernleaf");
    const { key } = profile.session.items.get(SESSION_KEY) as { key: string };
    for (const text of [profile.local.text(), profile.mirror.text()]) {
      for (const secret of [key, PASSPHRASE, "Fernleaf"]) expect(text).not.toContain(secret);
    }
    expect(profile.session.text()).not.toMatch(/Fernleaf|staple/);
  });

  it.each([
    [
      "a way in is being added",
      (w: Worker) => w.waysIn.add({ type: "passphrase", passphrase: "second", label: "" }, { passphrase: PASSPHRASE }),
    ],
    ["an edit is being saved", (w: Worker) => w.keeper.change((body) => changeSettings(body, { showNextCode: false }))],
  ])("holds when it falls while %s", async (_, start) => {
    const { profile, worker } = await unlockedProfile();
    let lockedAt = 0;
    profile.mirror.onStep = async (step) => {
      if (step !== "set" || lockedAt++ > 0) return;
      await worker.keeper.lock();
    };
    await start(worker);
    await settled();
    expect(lockedAt).toBeGreaterThan(0);
    expect(worker.keeper.view()).toEqual(LOCKED);
    expect(profile.session.items.has(SESSION_KEY)).toBe(false);
    expect((await startedWorker(profile)).keeper.view().state).toBe("locked");
  });
});

describe("a session", () => {
  it("goes on when the worker is stopped and started again", async () => {
    const { profile, worker } = await unlockedProfile();
    await add(worker, "Example");
    const next = await startedWorker(profile);
    expect(next.keeper.view()).toMatchObject({ state: "unlocked" });
    expect(issuers(next)).toEqual(["Example"]);
  });

  it("ends with the browser", async () => {
    const { profile } = await unlockedProfile();
    profile.restartBrowser();
    expect((await startedWorker(profile)).keeper.view()).toEqual(LOCKED);
  });

  it.each([
    ["just before its time is up", 15 * MINUTE_MS - 1, "unlocked"],
    ["when its time is up", 15 * MINUTE_MS, "locked"],
    ["a year later", 365 * 24 * 60 * MINUTE_MS, "locked"],
    ["after a small correction of the clock", -MINUTE_MS, "unlocked"],
    ["when the clock was set back by an hour", -60 * MINUTE_MS, "locked"],
  ])("K6: is, %s, without an alarm and across a worker's restart", async (_, afterMs, state) => {
    const { profile, worker } = await unlockedProfile();
    profile.nowMs += afterMs;
    expect((await startedWorker(profile)).keeper.view().state).toBe(state);
    expect(worker.keeper.opened() === undefined ? "locked" : "unlocked").toBe(state);
    expect(worker.keeper.view().state).toBe(state);
  });

  it("K5: is locked at its deadline by the alarm alone", async () => {
    const { profile, worker } = await unlockedProfile();
    profile.nowMs += 15 * MINUTE_MS;
    worker.keeper.lockIfDue();
    await settled();
    expect(profile.locks).toBe(1);
    expect(profile.session.text()).toBe("[]");
  });

  it("is prolonged by use, and not by being looked at", async () => {
    const { profile, worker } = await unlockedProfile();
    profile.nowMs += 10 * MINUTE_MS;
    worker.keeper.opened();
    await worker.keeper.touch();
    profile.nowMs += 10 * MINUTE_MS;
    expect((await startedWorker(profile)).keeper.view().state).toBe("unlocked");
    worker.keeper.opened();
    worker.keeper.view();
    profile.nowMs += 5 * MINUTE_MS;
    expect(worker.keeper.opened()).toBeUndefined();
  });

  it("is not brought back by a use that comes after its deadline", async () => {
    const { profile, worker } = await unlockedProfile();
    profile.nowMs += 16 * MINUTE_MS;
    await worker.keeper.touch();
    expect(worker.keeper.view().state).toBe("locked");
    expect(profile.session.items.has(SESSION_KEY)).toBe(false);
  });

  it("edits nothing after its deadline", async () => {
    const { profile, worker } = await unlockedProfile();
    profile.nowMs += 16 * MINUTE_MS;
    expect(failureOf(await worker.keeper.change((body) => changeSettings(body, { autoLockMinutes: 0 })))).toEqual({
      kind: "locked",
    });
  });

  it("without a limit lasts until the browser closes", async () => {
    const { profile, worker } = await unlockedProfile();
    value(await worker.keeper.change((body) => changeSettings(body, { autoLockMinutes: 0 })));
    profile.nowMs += 30 * 24 * 60 * MINUTE_MS;
    expect(worker.keeper.view().state).toBe("unlocked");
    profile.restartBrowser();
    expect((await startedWorker(profile)).keeper.view().state).toBe("locked");
  });

  it("S7: does not go on with an older vault than the one that it has shown", async () => {
    const { profile, worker } = await unlockedProfile();
    const [local, mirror] = [structuredClone(profile.local.items), structuredClone(profile.mirror.items)];
    await add(worker, "Example");
    await add(worker, "Second");
    profile.local.items = local;
    profile.mirror.items = mirror;
    expect((await startedWorker(profile)).keeper.view()).toEqual({ state: "lost", reason: "rolled-back" });
    expect(
      failureOf(await worker.keeper.change((body) => addAccounts(body, [{ id: "x", draft: draft("x") }], 0))),
    ).toEqual({
      kind: "rolled-back",
    });
  });

  it.each([
    ["a number", 7],
    ["a key of another length", { key: "AAAA", vaultId: "x", gen: 1, lastSeenMs: 1 }],
    ["a key of nothing", { key: "A".repeat(43) + "=", vaultId: "x", gen: 1, lastSeenMs: Date.UTC(2026, 0, 15, 12) }],
  ])("that is forged as %s opens nothing, and the passphrase still does", async (_, forged) => {
    const { profile } = await unlockedProfile();
    profile.session.items.set(SESSION_KEY, forged);
    const next = await startedWorker(profile);
    expect(next.keeper.view().state).toBe("locked");
    value(await next.keeper.unlock({ passphrase: PASSPHRASE }));
  });
});

describe("guessing", () => {
  const guess = (worker: Worker) => worker.keeper.unlock({ passphrase: "wrong" });

  it("is slowed down after five wrong passphrases, across restarts of the worker, and never ends in a lock-out", async () => {
    const { profile, worker } = await unlockedProfile();
    await worker.keeper.lock();
    for (let turn = 0; turn < 5; turn++) {
      expect(failureOf(await guess(await startedWorker(profile)))).toEqual({ kind: "wrong-passphrase" });
    }
    const retryAtMs = profile.nowMs + 2000;
    const next = await startedWorker(profile);
    expect(failureOf(await next.keeper.unlock({ passphrase: PASSPHRASE }))).toEqual({
      kind: "too-many-attempts",
      retryAtMs,
    });
    profile.nowMs = retryAtMs;
    expect(failureOf(await guess(next))).toEqual({ kind: "wrong-passphrase" });
    expect(failureOf(await guess(next))).toEqual({ kind: "too-many-attempts", retryAtMs: profile.nowMs + 4000 });
    for (let turn = 0; turn < 50; turn++) {
      profile.nowMs += 5 * MINUTE_MS;
      await guess(next);
    }
    profile.nowMs += 5 * MINUTE_MS;
    value(await next.keeper.unlock({ passphrase: PASSPHRASE }));
    await next.keeper.lock();
    expect(failureOf(await guess(next))).toEqual({ kind: "wrong-passphrase" });
    value(await next.keeper.unlock({ passphrase: PASSPHRASE }));
  });

  it("is not made faster by guessing many at once", async () => {
    const { profile, worker } = await unlockedProfile();
    await worker.keeper.lock();
    let stretched = 0;
    profile.stretch = (...args) => {
      stretched++;
      return cheapStretch(...args);
    };
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => worker.keeper.unlock({ passphrase: `guess ${turn}` })),
    );
    const kinds = results.map((result) => failureOf(result).kind);
    expect(kinds.filter((kind) => kind === "wrong-passphrase")).toHaveLength(5);
    expect(kinds.filter((kind) => kind === "too-many-attempts")).toHaveLength(15);
    expect(stretched).toBe(5);
  });

  it("does not keep its owner out for longer because the clock was set back", async () => {
    const { profile, worker } = await unlockedProfile();
    await worker.keeper.lock();
    for (let turn = 0; turn < 5; turn++) await guess(worker);
    profile.nowMs -= 24 * 60 * MINUTE_MS;
    const refused = failureOf(await worker.keeper.unlock({ passphrase: PASSPHRASE }));
    expect(refused).toMatchObject({ kind: "too-many-attempts" });
    profile.nowMs += 5 * MINUTE_MS;
    value(await worker.keeper.unlock({ passphrase: PASSPHRASE }));
  });
});

describe("a vault without a passphrase", () => {
  it("opens by the profile's own key, has no lock, and says which", async () => {
    const { profile, worker } = await unlockedProfile(null);
    await add(worker, "Example");
    expect(worker.keeper.view()).toMatchObject({ state: "unlocked", locks: false });
    await worker.keeper.lock();
    profile.nowMs += 24 * 60 * MINUTE_MS;
    expect(issuers(worker)).toEqual(["Example"]);
    profile.restartBrowser();
    expect(issuers(await startedWorker(profile))).toEqual(["Example"]);
  });

  it("is not lost when someone creates another: its key is not replaced", async () => {
    const { profile, worker } = await unlockedProfile(null);
    await add(worker, "Example");
    expect(failureOf(await worker.keeper.create(null))).toEqual({ kind: "already-there" });
    profile.restartBrowser();
    expect(issuers(await startedWorker(profile))).toEqual(["Example"]);
  });

  it("says that its key is missing, and does not offer to start afresh", async () => {
    const { profile } = await unlockedProfile(null);
    profile.restartBrowser();
    profile.device.items.clear();
    expect((await startedWorker(profile)).keeper.view()).toEqual({ state: "lost", reason: "device-key-missing" });
  });

  it("gets a new vault key with its first passphrase: the old one could be read out of the profile", async () => {
    const { profile, worker } = await unlockedProfile(null);
    await add(worker, "Example");
    const before = (profile.session.items.get(SESSION_KEY) as { key: string }).key;
    value(await worker.waysIn.rotate({ keep: [], passphrase: PASSPHRASE, device: false }));
    expect((profile.session.items.get(SESSION_KEY) as { key: string }).key).not.toBe(before);
    expect(profile.local.text() + profile.mirror.text()).not.toContain('"device"');
    profile.restartBrowser();
    const next = await startedWorker(profile);
    expect(next.keeper.view()).toEqual(LOCKED);
    value(await next.keeper.unlock({ passphrase: PASSPHRASE }));
    expect(issuers(next)).toEqual(["Example"]);
  });
});

describe("saving", () => {
  it.each([
    ["QuotaExceededError: quota exceeded", "storage-full"],
    ["An unexpected error occurred", "storage-refused"],
  ])("that fails with %s says so and changes nothing", async (message, kind) => {
    const { profile, worker } = await unlockedProfile();
    await add(worker, "Example");
    profile.local.onStep = (step) => {
      if (step === "set") throw new Error(message);
    };
    const edit = worker.keeper.change((body) => addAccounts(body, [{ id: "x", draft: draft("Second") }], 0));
    expect(failureOf(await edit)).toEqual({ kind });
    expect(issuers(worker)).toEqual(["Example"]);
    profile.local.onStep = () => undefined;
    profile.restartBrowser();
    const next = await startedWorker(profile);
    value(await next.keeper.unlock({ passphrase: PASSPHRASE }));
    expect(issuers(next)).toEqual(["Example"]);
  });

  it("keeps each of 100 edits that are made at once", async () => {
    const { profile, worker } = await unlockedProfile();
    await Promise.all(Array.from({ length: 100 }, (_, index) => add(worker, `Issuer ${index}`)));
    expect(issuers(await startedWorker(profile))).toHaveLength(100);
  });

  it("hides what is in the trash, and deletes it for good after 30 days", async () => {
    const { profile, worker } = await unlockedProfile();
    await add(worker, "Example");
    value(await worker.keeper.change((body) => trashAccounts(body, ["id-Example"], profile.nowMs)));
    expect(issuers(worker)).toEqual([]);
    expect(worker.keeper.body()?.accounts).toHaveLength(1);
    await worker.keeper.lock();
    profile.nowMs += 31 * 24 * 60 * MINUTE_MS;
    value(await worker.keeper.unlock({ passphrase: PASSPHRASE }));
    expect(worker.keeper.body()?.accounts).toHaveLength(0);
  });

  it("uses no HOTP counter twice, though the worker dies right after a save", async () => {
    const { profile, worker } = await unlockedProfile();
    const newcomer = { id: "id-h", draft: draft("Counted", { parameters: hotp(5) }) };
    value(await worker.keeper.change((body) => addAccounts(body, [newcomer], 0)));
    const take = ({ keeper }: Worker) => keeper.changeWith((body) => takeCounter(body, "id-h", profile.nowMs));
    const taken = await Promise.all([take(worker), take(worker), take(worker)]);
    const later = await take(await startedWorker(profile));
    expect([...taken, later].map((each) => value(each).counter)).toEqual([5, 6, 7, 8]);
  });

  it("shows no HOTP counter that it could not save", async () => {
    const { profile, worker } = await unlockedProfile();
    const newcomer = { id: "id-h", draft: draft("Counted", { parameters: hotp(5) }) };
    value(await worker.keeper.change((body) => addAccounts(body, [newcomer], 0)));
    profile.local.onStep = (step) => {
      if (step === "set") throw new Error("disk full");
    };
    expect(failureOf(await worker.keeper.changeWith((body) => takeCounter(body, "id-h", 0)))).toEqual({
      kind: "storage-full",
    });
    expect(worker.keeper.opened()?.accounts[0]?.parameters).toMatchObject({ counter: 5 });
  });
});
