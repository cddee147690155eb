import { beforeEach, describe, expect, it } from "vitest";
import { createVaultStore, slotNameOf, type VaultStore } from "../../src/background/vault-store.ts";
import type { Bytes } from "#core/bytes.ts";
import { ok } from "#core/result.ts";
import { addAccounts, emptyOldTrash } from "#core/vault/accounts.ts";
import { stretchPassphrase } from "#core/vault/kdf.ts";
import { makeMark } from "#core/vault/mark.ts";
import type { VaultRecord } from "#core/vault/vault-file.ts";
import { addSlot, changeSlot, createVault, rotateKey, sealVault, type OpenVault } from "#core/vault/vault.ts";
import type { KeyedArea } from "#platform/storage.ts";
import {
  bodyOf,
  draft,
  failureOf,
  NOW,
  passphraseSlot,
  quickVault,
  random,
  recoverySlot,
  tools,
  value,
} from "../core/vault/support.ts";

/** A browser store in memory: values are copied as the browser does, several keys are set at once or not at all. */
class MemoryArea implements KeyedArea {
  items = new Map<string, unknown>();
  /** Called before each step; what it throws is what the store answers. */
  onStep: (step: "get" | "set" | "remove") => void = () => undefined;

  get = async (keys: readonly string[]): Promise<Record<string, unknown>> => {
    await this.#step("get");
    return structuredClone(
      Object.fromEntries(keys.filter((key) => this.items.has(key)).map((key) => [key, this.items.get(key)])),
    );
  };
  set = async (items: Readonly<Record<string, unknown>>): Promise<void> => {
    await this.#step("set");
    for (const [key, item] of Object.entries(structuredClone(items))) this.items.set(key, item);
  };
  remove = async (keys: readonly string[]): Promise<void> => {
    await this.#step("remove");
    for (const key of keys) this.items.delete(key);
  };

  async #step(step: "get" | "set" | "remove"): Promise<void> {
    await Promise.resolve();
    this.onStep(step);
  }

  copy(): Map<string, unknown> {
    return structuredClone(this.items);
  }
}

const unavailable = () => {
  throw new Error("no such store");
};

let local: MemoryArea;
let mirror: MemoryArea;
let code: Bytes;
let fresh: OpenVault;

const startStore = (): VaultStore =>
  createVaultStore({ local, mirror, exclusively: (task) => task(), nowMs: () => NOW, random });
const unlock = (store: VaultStore, by = code) => store.unlock({ kind: "recovery", code: by }, stretchPassphrase);
const issuers = (vault: OpenVault | undefined) => vault?.body.accounts.map(({ issuer }) => issuer);
const adding = (issuer: string) => (vault: OpenVault) =>
  ok({
    ...vault,
    body: addAccounts(vault.body, [{ id: `id-${issuer}`, draft: draft(issuer) }], NOW),
  });
const recordAt = (area: MemoryArea, gen: number) => area.items.get(slotNameOf(gen)) as VaultRecord;

beforeEach(async () => {
  local = new MemoryArea();
  mirror = new MemoryArea();
  const made = await quickVault(bodyOf(draft("First")));
  code = made.code;
  fresh = made.vault;
});

describe("a vault store", () => {
  it("knows an empty profile from one that has a vault", async () => {
    const store = startStore();
    expect(await store.look()).toEqual({ status: "none" });
    value(await store.create(fresh));
    expect(await store.look()).toMatchObject({ status: "ok", header: { gen: 1, vaultId: fresh.header.vaultId } });
  });

  it("keeps an edit in both stores, and the generation before it as well", async () => {
    const store = startStore();
    value(await store.create(fresh));
    value(await store.update(adding("Second")));
    for (const area of [local, mirror]) {
      expect(recordAt(area, 1).gen).toBe(1);
      expect(recordAt(area, 2).gen).toBe(2);
      expect(area.items.get("v1.mark")).toMatchObject({ gen: 2 });
    }
    const { vault, notices } = value(await unlock(startStore()));
    expect(issuers(vault)).toEqual(["First", "Second"]);
    expect(notices).toEqual([]);
  });

  it("does not write over a vault that is there", async () => {
    value(await startStore().create(fresh));
    const other = await quickVault();
    expect(failureOf(await startStore().create(other.vault))).toEqual({ kind: "already-there" });
    value(await unlock(startStore()));
  });

  it("replaces a vault only when told to, and leaves nothing of the former one", async () => {
    const store = startStore();
    value(await store.create(fresh));
    value(await store.update(adding("Second")));
    const other = await quickVault(bodyOf(draft("Afresh")));
    value(await startStore().create(other.vault, { replace: true }));
    expect(failureOf(await unlock(startStore()))).toEqual({ kind: "wrong-secret" });
    expect(issuers(value(await unlock(startStore(), other.code)).vault)).toEqual(["Afresh"]);
  });

  it("refuses edits while locked", async () => {
    const store = startStore();
    value(await store.create(fresh));
    store.forget();
    expect(store.current()).toBeUndefined();
    expect(failureOf(await store.update(adding("Second")))).toEqual({ kind: "locked" });
  });

  it("stays locked when the lock falls during a save, which is finished all the same", async () => {
    const store = startStore();
    value(await store.create(fresh));
    local.onStep = (step) => {
      if (step === "set") store.forget();
    };
    value(await store.update(adding("Second")));
    expect(store.current()).toBeUndefined();
    expect(issuers(value(await unlock(startStore())).vault)).toEqual(["First", "Second"]);
  });

  it("keeps every one of 300 edits that are made at once", async () => {
    const store = startStore();
    value(await store.create(fresh));
    await Promise.all(Array.from({ length: 300 }, (_, index) => store.update(adding(`Account ${index}`))));
    expect(issuers(value(await unlock(startStore())).vault)).toHaveLength(301);
  });

  it("leaves everything as it was when the edit itself fails or throws", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const before = local.copy();
    expect(await store.update(() => ({ ok: false, failure: { kind: "no-such-account" } }))).toEqual({
      ok: false,
      failure: { kind: "no-such-account" },
    });
    await expect(store.update(() => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
    expect(local.items).toEqual(before);
    value(await store.update(adding("Second")));
  });

  it("writes nothing for an edit that changes nothing", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const before = local.copy();
    const answer = await store.update((vault) => ok({ ...vault, body: emptyOldTrash(vault.body, NOW) }));
    expect(value(answer).header.gen).toBe(1);
    expect(local.items).toEqual(before);
  });

  it("says nothing about which slot refused", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const wrong = await store.unlock({ kind: "recovery", code: random(16) }, stretchPassphrase);
    const absent = await store.unlock({ kind: "passphrase", passphrase: "guess" }, stretchPassphrase);
    expect(failureOf(wrong)).toEqual({ kind: "wrong-secret" });
    expect(failureOf(absent)).toEqual({ kind: "wrong-secret" });
  });

  it("stretches a wrong passphrase once, not once for each copy", async () => {
    const store = startStore();
    value(await store.create(value(await createVault(bodyOf(), [passphraseSlot()], tools))));
    value(await store.update(adding("Second")));
    let stretched = 0;
    const counting: typeof stretchPassphrase = (...args) => {
      stretched++;
      return stretchPassphrase(...args);
    };
    await startStore().unlock({ kind: "passphrase", passphrase: "wrong" }, counting);
    expect(stretched).toBe(1);
  });
});

describe("resuming a session", () => {
  const sessionOf = (vault: OpenVault) => ({ key: vault.key, vaultId: vault.header.vaultId, gen: vault.header.gen });

  it("reads one slot and its mark, and nothing else", async () => {
    const { header, key } = value(await startStore().create(fresh));
    const asked: string[] = [];
    const { get } = local;
    local.get = (keys) => {
      asked.push(...keys);
      return get(keys);
    };
    mirror.onStep = unavailable;
    value(await startStore().resume({ key, vaultId: header.vaultId, gen: header.gen }));
    expect(asked).toEqual(["v1.a", "v1.mark"]);
  });

  it("goes on with a newer generation, when the worker died before it noted that one", async () => {
    const store = startStore();
    const first = value(await store.create(fresh));
    value(await store.update(adding("Second")));
    const { vault } = value(await startStore().resume(sessionOf(first)));
    expect(issuers(vault)).toEqual(["First", "Second"]);
  });

  it("S7: refuses to go on when both stores were put back to an older state", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const old = [local.copy(), mirror.copy()] as const;
    const second = value(await store.update(adding("Second")));
    [local.items, mirror.items] = old;
    expect(failureOf(await startStore().resume(sessionOf(second)))).toEqual({ kind: "rolled-back" });
    expect(failureOf(await store.update(adding("Third")))).toEqual({ kind: "rolled-back" });
    expect(recordAt(local, 1).gen).toBe(1);
  });

  it("saves from memory when both stores were emptied under an open vault", async () => {
    const store = startStore();
    value(await store.create(fresh));
    local.items.clear();
    mirror.items.clear();
    value(await store.update(adding("Second")));
    expect(issuers(value(await unlock(startStore())).vault)).toEqual(["First", "Second"]);
  });

  it("takes the mirror where an older generation was put into the local slot, under the newest mark", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const first = recordAt(local, 1);
    value(await store.update(adding("Second")));
    const third = value(await store.update(adding("Third")));
    local.items.set("v1.a", first);
    const { vault } = value(await startStore().resume(sessionOf(third)));
    expect(issuers(vault)).toEqual(["First", "Second", "Third"]);
    expect(recordAt(local, 3).gen).toBe(3);
  });

  it("bases an edit on the newer generation that someone else has saved", async () => {
    const one = startStore();
    value(await one.create(fresh));
    const other = startStore();
    value(await unlock(other));
    value(await other.update(adding("Theirs")));
    value(await one.update(adding("Ours")));
    expect(issuers(value(await unlock(startStore())).vault)).toEqual(["First", "Theirs", "Ours"]);
  });
});

describe("storage that fails", () => {
  const cases = [
    ["a quota in Chromium's words", new Error("Resource::kQuotaBytes quota exceeded"), "storage-full"],
    [
      "a quota in Firefox's words",
      new DOMException("The quota has been exceeded", "QuotaExceededError"),
      "storage-full",
    ],
    ["a full disk", new Error("IO error: no space left on device"), "storage-full"],
    ["a refusal", new Error("An unexpected error occurred"), "storage-refused"],
  ] as const;

  it.each(cases)("S8: says so at %s, and keeps what was there", async (_, error, kind) => {
    const store = startStore();
    value(await store.create(fresh));
    const before = [local.copy(), mirror.copy()];
    local.onStep = (step) => {
      if (step === "set") throw error;
    };
    expect(failureOf(await store.update(adding("Second")))).toEqual({ kind });
    expect([local.items, mirror.items]).toEqual(before);
    expect(issuers(store.current())).toEqual(["First"]);
    local.onStep = () => undefined;
    value(await store.update(adding("Second")));
    expect(issuers(value(await unlock(startStore())).vault)).toEqual(["First", "Second"]);
  });

  it("writes nothing that does not open again as what was sealed", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const before = [local.copy(), mirror.copy()];
    const unreadable = (vault: OpenVault) =>
      ok({
        ...vault,
        body: {
          ...vault.body,
          accounts: vault.body.accounts.map((account) => ({ ...account, createdAt: Number.NaN })),
        },
      });
    expect(failureOf(await store.update(unreadable))).toEqual({ kind: "damaged" });
    expect([local.items, mirror.items]).toEqual(before);
    expect(issuers(store.current())).toEqual(["First"]);
  });

  it("reports a save that does not read back as it was written", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const set = local.set;
    local.set = async (items) => {
      await set(items);
      local.items.set("v1.b", { ...(local.items.get("v1.b") as VaultRecord), sum: recordAt(local, 1).sum });
    };
    expect(failureOf(await store.update(adding("Second")))).toEqual({ kind: "damaged" });
    expect(issuers(value(await unlock(startStore())).vault)).toEqual(["First"]);
  });

  it("S5: goes on with one copy where there is no IndexedDB, and says so", async () => {
    mirror.onStep = unavailable;
    const store = startStore();
    value(await store.create(fresh));
    value(await store.update(adding("Second")));
    const { vault, notices } = value(await unlock(startStore()));
    expect(issuers(vault)).toEqual(["First", "Second"]);
    expect(notices).toEqual([{ kind: "single-copy" }]);
  });

  it("takes the mirror where storage.local answers nothing at all", async () => {
    value(await startStore().create(fresh));
    local.onStep = unavailable;
    expect(issuers(value(await unlock(startStore())).vault)).toEqual(["First"]);
  });

  it("calls it damage, not emptiness, where no store answers", async () => {
    local.onStep = unavailable;
    mirror.onStep = unavailable;
    expect(await startStore().look()).toEqual({ status: "damaged" });
  });

  it("reads the other keys one by one where one of them cannot be read", async () => {
    value(await startStore().create(fresh));
    mirror.onStep = unavailable;
    const get = local.get;
    local.get = (keys) => (keys.includes("v1.b") ? Promise.reject(new Error("corruption")) : get(keys));
    expect(issuers(value(await unlock(startStore())).vault)).toEqual(["First"]);
  });
});

/** Three generations were saved, the last of them is in slot a. */
async function thirdGeneration(): Promise<OpenVault> {
  const store = startStore();
  value(await store.create(fresh));
  value(await store.update(adding("Second")));
  return value(await store.update(adding("Third")));
}

describe("damage", () => {
  const flipped = (area: MemoryArea, gen: number) => {
    const record = recordAt(area, gen);
    const at = record.ct.length >> 1;
    const other = record.ct[at] === "A" ? "B" : "A";
    area.items.set(slotNameOf(gen), { ...record, ct: record.ct.slice(0, at) + other + record.ct.slice(at + 1) });
  };

  const faults: readonly (readonly [string, () => void, readonly string[]])[] = [
    ["a flipped byte in storage.local", () => flipped(local, 3), ["copy-healed"]],
    ["a flipped byte in the mirror", () => flipped(mirror, 3), ["copy-healed"]],
    ["a key whose value was lost", () => local.items.set("v1.a", null), ["copy-healed"]],
    ["junk in both local slots", () => local.items.set("v1.a", 1).set("v1.b", "x"), ["copy-healed"]],
    ["storage.local come back empty", () => local.items.clear(), ["copy-healed"]],
    ["the mirror come back empty", () => mirror.items.clear(), ["copy-healed"]],
    ["an old local generation put back", () => local.items.set("v1.a", recordAt(local, 2)), []],
    ["the local mark lost", () => local.items.delete("v1.mark"), []],
    [
      "a forged local mark",
      () => local.items.set("v1.mark", { vaultId: fresh.header.vaultId, gen: 99, mac: "A".repeat(44) }),
      [],
    ],
    [
      "a claim to a newer format in one store",
      () => local.items.set("v1.a", { ...recordAt(local, 3), minReader: 2 }),
      ["copy-healed"],
    ],
  ];
  it.each(faults)("S4, S6: survives %s, and heals it", async (_, harm, expected) => {
    await thirdGeneration();
    harm();
    const { vault, notices } = value(await unlock(startStore()));
    expect(issuers(vault)).toEqual(["First", "Second", "Third"]);
    expect(notices.map(({ kind }) => kind)).toEqual(expected);
    for (const area of [local, mirror]) expect(recordAt(area, 3).gen).toBe(3);
    expect(value(await unlock(startStore())).notices).toEqual([]);
  });

  it("falls back to the generation before, and tells which and from when", async () => {
    await thirdGeneration();
    flipped(local, 3);
    flipped(mirror, 3);
    const { vault, notices } = value(await unlock(startStore()));
    expect(issuers(vault)).toEqual(["First", "Second"]);
    expect(notices).toEqual([
      { kind: "older-copy-restored", generation: 2, newestGeneration: 3, savedAt: NOW },
      { kind: "copy-healed" },
    ]);
  });

  it("ignores a forged record of a higher generation and puts the true one in its place", async () => {
    await thirdGeneration();
    const forged = await quickVault(bodyOf(draft("Planted")));
    const { record } = await sealVault({ ...forged.vault, header: { ...forged.vault.header, gen: 998 } }, NOW, random);
    local.items.set("v1.b", record);
    const { vault, notices } = value(await unlock(startStore()));
    expect(issuers(vault)).toEqual(["First", "Second", "Third"]);
    expect(notices).toEqual([{ kind: "copy-healed" }]);
    expect(recordAt(local, 998).gen).toBe(3);
  });

  const lost: readonly (readonly [string, () => void])[] = [
    [
      "only marks are left",
      () => {
        for (const area of [local, mirror]) for (const slot of ["v1.a", "v1.b"]) area.items.delete(slot);
      },
    ],
    [
      "nothing but damage is left",
      () => {
        for (const area of [local, mirror]) area.items = new Map([["v1.a", null]]);
      },
    ],
  ];
  it.each(lost)("is not taken for a new user where %s", async (_, harm) => {
    await thirdGeneration();
    harm();
    expect(await startStore().look()).toEqual({ status: "damaged" });
    expect(failureOf(await startStore().create(fresh))).toEqual({ kind: "already-there" });
  });

  it("S12: touches nothing that a newer version has written", async () => {
    await thirdGeneration();
    for (const area of [local, mirror]) area.items.set("v1.b", { magic: "tock-vault", fmt: 7, minReader: 7, new: {} });
    const before = [local.copy(), mirror.copy()];
    const store = startStore();
    expect(await store.look()).toEqual({ status: "newer-format" });
    expect(failureOf(await unlock(store))).toEqual({ kind: "newer-format" });
    expect(failureOf(await store.create(fresh))).toEqual({ kind: "already-there" });
    expect([local.items, mirror.items]).toEqual(before);
  });

  it("refuses to save over a newer format that appears under an open vault", async () => {
    const store = startStore();
    value(await store.create(fresh));
    for (const area of [local, mirror]) {
      area.items.set("v1.b", { magic: "tock-vault", fmt: 7, minReader: 7 });
      area.items.set("v1.mark", await makeMark(fresh.key, fresh.header.vaultId, 2));
    }
    expect(failureOf(await store.update(adding("Second")))).toEqual({ kind: "newer-format" });
  });
});

describe("a changed way in", () => {
  it("leaves no generation that the former passphrase opens", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const [slot] = fresh.header.slots;
    const next = random(16);
    value(await store.update((vault) => changeSlot(vault, slot!.id, recoverySlot(next), tools)));
    for (const area of [local, mirror]) {
      for (const gen of [2, 3]) expect(recordAt(area, gen).slots.some(({ id }) => id === slot!.id)).toBe(false);
    }
    expect(failureOf(await unlock(startStore()))).toEqual({ kind: "wrong-secret" });
    value(await unlock(startStore(), next));
  });

  it("refuses a former passphrase that an older generation still knows", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const old = recordAt(local, 1);
    const [slot] = fresh.header.slots;
    value(await store.update((vault) => changeSlot(vault, slot!.id, recoverySlot(random(16)), tools)));
    local.items.set("v1.a", old);
    mirror.items.set("v1.a", old);
    expect(failureOf(await unlock(startStore()))).toEqual({ kind: "wrong-secret" });
  });

  it("gives up the former key's generations when the key is rotated", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const next = random(16);
    const rotated = value(await store.update((vault) => rotateKey(vault, [recoverySlot(next)], tools)));
    expect(rotated.header.keyEpoch).toBe(2);
    for (const area of [local, mirror]) for (const gen of [2, 3]) expect(recordAt(area, gen).keyEpoch).toBe(2);
    expect(issuers(value(await unlock(startStore(), next)).vault)).toEqual(["First"]);
  });

  it("opens by each of several slots", async () => {
    const store = startStore();
    value(await store.create(fresh));
    const second = random(16);
    value(await store.update((vault) => addSlot(vault, recoverySlot(second), tools)));
    value(await unlock(startStore()));
    value(await unlock(startStore(), second));
  });
});

describe("a worker that dies", () => {
  const DEATH = new Error("the worker died");

  /** Counts the steps of both stores and dies for good at the given one, before or after that step took effect. */
  function dieAt(limit: number, after: boolean): void {
    let steps = 0;
    for (const area of [local, mirror]) {
      const { get, set, remove } = area;
      const dying =
        <A extends unknown[], T>(step: (...args: A) => Promise<T>) =>
        async (...args: A): Promise<T> => {
          steps++;
          if (steps > limit || (steps === limit && !after)) throw DEATH;
          const answer = await step(...args);
          if (steps === limit) throw DEATH;
          return answer;
        };
      area.get = dying(get);
      area.set = dying(set);
      area.remove = dying(remove);
    }
  }

  /** The profile as the next worker finds it. */
  function revive(): void {
    const [localItems, mirrorItems] = [local.copy(), mirror.copy()];
    local = new MemoryArea();
    mirror = new MemoryArea();
    [local.items, mirror.items] = [localItems, mirrorItems];
  }

  const moments = Array.from({ length: 12 }, (_, index) => index + 1).flatMap((step) => [
    [step, false] as const,
    [step, true] as const,
  ]);

  it.each(moments)(
    "S2, S3: at step %i of a save (after it: %s) leaves the old or the new state",
    async (step, after) => {
      const store = startStore();
      value(await store.create(fresh));
      value(await store.update(adding("Second")));
      dieAt(step, after);
      const saved = await store.update(adding("Third"));
      revive();
      const { vault } = value(await unlock(startStore()));
      const now = issuers(vault);
      expect([
        ["First", "Second"],
        ["First", "Second", "Third"],
      ]).toContainEqual(now);
      if (saved.ok) expect(now).toHaveLength(3);
      for (const area of [local, mirror])
        expect(recordAt(area, vault.header.gen).sum).toBe(recordAt(local, vault.header.gen).sum);
      value(await unlock(startStore()));
    },
  );

  it.each(moments)(
    "K10: at step %i of a change of keys (after it: %s) leaves the old or the new one",
    async (step, after) => {
      const store = startStore();
      value(await store.create(fresh));
      const next = random(16);
      dieAt(step, after);
      await store.update((vault) => rotateKey(vault, [recoverySlot(next)], tools));
      revive();
      const [byOld, byNew] = [await unlock(startStore()), await unlock(startStore(), next)];
      expect(byOld.ok || byNew.ok).toBe(true);
    },
  );

  it.each(["local", "mirror"] as const)("S3: takes the newer of two stores when only %s got it", async (ahead) => {
    await thirdGeneration();
    const newer = [local.copy(), mirror.copy()] as const;
    const store = startStore();
    value(await unlock(store));
    value(await store.update(adding("Fourth")));
    if (ahead === "local") mirror.items = newer[1];
    else local.items = newer[0];
    const { vault, notices } = value(await unlock(startStore()));
    expect(issuers(vault)).toEqual(["First", "Second", "Third", "Fourth"]);
    expect(notices).toEqual([]);
    for (const area of [local, mirror]) expect(recordAt(area, 4).gen).toBe(4);
  });
});
