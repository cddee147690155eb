/**
 * A computer with a browser in which things go wrong: workers die between two storage operations or within one, writes tear
 * or vanish, stores refuse, lose or alter what they hold. What runs over it is the real keeper, vault store and cryptography.
 */
import type { KeyedArea } from "#platform/storage.ts";
import { Profile, type MemoryArea, type Worker } from "../background/support.ts";
import type { Dice } from "./dice.ts";

export type StoreName = "local" | "mirror" | "session" | "device";
export type Operation = {
  /** Counts the operations of one life, from 1. */
  readonly step: number;
  readonly store: StoreName;
  readonly kind: "get" | "set" | "remove";
  readonly keys: readonly string[];
};

/** What becomes of an operation. `dies`: the worker does, and so never hears how it ended. */
export type Verdict =
  | { readonly kind: "done" }
  | { readonly kind: "dies"; readonly takesEffect: boolean }
  /** Of several keys only these are written, of them `ruined` as something unreadable, and the worker dies. */
  | { readonly kind: "tears"; readonly keys: readonly string[]; readonly ruined: readonly string[] }
  | { readonly kind: "rejected"; readonly error: Error }
  /** The answer says that it was done. It was not. */
  | { readonly kind: "vanishes" };

export type Plan = (operation: Operation) => Verdict;

export const DONE: Verdict = { kind: "done" };
export const nothingHappens: Plan = () => DONE;

const never = <T>(): Promise<T> => new Promise(() => undefined);
/** What an awaited step answers when its worker has died meanwhile. */
export const DEAD = Symbol("the worker is dead");

/** One run of the background worker, from its start to its death. */
export class Life {
  readonly worker: Worker;
  isDead = false;
  plan: Plan;
  #step = 0;
  #die: () => void = () => undefined;
  readonly #death = new Promise<typeof DEAD>((resolve) => {
    this.#die = () => resolve(DEAD);
  });

  constructor(machine: Machine, plan: Plan) {
    this.plan = plan;
    machine.profile.exclusively = (task) => machine.lockFor(this, task);
    this.worker = machine.profile.startWorker((area) => this.#connect(area, machine.nameOf(area)));
  }

  kill(): void {
    this.isDead = true;
    this.#die();
  }

  /** Waits for what the worker does, or for its death. */
  awaits<T>(work: Promise<T>): Promise<T | typeof DEAD> {
    return Promise.race([work, this.#death]);
  }

  /** An answer reaches nobody who has died meanwhile. */
  #hears<T>(answer: T): T | Promise<T> {
    return this.isDead ? never() : answer;
  }

  #connect(area: MemoryArea, store: StoreName): KeyedArea {
    const through = async <T>(
      kind: Operation["kind"],
      keys: readonly string[],
      done: (keys: readonly string[]) => Promise<T>,
      vanished: T,
    ): Promise<T> => {
      // Each call leaves the worker's process, so others get their turn.
      await Promise.resolve();
      if (this.isDead) return never();
      const verdict = this.plan({ step: ++this.#step, store, kind, keys });
      switch (verdict.kind) {
        case "done": {
          const answer = await done(keys);
          return this.#hears(answer);
        }
        case "dies":
          if (verdict.takesEffect) await done(keys);
          this.kill();
          return never();
        case "tears":
          await done(verdict.keys);
          for (const key of verdict.ruined) area.items.set(key, null);
          this.kill();
          return never();
        case "rejected":
          throw verdict.error;
        case "vanishes":
          return vanished;
      }
    };
    return {
      get: (keys) => through("get", keys, area.get, {}),
      set: (items) =>
        through(
          "set",
          Object.keys(items),
          (keys) => area.set(Object.fromEntries(Object.entries(items).filter(([key]) => keys.includes(key)))),
          undefined,
        ),
      remove: (keys) => through("remove", keys, area.remove, undefined),
    };
  }
}

export class Machine {
  readonly profile = new Profile();
  /** What the stores on disk have held, oldest first: the states that they may fall back to. */
  readonly past: Record<"local" | "mirror", ReadonlyMap<string, unknown>[]> = { local: [], mirror: [] };
  #lives: Life[] = [];
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(dice: Dice) {
    this.profile.random = dice.bytes;
    for (const name of ["local", "mirror"] as const) {
      const area = this.profile[name];
      for (const step of ["set", "remove"] as const) {
        const write = area[step] as (argument: unknown) => Promise<void>;
        area[step] = async (argument: unknown) => {
          this.past[name].push(new Map(area.items));
          await write(argument);
        };
      }
    }
  }

  nameOf(area: MemoryArea): StoreName {
    const names = ["local", "mirror", "session", "device"] as const;
    return names.find((name) => this.profile[name] === area) ?? "session";
  }

  start(plan: Plan = nothingHappens): Life {
    const life = new Life(this, plan);
    this.#lives.push(life);
    return life;
  }

  /** A Web Lock: one holder in the whole browser, and death gives it back. */
  lockFor<T>(life: Life, task: () => Promise<T>): Promise<T> {
    const before = this.#lastTurn;
    const turn = before.then(() => (life.isDead ? never<T>() : task()));
    this.#lastTurn = Promise.all([before, life.awaits(turn.catch(() => undefined))]);
    return turn;
  }

  killAll(): void {
    for (const life of this.#lives) life.kill();
    this.#lives = [];
  }

  /** Ends the browser and starts it again: memory is gone, disks are not. */
  restart(plan?: Plan): Life {
    this.killAll();
    this.profile.restartBrowser();
    return this.start(plan);
  }
}
