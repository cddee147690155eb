/** Everything that is made to go wrong, one entry for each kind. */
import { createVault, sealVault } from "#core/vault/vault.ts";
import type { MemoryArea } from "../background/support.ts";
import { bodyOf, draft, NOW, recoverySlot, tools } from "../core/vault/support.ts";
import type { Dice } from "./dice.ts";
import { DONE, type Operation, type Plan, type StoreName } from "./machine.ts";
import type { Outcome, Trial } from "./trial.ts";

export type Fault = {
  readonly name: string;
  /** The numbers of the security tests that it answers. */
  readonly answers?: string;
  /** Whether it takes every copy of something, so that all that can be asked is to be told. */
  readonly mayCost?: true;
  readonly run: (trial: Trial) => Promise<Outcome>;
};

type DiskName = Extract<StoreName, "local" | "mirror">;
/** About ten of a worker's operations are one save. */
const EDITS = 6;
const STEPS = 60;

const QUOTA = new Error("Resource::kQuotaBytes quota exceeded");
const DISK_FULL = new Error("IO error: no space left on device");
const REFUSED = new Error("An unexpected error occurred");

/** A write of several keys gets through in part, or ruins what it was to replace. */
const tears = (dice: Dice): Plan => {
  let left = 1 + dice.below(12);
  return ({ store, kind, keys }) => {
    if ((store !== "local" && store !== "mirror") || kind !== "set" || keys.length < 2 || --left > 0) return DONE;
    const ruined = dice.oneIn(2) ? keys.filter((key) => key !== "v1.mark") : [];
    return { kind: "tears", keys: keys.filter(() => dice.oneIn(2)), ruined };
  };
};

const aStore = (dice: Dice): DiskName => dice.pick(["local", "mirror"]);
const diskOf = ({ machine }: Trial, name: DiskName): MemoryArea => machine.profile[name];
const SLOTS = ["v1.a", "v1.b"] as const;
const KEYS = [...SLOTS, "v1.mark"] as const;

/** The worker dies at one of its next operations, before or after that took effect. */
const diesSoon = (dice: Dice, among: (operation: Operation) => boolean = () => true): Plan => {
  let left = 1 + dice.below(STEPS);
  return (operation) => (among(operation) && --left === 0 ? { kind: "dies", takesEffect: dice.oneIn(2) } : DONE);
};

/** Some of the store's writes, or those of a while, go wrong in the same way. */
const writesFail = (dice: Dice, store: DiskName, verdict: ReturnType<Plan>): Plan => {
  const [from, length] = [dice.below(STEPS), 1 + dice.below(STEPS)];
  const scattered = dice.oneIn(2);
  return ({ step, store: at, kind }) => {
    if (at !== store || kind === "get") return DONE;
    return (scattered ? dice.oneIn(3) : step >= from && step < from + length) ? verdict : DONE;
  };
};

/** Alters one character of a text, one digit of a number, or drops a member, somewhere within a stored value. */
function corrupted(value: unknown, dice: Dice): unknown {
  if (typeof value === "string" && value !== "") {
    const at = dice.below(value.length);
    const replaced = String.fromCharCode(value.charCodeAt(at) ^ (1 << dice.below(7)));
    return value.slice(0, at) + replaced + value.slice(at + 1);
  }
  if (typeof value === "number") return value + 1 + dice.below(9);
  if (Array.isArray(value)) {
    const at = dice.below(value.length);
    return value.map((item: unknown, index) => (index === at ? corrupted(item, dice) : item));
  }
  if (typeof value !== "object" || value === null) return null;
  const names = Object.keys(value);
  const name = names[dice.below(names.length)] ?? "";
  const { [name]: member, ...others } = value as Record<string, unknown>;
  return dice.oneIn(8) ? others : { ...others, [name]: corrupted(member, dice) };
}

const corrupt = (area: MemoryArea, keys: readonly string[], dice: Dice): void => {
  for (const key of keys) if (area.items.has(key)) area.items.set(key, corrupted(area.items.get(key), dice));
};

/** What lies where a value was: lost, cut short, or something of someone else's. */
const junk = (value: unknown, dice: Dice): unknown =>
  dice.pick<unknown>([null, 7, "", "x".repeat(5000), [], {}, { magic: "tock-vault" }, { ...Object(value), ct: "" }]);

/** The store is what it was at an earlier moment, but not before there was a vault in it. */
const goBack = (trial: Trial, name: DiskName): void => {
  const states = trial.machine.past[name].filter((items) => SLOTS.some((slot) => items.has(slot)));
  const state = states[trial.dice.below(states.length)];
  if (state !== undefined) diskOf(trial, name).items = new Map(state);
};

/** Works with faults, then starts the browser without them. */
const afterWork =
  (plan: (dice: Dice) => Plan, options?: Parameters<Trial["outcome"]>[0]) =>
  async (trial: Trial): Promise<Outcome> => {
    await trial.setUp();
    await trial.work(trial.dice.below(3));
    trial.life.plan = plan(trial.dice);
    await trial.work(EDITS + trial.dice.below(EDITS));
    trial.restart();
    return trial.outcome(options);
  };

/** Works without faults, then does something to the stores while the browser is closed. */
const whileClosed =
  (harm: (trial: Trial) => void | Promise<void>, options?: Parameters<Trial["outcome"]>[0]) =>
  async (trial: Trial): Promise<Outcome> => {
    await trial.setUp();
    await trial.work(trial.dice.below(EDITS));
    trial.machine.killAll();
    await harm(trial);
    trial.restart();
    return trial.outcome(options);
  };

/** The same where the browser offers no IndexedDB, as Firefox that never remembers history: nothing but the one copy. */
const withoutMirror =
  (plan: (dice: Dice) => Plan) =>
  (trial: Trial): Promise<Outcome> => {
    trial.machine.profile.mirror.onStep = () => {
      throw REFUSED;
    };
    return afterWork(plan, { singleCopy: true })(trial);
  };

const MAY_COST = { mayCost: true } as const;

export const faults: readonly Fault[] = [
  {
    name: "worker killed between two storage operations",
    answers: "S2",
    run: afterWork((dice) => diesSoon(dice)),
  },
  {
    name: "worker killed in the middle of a write",
    answers: "S2",
    run: afterWork((dice) => diesSoon(dice, ({ kind }) => kind !== "get")),
  },
  {
    name: "worker killed, and started again unlocked",
    answers: "S2",
    run: async (trial) => {
      await trial.setUp();
      for (let death = 0; death < 4; death++) {
        trial.life.plan = diesSoon(trial.dice);
        await trial.work(EDITS);
        trial.wake();
        await trial.unlock();
      }
      return trial.outcome();
    },
  },
  {
    name: "killed between the two stores",
    answers: "S3",
    run: afterWork((dice) => {
      const store = aStore(dice);
      return diesSoon(dice, (operation) => operation.store === store && operation.kind === "set");
    }),
  },
  {
    name: "write torn, the worker dead",
    answers: "S1",
    run: afterWork(tears),
  },
  {
    name: "write lost, though acknowledged",
    run: afterWork((dice) => writesFail(dice, aStore(dice), { kind: "vanishes" })),
  },
  {
    name: "power cut: storage.local falls back, IndexedDB has what it acknowledged",
    answers: "S1",
    run: async (trial) => {
      await trial.setUp();
      trial.life.plan = diesSoon(trial.dice);
      await trial.work(EDITS * 2);
      goBack(trial, "local");
      trial.restart();
      return trial.outcome();
    },
  },
  {
    name: "storage.local goes back in time while closed",
    answers: "S6",
    run: whileClosed((trial) => goBack(trial, "local")),
  },
  { name: "IndexedDB goes back in time while closed", run: whileClosed((trial) => goBack(trial, "mirror")) },
  {
    name: "one store goes back in time while unlocked",
    answers: "S6",
    run: async (trial) => {
      await trial.setUp();
      await trial.work(EDITS);
      goBack(trial, aStore(trial.dice));
      trial.wake();
      await trial.unlock();
      await trial.work(2);
      trial.restart();
      return trial.outcome();
    },
  },
  {
    name: "both stores go back in time while unlocked",
    answers: "S7",
    mayCost: true,
    run: async (trial) => {
      await trial.setUp();
      await trial.add();
      const old = [new Map(diskOf(trial, "local").items), new Map(diskOf(trial, "mirror").items)] as const;
      await trial.work(1 + trial.dice.below(EDITS));
      await trial.add();
      const [local, mirror] = [diskOf(trial, "local"), diskOf(trial, "mirror")];
      [local.items, mirror.items] = [new Map(old[0]), new Map(old[1])];
      const before = [local.text(), mirror.text()].join();
      const saved = trial.acknowledged;
      if (trial.dice.oneIn(2)) await trial.add();
      else trial.wake();
      if (trial.acknowledged > saved) return { kind: "lost", because: "saved over a store that was put back" };
      const { keeper } = trial.life.worker;
      await keeper.ready;
      if (trial.life.worker.store.current() === undefined && keeper.view().state !== "lost") {
        return { kind: "lost", because: `nobody is told: ${keeper.view().state}` };
      }
      return [local.text(), mirror.text()].join() === before
        ? { kind: "told" }
        : { kind: "lost", because: "something was written" };
    },
  },
  { name: "storage.local comes back empty", answers: "S4", run: whileClosed((t) => diskOf(t, "local").items.clear()) },
  { name: "IndexedDB comes back empty", answers: "S5", run: whileClosed((t) => diskOf(t, "mirror").items.clear()) },
  {
    name: "both stores come back empty",
    answers: "S4",
    mayCost: true,
    run: whileClosed((trial) => {
      diskOf(trial, "local").items.clear();
      diskOf(trial, "mirror").items.clear();
    }, MAY_COST),
  },
  {
    name: "both stores emptied under an open vault",
    run: async (trial) => {
      await trial.setUp();
      await trial.work(EDITS);
      diskOf(trial, "local").items.clear();
      diskOf(trial, "mirror").items.clear();
      await trial.add();
      trial.restart();
      return trial.outcome();
    },
  },
  {
    name: "bytes altered in one store",
    answers: "S4, K2",
    run: whileClosed((trial) => {
      const keys = KEYS.filter(() => trial.dice.oneIn(2));
      corrupt(diskOf(trial, aStore(trial.dice)), keys.length > 0 ? keys : SLOTS, trial.dice);
    }),
  },
  {
    name: "bytes altered in the newest generation of both stores",
    mayCost: true,
    run: whileClosed((trial) => {
      const { local } = trial.machine.profile;
      const newest = [...SLOTS].sort((a, b) => genOf(local.items.get(b)) - genOf(local.items.get(a)))[0] ?? "v1.a";
      for (const name of ["local", "mirror"] as const) corrupt(diskOf(trial, name), [newest], trial.dice);
    }, MAY_COST),
  },
  {
    name: "bytes altered in every copy",
    mayCost: true,
    run: whileClosed((trial) => {
      for (const name of ["local", "mirror"] as const) corrupt(diskOf(trial, name), SLOTS, trial.dice);
    }, MAY_COST),
  },
  {
    name: "values lost or replaced by junk in one store",
    answers: "S4, S11",
    run: whileClosed((trial) => {
      const area = diskOf(trial, aStore(trial.dice));
      for (const key of KEYS) if (!trial.dice.oneIn(3)) area.items.set(key, junk(area.items.get(key), trial.dice));
    }),
  },
  {
    name: "records forged in storage.local",
    answers: "S11",
    run: whileClosed(async (trial) => {
      const { local } = trial.machine.profile;
      const planted = await createVault(bodyOf(draft("Planted")), [recoverySlot(trial.dice.bytes(16))], tools);
      if (!planted.ok) throw new Error("a vault with a recovery code needs no stretching");
      const { vaultId } = local.items.get("v1.mark") as { vaultId: string };
      const header = { ...planted.value.header, ...(trial.dice.oneIn(2) && { vaultId }), gen: trial.dice.below(2000) };
      const { record } = await sealVault({ ...planted.value, header }, NOW, trial.dice.bytes);
      local.items.set(trial.dice.pick(SLOTS), record);
      if (trial.dice.oneIn(2)) local.items.set("v1.mark", { vaultId, gen: 9999, mac: "A".repeat(44) });
    }),
  },
  {
    name: "quota or disk full",
    answers: "S8",
    run: afterWork((dice) =>
      writesFail(dice, aStore(dice), { kind: "rejected", error: dice.pick([QUOTA, DISK_FULL]) }),
    ),
  },
  {
    name: "set rejected",
    answers: "S8",
    run: afterWork((dice) => writesFail(dice, aStore(dice), { kind: "rejected", error: REFUSED })),
  },
  {
    name: "both stores refuse for a while",
    answers: "S8",
    run: afterWork((dice) => {
      const plans = (["local", "mirror"] as const).map((store) =>
        writesFail(dice, store, { kind: "rejected", error: REFUSED }),
      );
      return (operation) => plans.map((plan) => plan(operation)).find((verdict) => verdict !== DONE) ?? DONE;
    }),
  },
  { name: "one store only: worker killed", answers: "S5", run: withoutMirror((dice) => diesSoon(dice)) },
  { name: "one store only: write torn, the worker dead", answers: "S5", run: withoutMirror(tears) },
  {
    name: "one store only: write lost, though acknowledged",
    answers: "S5",
    run: withoutMirror((dice) => writesFail(dice, "local", { kind: "vanishes" })),
  },
  {
    name: "one store only: quota or disk full",
    answers: "S5, S8",
    run: withoutMirror((dice) => writesFail(dice, "local", { kind: "rejected", error: dice.pick([QUOTA, DISK_FULL]) })),
  },
  {
    name: "reads fail for a while",
    run: async (trial) => {
      await trial.setUp();
      await trial.work(EDITS);
      const [store, until] = [aStore(trial.dice), trial.dice.below(12)];
      const failing: Plan = ({ step, store: at, kind }) =>
        at === store && kind === "get" && step < until ? { kind: "rejected", error: REFUSED } : DONE;
      trial.restart(failing);
      await trial.unlock();
      await trial.work(2);
      trial.restart();
      return trial.outcome();
    },
  },
  {
    name: "clock jumps",
    answers: "K6",
    run: async (trial) => {
      await trial.setUp();
      const { profile } = trial.machine;
      const jumps = [-3_600_000, -60_000, 3_600_000, 365 * 86_400_000, -365 * 86_400_000] as const;
      for (let jump = 0; jump < 5; jump++) {
        await trial.work(2);
        profile.nowMs = Math.max(0, profile.nowMs + trial.dice.pick(jumps));
        if (trial.dice.oneIn(3)) trial.wake();
        await trial.unlock();
      }
      trial.restart();
      return trial.outcome();
    },
  },
  {
    name: "two backgrounds at once, one of them dying",
    answers: "S9, S10",
    run: async (trial) => {
      await trial.setUp();
      const other = trial.machine.start();
      await trial.unlock(other);
      if (trial.dice.oneIn(2)) other.plan = diesSoon(trial.dice);
      await Promise.all(
        Array.from({ length: EDITS * 2 }, () => {
          const life = trial.dice.pick([trial.life, other]);
          return trial.dice.oneIn(3) ? trial.count(life) : trial.add(life);
        }),
      );
      trial.restart();
      return trial.outcome();
    },
  },
  {
    name: "killed while a vault is made",
    run: async (trial) => {
      trial.life.plan = diesSoon(trial.dice);
      const seen = await trial.setUp();
      trial.restart();
      await trial.life.worker.keeper.ready;
      const { state } = trial.life.worker.keeper.view();
      // The browser says "install" once: a worker that died before it could note that leaves a screen that asks.
      if (!seen && (state === "new" || state === "lost")) return { kind: "survived" };
      return trial.outcome();
    },
  },
  {
    name: "killed while passphrase or vault key is changed",
    answers: "K10",
    run: async (trial) => {
      await trial.setUp();
      trial.life.plan = diesSoon(trial.dice);
      while (!trial.life.isDead) await (trial.dice.oneIn(2) ? trial.changePassphrase() : trial.rotateKey());
      trial.restart();
      return trial.outcome();
    },
  },
  {
    name: "killed between a counter's save and its code",
    answers: "S14",
    run: async (trial) => {
      await trial.setUp();
      for (let death = 0; death < 3; death++) {
        trial.life.plan = diesSoon(trial.dice);
        for (let taken = 0; taken < EDITS && !trial.life.isDead; taken++) await trial.count();
        trial.wake();
        await trial.unlock();
      }
      trial.restart();
      return trial.outcome();
    },
  },
];

const genOf = (record: unknown): number => (record as { gen?: number } | undefined)?.gen ?? 0;
