import { describe, expect, it } from "vitest";
import { toBase64 } from "#core/bytes.ts";
import { addAccounts } from "#core/vault/accounts.ts";
import { SESSION_KEY } from "#core/vault/session.ts";
import type { NewWay, Offered } from "#messages/protocol.ts";
import type { WayIn } from "#messages/views.ts";
import { draft, failureOf, PASSPHRASE, random, value } from "../core/vault/support.ts";
import type { Profile } from "./support.ts";
import { MINUTE_MS, unlockedProfile, type Worker } from "./support.ts";

const PROOF: Offered = { passphrase: PASSPHRASE };
const passphraseWay = (passphrase: string, label = ""): NewWay => ({ type: "passphrase", passphrase, label });
/** A new key that would keep nothing. */
const ROTATION = { keep: [], passphrase: null, device: false };
const RECOVERY: NewWay = { type: "recovery", label: "Paper" };

/** A passkey as the page has got to know it: what it is asked, and what it answers. */
function passkey(label = "Laptop") {
  const output = toBase64(random(32));
  const way: NewWay = {
    type: "passkey",
    credentialId: toBase64(random(20)),
    salt: toBase64(random(32)),
    output,
    label,
  };
  return { way, offered: { passkeyOutput: output } };
}

const list = async ({ waysIn }: Worker): Promise<readonly WayIn[]> => (await waysIn.view()).list;
const typesOf = async (worker: Worker): Promise<WayIn["type"][]> => (await list(worker)).map(({ type }) => type);
const idOf = async (worker: Worker, type: WayIn["type"]): Promise<string> =>
  (await list(worker)).find((way) => way.type === type)?.id ?? "";
const addExample = async ({ keeper }: Worker) =>
  value(await keeper.change((body) => addAccounts(body, [{ id: "x", draft: draft("Example") }], 0)));
const issuers = ({ keeper }: Worker) => keeper.opened()?.accounts.map(({ issuer }) => issuer);
const sessionKey = (profile: Profile) => (profile.session.items.get(SESSION_KEY) as { key: string }).key;

async function afterRestart(profile: Profile): Promise<Worker> {
  profile.restartBrowser();
  const worker = profile.startWorker();
  await worker.keeper.ready;
  return worker;
}

/** A vault with a way in of each kind that asks. */
async function everyWay() {
  const { profile, worker } = await unlockedProfile();
  await addExample(worker);
  const key = passkey();
  value(await worker.waysIn.add(key.way, PROOF));
  const { recoveryCode = "" } = value(await worker.waysIn.add(RECOVERY, PROOF));
  value(await worker.waysIn.add(passphraseWay("the second one", "Shared"), PROOF));
  const offers: readonly Offered[] = [PROOF, { passphrase: "the second one" }, key.offered, { recoveryCode }];
  return { profile, worker, key, recoveryCode, offers };
}

describe("the ways into a vault", () => {
  it("are many at a time, and each of them opens it", async () => {
    const { profile, worker, key, offers } = await everyWay();
    expect(await typesOf(worker)).toEqual(["passphrase", "passkey", "recovery", "passphrase"]);
    expect((await list(worker)).map(({ label }) => label)).toEqual(["", "Laptop", "Paper", "Shared"]);
    for (const offered of offers) {
      const next = await afterRestart(profile);
      const { credentialId, salt } = key.way as { credentialId: string; salt: string };
      expect(next.keeper.view()).toEqual({
        state: "locked",
        ways: { passphrase: true, recoveryCode: true, passkeys: [{ credentialId, salt }] },
      });
      value(await next.keeper.unlock(offered));
      expect(issuers(next)).toEqual(["Example"]);
    }
  });

  it("are told to nobody while the vault is locked", async () => {
    const { worker } = await everyWay();
    await worker.keeper.lock();
    expect(await list(worker)).toEqual([]);
    for (const attempt of [
      worker.waysIn.add(RECOVERY, PROOF),
      worker.waysIn.rename("x", "y"),
      worker.waysIn.remove("x", PROOF),
      worker.waysIn.rotate({ ...ROTATION, keep: [PROOF] }),
    ]) {
      expect(failureOf(await attempt)).toEqual({ kind: "locked" });
    }
  });

  it("are changed by rewrapping: the vault key stays as it is", async () => {
    const { profile, worker } = await unlockedProfile();
    const before = sessionKey(profile);
    value(await worker.waysIn.add(RECOVERY, PROOF));
    value(await worker.waysIn.change(await idOf(worker, "passphrase"), passphraseWay("new words"), PROOF));
    value(await worker.waysIn.remove(await idOf(worker, "recovery"), { passphrase: "new words" }));
    expect(sessionKey(profile)).toBe(before);
  });

  it("lose the former passphrase when it is changed, and keep the name", async () => {
    const { profile, worker } = await everyWay();
    const shared = (await list(worker)).find(({ label }) => label === "Shared");
    value(await worker.waysIn.change(shared?.id ?? "", passphraseWay("a third one"), PROOF));
    expect((await list(worker)).map(({ label }) => label)).toContain("Shared");
    const next = await afterRestart(profile);
    expect(failureOf(await next.keeper.unlock({ passphrase: "the second one" }))).toEqual({ kind: "wrong-passphrase" });
    value(await next.keeper.unlock({ passphrase: "a third one" }));
  });

  it("get a new recovery code in the place of the former", async () => {
    const { profile, worker, recoveryCode } = await everyWay();
    const made = value(await worker.waysIn.change(await idOf(worker, "recovery"), RECOVERY, PROOF));
    expect(made.recoveryCode).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    const next = await afterRestart(profile);
    expect(failureOf(await next.keeper.unlock({ recoveryCode }))).toEqual({ kind: "wrong-recovery-code" });
    value(await next.keeper.unlock({ recoveryCode: (made.recoveryCode ?? "").toLowerCase() }));
  });

  it.each([
    ["another kind", (id: string) => ({ id, way: RECOVERY })],
    ["one that is gone", () => ({ id: "00000000-0000-4000-8000-000000000000", way: passphraseWay("x") })],
  ])("are not changed into %s", async (_, made) => {
    const { worker } = await unlockedProfile();
    const { id, way } = made(await idOf(worker, "passphrase"));
    expect(failureOf(await worker.waysIn.change(id, way, PROOF))).toEqual({ kind: "no-such-way" });
    expect(await typesOf(worker)).toEqual(["passphrase"]);
  });

  it("are renamed without being asked for", async () => {
    const { worker } = await unlockedProfile();
    value(await worker.waysIn.rename(await idOf(worker, "passphrase"), "  Everyday  "));
    expect((await list(worker))[0]?.label).toBe("Everyday");
    value(await worker.waysIn.rename(await idOf(worker, "passphrase"), ""));
    expect((await list(worker))[0]?.label).toBe("");
  });

  it("never go down to none, or to passkeys alone", async () => {
    const { worker } = await unlockedProfile();
    const id = await idOf(worker, "passphrase");
    expect(failureOf(await worker.waysIn.remove(id, PROOF))).toEqual({ kind: "last-way" });
    const key = passkey();
    value(await worker.waysIn.add(key.way, PROOF));
    expect(failureOf(await worker.waysIn.remove(id, PROOF))).toEqual({ kind: "last-way" });
    expect(failureOf(await worker.waysIn.rotate({ ...ROTATION, keep: [key.offered] }))).toEqual({ kind: "last-way" });
    value(await worker.waysIn.add(RECOVERY, PROOF));
    value(await worker.waysIn.remove(id, PROOF));
    expect(await typesOf(worker)).toEqual(["passkey", "recovery"]);
  });

  it("are at most as many as a record has room for", async () => {
    const { worker } = await unlockedProfile();
    for (let count = 1; count < 32; count++) value(await worker.waysIn.add(passkey().way, PROOF));
    expect(failureOf(await worker.waysIn.add(passkey().way, PROOF))).toEqual({ kind: "too-many-ways" });
    expect(await typesOf(worker)).toHaveLength(32);
  });
});

describe("whoever changes the ways in", () => {
  it.each([
    ["nothing", null, { kind: "wrong-passphrase" }],
    ["a wrong passphrase", { passphrase: "wrong" }, { kind: "wrong-passphrase" }],
    [
      "a recovery code of nothing",
      { recoveryCode: "0000-0000-0000-0000-0000-0000-0000" },
      { kind: "wrong-recovery-code" },
    ],
    ["a mistyped recovery code", { recoveryCode: "048J" }, { kind: "mistyped-recovery-code" }],
    ["a passkey of nothing", { passkeyOutput: toBase64(new Uint8Array(32)) }, { kind: "wrong-passkey" }],
    ["a passkey's answer of another length", { passkeyOutput: "AAAA" }, { kind: "wrong-passkey" }],
  ] as const)("is turned away with %s", async (_, proof, failure) => {
    const { worker } = await unlockedProfile();
    const id = await idOf(worker, "passphrase");
    const before = await list(worker);
    expect(failureOf(await worker.waysIn.add(RECOVERY, proof))).toEqual(failure);
    expect(failureOf(await worker.waysIn.change(id, passphraseWay("x"), proof))).toEqual(failure);
    expect(failureOf(await worker.waysIn.remove(id, proof))).toEqual(failure);
    expect(failureOf(await worker.waysIn.rotate({ ...ROTATION, keep: proof === null ? [] : [proof] }))).toEqual(
      failure,
    );
    expect(await list(worker)).toEqual(before);
  });

  it("may bring any of them", async () => {
    const { worker, offers } = await everyWay();
    for (const proof of offers) value(await worker.waysIn.add(RECOVERY, proof));
  });

  it("K8: is slowed down like a guesser at the locked door, and by the same count", async () => {
    const { profile, worker } = await unlockedProfile();
    for (let turn = 0; turn < 5; turn++) {
      expect(failureOf(await worker.waysIn.add(RECOVERY, { passphrase: `guess ${turn}` }))).toEqual({
        kind: "wrong-passphrase",
      });
    }
    const refused = { kind: "too-many-attempts", retryAtMs: profile.nowMs + 2000 };
    const restarted = profile.startWorker();
    await restarted.keeper.ready;
    for (const { waysIn } of [worker, restarted]) {
      expect(failureOf(await waysIn.add(RECOVERY, PROOF))).toEqual(refused);
      expect(failureOf(await waysIn.change(await idOf(worker, "passphrase"), passphraseWay("x"), PROOF))).toEqual(
        refused,
      );
    }
    await worker.keeper.lock();
    expect(failureOf(await worker.keeper.unlock(PROOF))).toEqual(refused);
    expect(worker.keeper.view()).toMatchObject({ state: "locked", retryAtMs: refused.retryAtMs });
    profile.nowMs += 2000;
    expect(worker.keeper.view()).not.toHaveProperty("retryAtMs");
    value(await worker.keeper.unlock(PROOF));
  });

  it("does not use up attempts by mistyping a recovery code", async () => {
    const { worker } = await unlockedProfile();
    await worker.keeper.lock();
    for (let turn = 0; turn < 20; turn++) {
      expect(failureOf(await worker.keeper.unlock({ recoveryCode: "048J-2CA1" }))).toEqual({
        kind: "mistyped-recovery-code",
      });
    }
    value(await worker.keeper.unlock(PROOF));
  });
});

describe("a new vault key", () => {
  it("keeps what was offered, under its name, replaces the recovery code, and closes everything else", async () => {
    const { profile, worker, key, recoveryCode, offers } = await everyWay();
    const before = sessionKey(profile);
    const epoch = worker.keeper.header()?.keyEpoch ?? 0;
    const made = value(await worker.waysIn.rotate({ ...ROTATION, keep: [PROOF, key.offered] }));
    expect(sessionKey(profile)).not.toBe(before);
    expect(worker.keeper.header()?.keyEpoch).toBe(epoch + 1);
    const kept = (await list(worker)).map(({ type, label }) => [type, label]);
    expect(kept).toEqual([
      ["passphrase", ""],
      ["passkey", "Laptop"],
      ["recovery", "Paper"],
    ]);
    expect(made.recoveryCode).not.toBe(recoveryCode);
    const [, second] = offers;
    for (const [offered, opens] of [
      [PROOF, true],
      [key.offered, true],
      [{ recoveryCode: made.recoveryCode ?? "" }, true],
      [second!, false],
      [{ recoveryCode }, false],
    ] as const) {
      const next = await afterRestart(profile);
      expect((await next.keeper.unlock(offered)).ok).toBe(opens);
      expect(issuers(next)).toEqual(opens ? ["Example"] : undefined);
    }
  });

  it("leaves no stored generation that the former key opens", async () => {
    const { profile, worker } = await everyWay();
    value(await worker.waysIn.rotate({ ...ROTATION, keep: [PROOF] }));
    const epoch = worker.keeper.header()?.keyEpoch;
    for (const area of [profile.local, profile.mirror]) {
      for (const name of ["v1.a", "v1.b"]) expect(area.items.get(name)).toMatchObject({ keyEpoch: epoch });
    }
  });

  it("that cannot be saved changes nothing", async () => {
    const { profile, worker } = await everyWay();
    const before = profile.local.text();
    profile.local.onStep = (step) => {
      if (step === "set") throw new Error("QuotaExceededError: quota exceeded");
    };
    expect(failureOf(await worker.waysIn.rotate({ ...ROTATION, keep: [PROOF] }))).toEqual({ kind: "storage-full" });
    expect(profile.local.text()).toBe(before);
    const next = await afterRestart(profile);
    value(await next.keeper.unlock(PROOF));
  });
});

describe("the profile's own key", () => {
  it("can be added to a vault with a passphrase, which then opens by itself", async () => {
    const { profile, worker } = await unlockedProfile();
    await addExample(worker);
    expect(failureOf(await worker.waysIn.add({ type: "device", label: "" }, null))).toEqual({
      kind: "wrong-passphrase",
    });
    value(await worker.waysIn.add({ type: "device", label: "" }, PROOF));
    value(await worker.waysIn.add({ type: "device", label: "again" }, PROOF));
    expect(await typesOf(worker)).toEqual(["passphrase", "device"]);
    const next = await afterRestart(profile);
    expect(next.keeper.view()).toMatchObject({ state: "unlocked", locks: false });
    expect(issuers(next)).toEqual(["Example"]);
  });

  it("is not merely removed, since a copied disk holds it: a new vault key closes it", async () => {
    const { profile, worker } = await unlockedProfile();
    value(await worker.waysIn.add({ type: "device", label: "" }, PROOF));
    expect(failureOf(await worker.waysIn.remove(await idOf(worker, "device"), null))).toEqual({
      kind: "needs-new-key",
    });
    value(await worker.waysIn.rotate({ ...ROTATION, passphrase: "new words" }));
    expect(await typesOf(worker)).toEqual(["passphrase"]);
    expect(profile.device.items.size).toBe(0);
    expect((await afterRestart(profile)).keeper.view().state).toBe("locked");
  });

  it("is replaced with the vault key, and the former one only once the vault is saved", async () => {
    const { profile, worker } = await unlockedProfile(null);
    await addExample(worker);
    profile.local.onStep = (step) => {
      if (step === "set") throw new Error("refused");
    };
    expect(failureOf(await worker.waysIn.rotate({ ...ROTATION, device: true }))).toEqual({ kind: "storage-refused" });
    profile.local.onStep = () => undefined;
    const next = await afterRestart(profile);
    expect(issuers(next)).toEqual(["Example"]);
    value(await next.waysIn.rotate({ ...ROTATION, device: true }));
    expect(profile.device.items.size).toBe(1);
    expect(issuers(await afterRestart(profile))).toEqual(["Example"]);
  });

  it("opens also where the worker died between the save and the noting of the new key", async () => {
    const { profile, worker } = await unlockedProfile(null);
    await addExample(worker);
    profile.device.onStep = (step, keys) => {
      if (step === "set" && keys.includes("device-key")) throw new Error("died");
    };
    await expect(worker.waysIn.rotate({ ...ROTATION, device: true })).rejects.toThrow("died");
    profile.device.onStep = () => undefined;
    expect(issuers(await afterRestart(profile))).toEqual(["Example"]);
    expect(profile.device.items.size).toBe(1);
  });

  it("when lost leaves the other ways, and comes anew with the first of them", async () => {
    const { profile, worker } = await unlockedProfile(null);
    await addExample(worker);
    const { recoveryCode = "" } = value(await worker.waysIn.add(RECOVERY, null));
    profile.device.items.clear();
    const next = await afterRestart(profile);
    expect(next.keeper.view()).toEqual({
      state: "locked",
      ways: { passphrase: false, recoveryCode: true, passkeys: [] },
    });
    value(await next.keeper.unlock({ recoveryCode }));
    expect(issuers(next)).toEqual(["Example"]);
    expect(issuers(await afterRestart(profile))).toEqual(["Example"]);
    profile.nowMs += MINUTE_MS;
  });
});
