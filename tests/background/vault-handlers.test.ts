import { describe, expect, it } from "vitest";
import { sealBackup } from "#core/export/backup.ts";
import { addAccounts, accountById, markProven } from "#core/vault/accounts.ts";
import type { BodyOf } from "#messages/protocol.ts";
import type { AccountRow } from "#messages/views.ts";
import { createAccountChanger } from "../../src/background/account-changer.ts";
import { createVaultHandlers } from "../../src/background/vault-handlers.ts";
import { draft, failureOf, NOW, PASSPHRASE, random, value } from "../core/vault/support.ts";
import type { cheapStretch } from "./support.ts";
import { MINUTE_MS, unlockedProfile, type Profile, type Worker } from "./support.ts";

const IDS = ["id-1", "id-2", "id-3"];
const OFFERED = { passphrase: PASSPHRASE };
const nobody = { role: "extension-page" } as const;
const DAY_MS = 86_400_000;

function handlersOf({ keeper, waysIn }: Worker, profile: Profile) {
  const stretch: typeof cheapStretch = (...args) => profile.stretch(...args);
  return createVaultHandlers(keeper, waysIn, createAccountChanger(keeper), { stretch, nowMs: profile.now });
}

async function threeAccounts() {
  const { profile, worker } = await unlockedProfile();
  const newcomers = IDS.map((id, index) => ({ id, draft: draft(["One", "Second", "Number three"][index] ?? "") }));
  value(await worker.keeper.change((body) => addAccounts(body, newcomers, NOW)));
  const handlers = handlersOf(worker, profile);
  const trashOne = (id: string) =>
    worker.keeper.change((body) => ({
      ...body,
      accounts: body.accounts.map((each) => (each.id === id ? { ...each, trashedAt: profile.nowMs } : each)),
    }));
  return { profile, worker, handlers, trashOne };
}

const liveIds = ({ keeper }: Worker) => keeper.opened()?.accounts.map(({ id }) => id);

async function backupOf({ store }: Worker): Promise<string> {
  const vault = store.current();
  if (vault === undefined) throw new Error("locked");
  return new TextDecoder().decode(value(await sealBackup(vault, NOW, random)).bytes);
}

describe("the trash", () => {
  it("lists what was deleted, the last first, with the day on which it goes", async () => {
    const { profile, handlers, trashOne } = await threeAccounts();
    await trashOne("id-1");
    profile.nowMs += MINUTE_MS;
    await trashOne("id-2");
    const rows = await handlers.trash({}, nobody);
    expect(rows.map(({ row, trashedAt, goesAtMs }) => [row.id, trashedAt - NOW, goesAtMs - NOW])).toEqual([
      ["id-2", MINUTE_MS, 30 * DAY_MS + MINUTE_MS],
      ["id-1", 0, 30 * DAY_MS],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/secret/i);
  });

  it("gives up for good only what lies in it", async () => {
    const { worker, handlers, trashOne } = await threeAccounts();
    await trashOne("id-1");
    expect(await handlers.deleteForever({ ids: IDS }, nobody)).toEqual({ ok: true });
    expect(await handlers.trash({}, nobody)).toEqual([]);
    expect(liveIds(worker)).toEqual(["id-2", "id-3"]);
  });

  it("shows nothing while the vault is locked", async () => {
    const { worker, handlers, trashOne } = await threeAccounts();
    await trashOne("id-1");
    await worker.keeper.lock();
    expect(await handlers.trash({}, nobody)).toEqual([]);
    expect(await handlers.formerKeys({ id: "id-1" }, nobody)).toEqual([]);
    expect(await handlers.deleteForever({ ids: IDS }, nobody)).toEqual({ ok: false, failure: { kind: "locked" } });
  });
});

describe("a changed key", () => {
  const FORM: BodyOf<"changeKey"> = {
    id: "id-1",
    type: "totp",
    secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    algorithm: "SHA256",
    digits: "8",
    period: "60",
    counter: "",
  };

  it("takes the place of the former, which comes back on demand", async () => {
    const { worker, handlers } = await threeAccounts();
    const before = accountById(worker.keeper.body()!, "id-1")?.parameters;
    const changed = (await handlers.changeKey(FORM, nobody)) as { ok: true; row: AccountRow };
    expect(changed.row).toMatchObject({ digits: 8, periodSeconds: 60, algorithm: "SHA256", proven: false });
    expect(await handlers.formerKeys({ id: "id-1" }, nobody)).toEqual([NOW]);
    expect(await handlers.formerKeys({ id: "id-2" }, nobody)).toEqual([]);
    expect(await handlers.revertKey({ id: "id-1" }, nobody)).toMatchObject({ ok: true, row: { digits: 6 } });
    expect(accountById(worker.keeper.body()!, "id-1")?.parameters).toEqual(before);
    expect(await handlers.revertKey({ id: "id-1" }, nobody)).toEqual({
      ok: false,
      failure: { kind: "no-such-account" },
    });
  });

  it("makes the former one superfluous as soon as a code of it is accepted", async () => {
    const { worker, handlers } = await threeAccounts();
    await handlers.changeKey(FORM, nobody);
    value(await worker.keeper.change((body) => markProven(body, "id-1", NOW)));
    expect(await handlers.formerKeys({ id: "id-1" }, nobody)).toEqual([]);
  });

  it.each([
    [{ secret: "not a key!" }, { secret: "not-base32" }],
    [{ secret: "" }, { secret: "empty" }],
    [
      { digits: "3", period: "0" },
      { digits: "out-of-range", period: "out-of-range" },
    ],
  ])("that cannot be right names its fields: %j", async (wrong, faults) => {
    const { worker, handlers } = await threeAccounts();
    const generation = worker.keeper.header()?.gen;
    const reply = (await handlers.changeKey({ ...FORM, ...wrong }, nobody)) as { faults: object };
    expect(Object.keys(reply.faults)).toEqual(Object.keys(faults));
    expect(worker.keeper.header()?.gen).toBe(generation);
  });
});

describe("a restore drill", () => {
  it("says how many accounts would come back, and changes nothing", async () => {
    const { profile, worker, handlers } = await threeAccounts();
    const text = await backupOf(worker);
    expect(await handlers.backupWays({ text }, nobody)).toEqual({
      ok: true,
      ways: { passphrase: true, recoveryCode: false, passkeys: [] },
    });
    const [local, mirror] = [profile.local.text(), profile.mirror.text()];
    expect(await handlers.tryBackup({ text, offered: OFFERED }, nobody)).toEqual({
      ok: true,
      drill: { of: 3, wouldComeBack: 3, others: 0, inTrash: 0, unreadable: 0, savedAt: NOW },
    });
    await worker.keeper.lock();
    expect(await handlers.tryBackup({ text, offered: OFFERED }, nobody)).toMatchObject({ drill: { of: 3 } });
    expect(worker.keeper.view().state).toBe("locked");
    expect([profile.local.text(), profile.mirror.text()]).toEqual([local, mirror]);
  });

  it.each([
    ["a text", () => "hello", "not-a-vault"],
    ["another JSON", () => "{}", "not-a-vault"],
    ["a damaged backup", (text: string) => text.replace(/"ct":"./, '"ct":"_'), "damaged"],
    ["a newer one", (text: string) => text.replace('"minReader":1', '"minReader":2'), "newer-format"],
  ])("refuses %s", async (_, spoiled, kind) => {
    const { worker, handlers } = await threeAccounts();
    const text = spoiled(await backupOf(worker));
    expect(await handlers.backupWays({ text }, nobody)).toEqual({ ok: false, failure: { kind } });
    expect(await handlers.tryBackup({ text, offered: OFFERED }, nobody)).toEqual({ ok: false, failure: { kind } });
  });

  it("is no way to guess at the passphrase faster, or to be forgiven wrong guesses", async () => {
    const { worker, handlers } = await threeAccounts();
    const text = await backupOf(worker);
    for (let turn = 0; turn < 4; turn++) {
      const reply = await handlers.tryBackup({ text, offered: { passphrase: `guess ${turn}` } }, nobody);
      expect(reply).toEqual({ ok: false, failure: { kind: "wrong-passphrase" } });
    }
    expect(await handlers.tryBackup({ text, offered: OFFERED }, nobody)).toMatchObject({ ok: true });
    expect(failureOf(await worker.keeper.prove({ passphrase: "guess 5" }))).toEqual({ kind: "wrong-passphrase" });
    expect(failureOf(await worker.keeper.prove(OFFERED))).toMatchObject({ kind: "too-many-attempts" });
  });
});

describe("a reset", () => {
  it("leaves nothing of the vault, and a new user", async () => {
    const { profile, worker, handlers } = await threeAccounts();
    expect(await handlers.resetVault({}, nobody)).toEqual({ ok: true });
    expect(worker.keeper.view()).toEqual({ state: "new" });
    expect(profile.locks).toBe(1);
    for (const area of [profile.local, profile.mirror]) {
      expect([...area.items.keys()].filter((key) => key.startsWith("v1."))).toEqual([]);
    }
    const restarted = profile.startWorker();
    await restarted.keeper.ready;
    expect(restarted.keeper.view()).toEqual({ state: "new" });
    value(await restarted.keeper.create("another passphrase"));
  });

  it("works on a vault that is locked, damaged or without its device key", async () => {
    const { profile } = await unlockedProfile(null);
    profile.device.items.clear();
    profile.restartBrowser();
    const worker = profile.startWorker();
    await worker.keeper.ready;
    expect(worker.keeper.view()).toMatchObject({ state: "lost" });
    expect(await handlersOf(worker, profile).resetVault({}, nobody)).toEqual({ ok: true });
    expect(worker.keeper.view()).toEqual({ state: "new" });
  });

  it.each(["local", "mirror"] as const)("that %s refuses is told, and the vault is still there", async (name) => {
    const { profile, worker, handlers } = await threeAccounts();
    profile[name].onStep = (step) => {
      if (step === "remove") throw new Error("refused");
    };
    expect(await handlers.resetVault({}, nobody)).toEqual({ ok: false, failure: { kind: "storage-refused" } });
    expect(worker.keeper.view().state).toBe("unlocked");
    profile.restartBrowser();
    const next = profile.startWorker();
    value(await next.keeper.unlock(OFFERED));
    expect(liveIds(next)).toEqual(IDS);
  });
});
