import type { RandomBytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import type { Stretch } from "#core/vault/kdf.ts";
import { unwrapKey, type UnlockSecret } from "#core/vault/key-slot.ts";
import { decodeMark, isAuthenticMark, makeMark, type Mark } from "#core/vault/mark.ts";
import type { Session } from "#core/vault/session.ts";
import {
  areSameRecord,
  decodeVaultRecord,
  sumIsRight,
  type VaultHeader,
  type VaultRecord,
} from "#core/vault/vault-file.ts";
import type { VaultKey } from "#core/vault/vault-key.ts";
import { openVault, sealVault, type OpenVault } from "#core/vault/vault.ts";
import type { Exclusively } from "#platform/locks.ts";
import type { KeyedArea } from "#platform/storage.ts";
import { createQueue } from "./queue.ts";

/** Two generations that take turns, so that a save never touches the one before it; and a mark that names the newest. */
const SLOTS = ["v1.a", "v1.b"] as const;
const MARK = "v1.mark";
const KEYS = [...SLOTS, MARK] as const;
/** The IndexedDB database that holds the second copy, under the same keys. */
export const MIRROR_DATABASE = "tock-mirror";

type SlotName = (typeof SLOTS)[number];

/** Where a generation lies: odd ones in a, even ones in b. */
export const slotNameOf = (gen: number): SlotName => (gen % 2 === 1 ? "v1.a" : "v1.b");

/** What can be said of the stored vault without its key. */
export type StoredVault =
  /** There is no trace of one. Only the browser's word that Tock was just installed makes that a new user. */
  | { readonly status: "none" }
  /** The newest readable record's header. It is not authentic before it is opened. */
  | { readonly status: "ok"; readonly header: VaultHeader }
  /** There was one: a mark without generations, or nothing but damaged ones. */
  | { readonly status: "damaged" }
  /** Only a newer Tock may touch it. */
  | { readonly status: "newer-format" };

/** What the user should hear about after opening. */
export type StoreNotice =
  /** The newest generation that there was is not there any more. `savedAt`: epoch ms of the one that is. */
  | {
      readonly kind: "older-copy-restored";
      readonly generation: number;
      readonly newestGeneration: number;
      readonly savedAt: number;
    }
  /** A copy was damaged, forged or gone, and is whole again. */
  | { readonly kind: "copy-healed" }
  /** The second store is not to be had (Firefox that never remembers history). */
  | { readonly kind: "single-copy" };

export type Opened = { readonly vault: OpenVault; readonly notices: readonly StoreNotice[] };

export type OpenStoredFailure =
  | { readonly kind: "none" }
  | { readonly kind: "wrong-secret" }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "damaged" }
  | { readonly kind: "newer-format" };

/** `rolled-back`: everything stored is older than what this session has already seen saved. */
export type ResumeFailure =
  Exclude<OpenStoredFailure, { readonly kind: "wrong-secret" | "out-of-memory" }> | { readonly kind: "rolled-back" };

/** Whatever it is, what was stored before is still there. `damaged`: what was written does not read back the same. */
export type SaveFailure =
  | { readonly kind: "locked" }
  | { readonly kind: "storage-full" }
  | { readonly kind: "storage-refused" }
  | { readonly kind: "damaged" }
  | { readonly kind: "rolled-back" }
  | { readonly kind: "newer-format" };

export type CreateFailure = SaveFailure | { readonly kind: "already-there" };

/** What an edit makes of the open vault. It may be asked twice, if the first answer was based on an outdated vault. */
export type Edit<F> = (vault: OpenVault) => Result<OpenVault, F> | Promise<Result<OpenVault, F>>;

type Environment = {
  /** `storage.local`: it answers fast, and may silently go back in time after a crash. */
  readonly local: KeyedArea;
  /** IndexedDB with strict durability: its answer means "on the disk". Not to be had in each browser mode. */
  readonly mirror: KeyedArea;
  /** Keeps out every other context that would write: while an update is installed, there may be two backgrounds. */
  readonly exclusively: Exclusively;
  readonly nowMs: () => number;
  readonly random: RandomBytes;
};

/**
 * Keeps the sealed vault in two stores and, while it is unlocked, the opened one in memory. The background has exactly one,
 * and everything it does waits in one queue; what writes also waits for other contexts.
 */
export function createVaultStore({ local, mirror, exclusively, nowMs, random }: Environment) {
  let current: OpenVault | undefined;
  const queued = createQueue();
  /** For everything that may write. Reading alone does not wait for another context. */
  const alone = <T>(task: () => Promise<T>): Promise<T> => queued(() => exclusively(task));

  const survey = async (): Promise<Survey> => surveyOf(...(await Promise.all([readShelf(local), readShelf(mirror)])));

  /** Makes the generation that was found the only truth, and says what was wrong. */
  async function settle(found: Readable, { vault, record }: Found): Promise<Opened> {
    const notices: StoreNotice[] = [];
    const { vaultId, gen } = vault.header;
    const mark = await makeMark(vault.key, vaultId, gen);
    const marks = await authenticMarks(found.shelves, vault);
    const newestGeneration = Math.max(gen, ...marks.map((each) => each.gen));
    if (newestGeneration > gen) {
      notices.push({ kind: "older-copy-restored", generation: gen, newestGeneration, savedAt: vault.savedAt });
    }
    let healed = false;
    for (const shelf of found.shelves) {
      const repairs = repairsOf(shelf, record, mark);
      if (Object.keys(repairs.items).length === 0) continue;
      try {
        await shelf.area.set(repairs.items);
        healed ||= repairs.ofDamage;
      } catch {
        // The other copy is whole, and the next save tries this one again.
      }
    }
    if (healed) notices.push({ kind: "copy-healed" });
    if (!found.shelves.some(({ area }) => area === mirror)) notices.push({ kind: "single-copy" });
    current = vault;
    return { vault, notices };
  }

  /** Puts a sealed generation into both stores and reads it back. */
  async function write({
    record,
    vault,
  }: Awaited<ReturnType<typeof sealVault>>): Promise<Result<OpenVault, SaveFailure>> {
    if (!(await opensAs(record, vault))) return fail({ kind: "damaged" });
    const { vaultId, gen } = vault.header;
    const slot = slotNameOf(gen);
    const items = { [slot]: record, [MARK]: await makeMark(vault.key, vaultId, gen) };
    const undoMirror = await mirrorFirst(items, slot);
    try {
      await local.set(items);
      if (isSameRecord((await local.get([slot]))[slot], record)) return ok(vault);
      await undoMirror();
      return fail({ kind: "damaged" });
    } catch (error) {
      await undoMirror();
      return fail({ kind: isAboutSpace(error) ? "storage-full" : "storage-refused" });
    }
  }

  /**
   * Writes the mirror before the local store: were the power to fail between the two, the one that was synced to disk is the
   * newer. A mirror that cannot be written must not keep the user from saving.
   * @returns What takes it back, so that a save which was reported as failed does not come true at the next start.
   */
  async function mirrorFirst(items: Readonly<Record<string, unknown>>, slot: SlotName): Promise<() => Promise<void>> {
    try {
      const before = await mirror.get([slot, MARK]);
      await mirror.set(items);
      return async () => {
        try {
          const added = [slot, MARK].filter((key) => before[key] === undefined);
          if (added.length > 0) await mirror.remove(added);
          await mirror.set(before);
        } catch {
          // Then the edit is there after all, whole: better than a torn one.
        }
      };
    } catch {
      return () => Promise.resolve();
    }
  }

  /** Whether an edit of `vault` may be written, and of which vault it has to be an edit. */
  async function baseFor(vault: OpenVault): Promise<Result<OpenVault, SaveFailure>> {
    const { vaultId, gen } = vault.header;
    const mark = await readMark(local);
    if (mark?.vaultId === vaultId && mark.gen === gen) return ok(vault);
    const found = await survey();
    if (found.status === "newer-format") return fail({ kind: "newer-format" });
    // Emptied or damaged while we hold it open: what is in memory is the last copy, and saving it is the rescue.
    if (found.status !== "ok") return ok(vault);
    const newest = await openWith(found, vault.key, vaultId);
    if (newest === undefined || newest.vault.header.gen === gen) return ok(vault);
    return newest.vault.header.gen > gen ? ok(newest.vault) : fail({ kind: "rolled-back" });
  }

  async function save(base: OpenVault, next: OpenVault): Promise<Result<OpenVault, SaveFailure>> {
    const saved = await write(await sealVault(next, nowMs(), random));
    if (!saved.ok) return saved;
    if (next.header.slots === base.header.slots) return saved;
    // The generation before still opens by the former slots. One more save puts the new ones in its place.
    const again = await write(await sealVault(saved.value, nowMs(), random));
    return again.ok ? again : saved;
  }

  return {
    /** The open vault, undefined while locked. */
    current: (): OpenVault | undefined => current,

    /** Locks: forgets what is in memory. */
    forget: (): void => {
      current = undefined;
    },

    /** What is stored, as far as it can be told without the key. */
    look: (): Promise<StoredVault> =>
      queued(async () => {
        const found = await survey();
        return found.status === "ok" ? { status: "ok", header: found.candidates[0] } : { status: found.status };
      }),

    /**
     * Stores a vault that `createVault` has made, and leaves it open. Refuses where a vault is stored already, unless the
     * user has said that it may go (`replace`).
     */
    create: (vault: OpenVault, { replace = false } = {}): Promise<Result<OpenVault, CreateFailure>> =>
      alone(async () => {
        const found = await survey();
        if (found.status !== "none" && !replace) return fail({ kind: "already-there" });
        const saved = await write(await sealVault(vault, nowMs(), random));
        if (!saved.ok) return saved;
        const former = slotNameOf(saved.value.header.gen + 1);
        for (const area of [local, mirror]) await area.remove([former]).catch(() => undefined);
        current = saved.value;
        return saved;
      }),

    /**
     * Removes every generation and mark from both stores. Says ok only when nothing is left that the next start could find;
     * a store that cannot be had at all has nothing to find.
     */
    erase: (): Promise<Result<true, SaveFailure>> =>
      alone(async () => {
        for (const area of [mirror, local]) {
          await area.remove(KEYS).catch(() => undefined);
          const left = await readShelf(area);
          if (left !== undefined && isUsed(left)) return fail({ kind: "storage-refused" });
        }
        current = undefined;
        return ok(true);
      }),

    /** Unlocks with what the user brings; takes the newest authentic generation and heals the other copies by it. */
    unlock: (secret: UnlockSecret, stretch: Stretch): Promise<Result<Opened, OpenStoredFailure>> =>
      alone(async () => {
        const found = await survey();
        if (found.status !== "ok") return fail({ kind: found.status });
        const opened = await openBy(found, secret, rememberingStretch(stretch));
        return opened.ok ? ok(await settle(found, opened.value)) : opened;
      }),

    /** Opens again what this browser session has unlocked, after the worker was stopped. */
    resume: (session: Pick<Session, "key" | "vaultId" | "gen">): Promise<Result<Opened, ResumeFailure>> =>
      queued(async () => {
        const { key, vaultId, gen } = session;
        const quick = await openNewest(local, session);
        if (quick !== undefined) {
          current = quick;
          return ok({ vault: quick, notices: [] });
        }
        return exclusively(async () => {
          const found = await survey();
          if (found.status !== "ok") return fail({ kind: found.status });
          const newest = await openWith(found, key, vaultId);
          if (newest === undefined) return fail({ kind: "damaged" });
          if (newest.vault.header.gen < gen) return fail({ kind: "rolled-back" });
          return ok(await settle(found, newest));
        });
      }),

    /**
     * Edits the open vault and saves it as the next generation. The edit counts only when this says ok; after a failure the
     * vault is as it was, stored and in memory.
     */
    update: <F>(edit: Edit<F>): Promise<Result<OpenVault, F | SaveFailure>> =>
      alone(async () => {
        const open = current;
        if (open === undefined) return fail({ kind: "locked" });
        const base = await baseFor(open);
        if (!base.ok) return base;
        const edited = await edit(base.value);
        if (!edited.ok) return edited;
        const saved = isUnchanged(base.value, edited.value) ? base : await save(base.value, edited.value);
        // Locked meanwhile: saved all the same, and forgotten.
        if (saved.ok && current === open) current = saved.value;
        return saved;
      }),
  };
}

export type VaultStore = ReturnType<typeof createVaultStore>;

/** One of the two stores, as it was found. `undefined`: nothing there. */
type Shelf = {
  readonly area: KeyedArea;
  readonly slots: Readonly<Record<SlotName, SlotState>>;
  readonly mark: unknown;
};
type SlotState =
  | { readonly kind: "empty" }
  | { readonly kind: "damaged" }
  | { readonly kind: "newer-format" }
  | { readonly kind: "readable"; readonly record: VaultRecord };

type Survey =
  | {
      readonly status: "ok";
      /** Newest first; never empty. */
      readonly candidates: readonly [VaultRecord, ...VaultRecord[]];
      readonly shelves: readonly Shelf[];
    }
  | { readonly status: "none" | "damaged" | "newer-format" };
type Readable = Extract<Survey, { readonly status: "ok" }>;
type Found = { readonly record: VaultRecord; readonly vault: OpenVault };

/** @returns The store's content, or undefined where the store is not to be had at all. */
async function readShelf(area: KeyedArea): Promise<Shelf | undefined> {
  const items = await readKeys(area);
  if (items === undefined) return undefined;
  const [a, b] = await Promise.all(SLOTS.map((slot) => readSlot(items[slot])));
  return { area, slots: { "v1.a": a ?? EMPTY, "v1.b": b ?? EMPTY }, mark: items[MARK] };
}

const EMPTY: SlotState = { kind: "empty" };

/** A store with one unreadable value refuses to give several at once, yet gives the others one by one. */
async function readKeys(area: KeyedArea): Promise<Record<string, unknown> | undefined> {
  try {
    return await area.get(KEYS);
  } catch {
    const single = await Promise.allSettled(KEYS.map((key) => area.get([key])));
    if (single.every(({ status }) => status === "rejected")) return undefined;
    // Null is what a key has whose value was lost.
    return Object.assign(
      {},
      ...single.map((each, index) => (each.status === "fulfilled" ? each.value : { [KEYS[index] ?? ""]: null })),
    ) as Record<string, unknown>;
  }
}

async function readSlot(value: unknown): Promise<SlotState> {
  if (value === undefined) return EMPTY;
  const record = decodeVaultRecord(value);
  if (!record.ok) return { kind: record.failure.kind === "newer-format" ? "newer-format" : "damaged" };
  return (await sumIsRight(record.value)) ? { kind: "readable", record: record.value } : { kind: "damaged" };
}

const isUsed = ({ slots, mark }: Shelf): boolean =>
  mark !== undefined || SLOTS.some((name) => slots[name].kind !== "empty");

function surveyOf(localShelf: Shelf | undefined, mirrorShelf: Shelf | undefined): Survey {
  const shelves = [localShelf, mirrorShelf].filter((shelf) => shelf !== undefined);
  const used = shelves.filter(isUsed);
  if (used.length === 0) return { status: shelves.length > 0 ? "none" : "damaged" };
  // In one store only it is junk that someone wrote there: an older version that met it would have found it in both.
  if (used.every(({ slots }) => SLOTS.some((name) => slots[name].kind === "newer-format"))) {
    return { status: "newer-format" };
  }
  const [first, ...others] = used
    .flatMap(({ slots }) => SLOTS.flatMap((name) => (slots[name].kind === "readable" ? [slots[name].record] : [])))
    // The sort is stable, so of two that claim one generation the local one comes first: that one was acknowledged.
    .sort((one, other) => other.gen - one.gen);
  return first === undefined ? { status: "damaged" } : { status: "ok", candidates: [first, ...others], shelves };
}

/** Opens the newest generation that accepts the secret. */
async function openBy(
  { candidates }: Readable,
  secret: UnlockSecret,
  stretch: Stretch,
): Promise<Result<Found, OpenStoredFailure>> {
  let failure: OpenStoredFailure = { kind: "wrong-secret" };
  const refusing: VaultRecord[] = [];
  for (const record of candidates) {
    const key = await unwrapKey(record, secret, stretch);
    if (!key.ok) {
      if (key.failure.kind === "out-of-memory") failure = key.failure;
      refusing.push(record);
      continue;
    }
    // An older generation may still accept a passphrase that was changed since. It does not count any more.
    for (const newer of refusing) if ((await openVault(newer, key.value)).ok) return fail({ kind: "wrong-secret" });
    const vault = await openVault(record, key.value);
    if (vault.ok) return ok({ record, vault: vault.value });
    failure = { kind: "damaged" };
  }
  return fail(failure);
}

/** Opens the newest generation that the key opens. */
async function openWith({ candidates }: Readable, key: VaultKey, vaultId: string): Promise<Found | undefined> {
  for (const record of candidates) {
    if (record.vaultId !== vaultId) continue;
    const vault = await openVault(record, key);
    if (vault.ok) return { record, vault: vault.value };
  }
  return undefined;
}

/** The way that each start of the worker takes: one read of the one slot that must hold the session's generation. */
async function openNewest(
  area: KeyedArea,
  { key, vaultId, gen }: Pick<Session, "key" | "vaultId" | "gen">,
): Promise<OpenVault | undefined> {
  try {
    const slot = slotNameOf(gen);
    const items = await area.get([slot, MARK]);
    const mark = decodeMark(items[MARK]);
    const record = decodeVaultRecord(items[slot]);
    if (!record.ok || record.value.gen !== gen || record.value.vaultId !== vaultId || mark?.gen !== gen)
      return undefined;
    const vault = await openVault(record.value, key);
    return vault.ok ? vault.value : undefined;
  } catch {
    return undefined;
  }
}

/** An edit that found nothing to do is not worth a generation. */
const isUnchanged = (before: OpenVault, after: OpenVault): boolean =>
  before.body === after.body && before.header === after.header && before.key === after.key;

/** What must be written to a store so that it holds the generation that was found, whole, and its mark. */
function repairsOf(shelf: Shelf, record: VaultRecord, mark: Mark) {
  const items: Record<string, unknown> = {};
  let ofDamage = false;
  const isBehind = SLOTS.every((name) => shelf.slots[name].kind === "empty");
  const due = slotNameOf(record.gen);
  for (const name of SLOTS) {
    const state = shelf.slots[name];
    const isForged = state.kind === "readable" && state.record.gen > record.gen;
    if (state.kind === "damaged" || state.kind === "newer-format" || isForged) {
      items[name] = record;
      ofDamage = true;
    } else if (name === due && !(state.kind === "readable" && areSameRecord(state.record, record))) {
      items[name] = record;
      ofDamage ||= isBehind;
    }
  }
  const stored = decodeMark(shelf.mark);
  if (stored?.mac !== mark.mac || stored.gen !== mark.gen) items[MARK] = mark;
  return { items, ofDamage };
}

async function authenticMarks(shelves: readonly Shelf[], { key, header }: OpenVault): Promise<readonly Mark[]> {
  const authentic: Mark[] = [];
  for (const { mark: value } of shelves) {
    const mark = decodeMark(value);
    if (mark?.vaultId === header.vaultId && (await isAuthenticMark(mark, key))) authentic.push(mark);
  }
  return authentic;
}

async function readMark(area: KeyedArea): Promise<Mark | undefined> {
  try {
    return decodeMark((await area.get([MARK]))[MARK]);
  } catch {
    return undefined;
  }
}

/** Whether a sealed record gives back what was sealed: asked before anything is overwritten by it. */
async function opensAs(record: VaultRecord, { key, body }: OpenVault): Promise<boolean> {
  const decoded = decodeVaultRecord(record);
  if (!decoded.ok) return false;
  const opened = await openVault(decoded.value, key);
  if (!opened.ok) return false;
  const { accounts, foreign } = opened.value.body;
  return (
    accounts.length === body.accounts.length &&
    foreign.rows.length === body.foreign.rows.length &&
    accounts.every(({ id }, index) => id === body.accounts[index]?.id)
  );
}

function isSameRecord(stored: unknown, record: VaultRecord): boolean {
  const decoded = decodeVaultRecord(stored);
  return decoded.ok && areSameRecord(decoded.value, record);
}

/** Chromium says "quota", Firefox throws QuotaExceededError, a full disk has its own words in each. */
const isAboutSpace = (error: unknown): boolean =>
  error instanceof Error && /quota|no space|disk full|disk is full/i.test(`${error.name} ${error.message}`);

/** The generations have mostly the same slots: one passphrase is stretched once, not once for each. */
function rememberingStretch(stretch: Stretch): Stretch {
  const remembered = new Map<string, ReturnType<Stretch>>();
  return (passphrase, salt, { m, t, p }) => {
    const name = JSON.stringify([passphrase, [...salt], m, t, p]);
    const result = remembered.get(name) ?? stretch(passphrase, salt, { m, t, p });
    remembered.set(name, result);
    return result;
  };
}
