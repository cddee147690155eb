import { createAttempts } from "../../src/background/attempts.ts";
import { createEnrolling } from "../../src/background/enrolling.ts";
import { createBackupCodes } from "../../src/background/backup-codes.ts";
import { createExportParts } from "../../src/background/export-parts.ts";
import { createEnrollments } from "../../src/background/enrollments.ts";
import { createFilling } from "../../src/background/filling.ts";
import { createKeeper } from "../../src/background/keeper.ts";
import { createQueue } from "../../src/background/queue.ts";
import { createProposalBox } from "../../src/background/proposal-box.ts";
import { createVaultStore } from "../../src/background/vault-store.ts";
import { createWaysIn } from "../../src/background/ways-in.ts";
import { ok } from "#core/result.ts";
import type { stretchPassphrase } from "#core/vault/kdf.ts";
import { deviceKeyStore } from "#platform/indexed-db.ts";
import type { Exclusively } from "#platform/locks.ts";
import type { KeyedArea } from "#platform/storage.ts";
import { NOW, PASSPHRASE, random as secureRandom, value } from "../core/vault/support.ts";

export const MINUTE_MS = 60_000;

/** A browser store in memory: values are copied as the browser does. */
export class MemoryArea implements KeyedArea {
  items = new Map<string, unknown>();
  /** Called before each step; what it throws is what the store answers, and it may take its time. */
  onStep: (step: "get" | "set" | "remove", keys: readonly string[]) => void | Promise<void> = () => undefined;

  get = async (keys: readonly string[]): Promise<Record<string, unknown>> => {
    await this.onStep("get", keys);
    const found = keys.filter((key) => this.items.has(key)).map((key) => [key, this.items.get(key)]);
    return structuredClone(Object.fromEntries(found)) as Record<string, unknown>;
  };
  set = async (items: Readonly<Record<string, unknown>>): Promise<void> => {
    await this.onStep("set", Object.keys(items));
    for (const [key, item] of Object.entries(structuredClone(items))) this.items.set(key, item);
  };
  remove = async (keys: readonly string[]): Promise<void> => {
    await this.onStep("remove", keys);
    for (const key of keys) this.items.delete(key);
  };

  /** Everything in it as text, to look for what must not be there. */
  text(): string {
    return JSON.stringify([...this.items]);
  }
}

/** The real stretching at a cost that a test can pay: a slot still says which cost it was made for. */
export const cheapStretch: typeof stretchPassphrase = async (passphrase, salt, { m, t, p }) => {
  const text = `${passphrase}|${[...salt].join()}|${m}|${t}|${p}`;
  return ok(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
};

/** One browser profile: what its stores hold outlives every worker that is started over them. */
export class Profile {
  readonly local = new MemoryArea();
  readonly mirror = new MemoryArea();
  readonly session = new MemoryArea();
  /** Holds the keys that open a vault without asking. */
  readonly device = new MemoryArea();
  nowMs = NOW;
  random = secureRandom;
  stretch = cheapStretch;
  /** How often an open worker told of a lock. */
  locks = 0;
  /** When the alarm is set to ring. */
  deadlineMs: number | undefined;
  #ids = 0;

  readonly now = (): number => this.nowMs;
  readonly newId = (): string => `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, "0")}`;

  /** The browser has one lock for all contexts of an extension. */
  exclusively: Exclusively = createQueue();

  /**
   * Starts the background over the profile, as `background/main.ts` puts it together.
   * @param through What stands between this worker and the stores.
   */
  startWorker(through: (area: MemoryArea) => KeyedArea = (area) => area) {
    const { now: nowMs, newId, exclusively, random } = this;
    const [session, local, mirror] = [through(this.session), through(this.local), through(this.mirror)];
    const store = createVaultStore({ local, mirror, exclusively, nowMs, random });
    const enrollments = createEnrollments(session, nowMs);
    const box = createProposalBox(session, newId, nowMs);
    const deviceKeys = deviceKeyStore(through(this.device));
    const stretch: typeof cheapStretch = (...args) => this.stretch(...args);
    const keeper = createKeeper({
      store,
      session,
      local,
      attempts: createAttempts(session),
      deviceKeys,
      stretch,
      random,
      nowMs,
      onChanged: () => undefined,
      onDeadline: (deadlineMs) => (this.deadlineMs = deadlineMs),
      onLocked: () => {
        this.locks++;
        void enrolling.forget();
        void enrollments.forget();
        void backupCodes.forget();
      },
    });
    const enrolling = createEnrolling(keeper, box, enrollments, createExportParts(session, nowMs), { newId, nowMs });
    const backupCodes = createBackupCodes(keeper, enrollments, session, nowMs);
    const filling = createFilling(keeper, enrollments, backupCodes, nowMs);
    const waysIn = createWaysIn(keeper, { deviceKeys, stretch, random, nowMs });
    return { keeper, waysIn, store, box, enrollments, enrolling, filling, backupCodes };
  }

  /** What closing and opening the browser does: memory is gone, disks are not. */
  restartBrowser(): void {
    this.session.items.clear();
  }
}

export type Worker = ReturnType<Profile["startWorker"]>;

/** A profile of someone who has just set Tock up with a passphrase, and its worker. */
export async function unlockedProfile(passphrase: string | null = PASSPHRASE): Promise<{
  profile: Profile;
  worker: Worker;
}> {
  const profile = new Profile();
  const worker = profile.startWorker();
  await worker.keeper.noteInstalled();
  value(await worker.keeper.create(passphrase));
  return { profile, worker };
}

/** Lets everything that was started and not awaited come to its end. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
