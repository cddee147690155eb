import type { Account } from "#core/account/account.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { emptyOldTrash, liveAccounts } from "#core/vault/accounts.ts";
import { hasExpired, timesAfterUse } from "#core/vault/auto-lock.ts";
import type { Stretch } from "#core/vault/kdf.ts";
import { unwrapKey, type NewSlot, type SlotTools } from "#core/vault/key-slot.ts";
import { decodeSession, encodeSession, SESSION_KEY, type Session } from "#core/vault/session.ts";
import type { Settings } from "#core/vault/settings.ts";
import { EMPTY_BODY, type SentCode, type VaultBody } from "#core/vault/vault-body.ts";
import { changeSlot, createVault, rotateKey, type OpenVault } from "#core/vault/vault.ts";
import type { VaultHeader } from "#core/vault/vault-file.ts";
import type { SaveFailure, UnlockFailure, VaultNotice, VaultView } from "#messages/views.ts";
import type { KeyedArea } from "#platform/storage.ts";
import type { Attempts } from "./attempts.ts";
import { createQueue } from "./queue.ts";
import type { Opened, VaultStore } from "./vault-store.ts";

/** What the rest of the background sees of an unlocked vault. Accounts in the trash are not among them. */
export type OpenedVault = {
  /** In the user's order. */
  readonly accounts: readonly Account[];
  readonly settings: Settings;
  readonly sentCodes: readonly SentCode[];
};

type Environment = {
  readonly store: VaultStore;
  readonly session: KeyedArea;
  readonly local: KeyedArea;
  readonly attempts: Attempts;
  /** The non-extractable key of this browser profile, for people who choose no passphrase. */
  readonly deviceKey: { readonly get: () => Promise<CryptoKey | undefined>; readonly create: () => Promise<CryptoKey> };
  readonly stretch: Stretch;
  readonly random: SlotTools["random"];
  readonly nowMs: () => number;
  readonly onChanged: () => void;
  /** Everything that remembers something about the vault must forget it now. */
  readonly onLocked: () => void;
};

/** Set by the browser's word that Tock was just installed, and taken away once there is a vault. */
const FRESH_KEY = "fresh-install";
/** How much a session's deadline may lag behind the last use, to spare a write for each. */
const TOUCH_EVERY_MS = 10_000;

/**
 * Keeps the vault: opens it, locks it, and is the only way to change it. The worker may die between any two events, so the
 * truth is in the stores: `storage.local` for the sealed vault, `storage.session` for the key while it is unlocked.
 */
export function createKeeper(environment: Environment) {
  const { store, session, local, attempts, deviceKey, stretch, random, nowMs, onChanged, onLocked } = environment;
  let view: VaultView = { state: "locked", hasPassphrase: true };
  /** Times of the running session; undefined while locked. */
  let times: Pick<Session, "deadlineMs" | "lastSeenMs"> | undefined;
  let notices: readonly VaultNotice[] = [];
  /** The last body that `opened` was asked about, with what it answered. */
  let cached: { readonly body: VaultBody; readonly opened: OpenedVault } | undefined;

  /** One after the other: of many guesses at once each would pass the check of how many have failed. */
  const inTurn = createQueue();

  const tools = (): SlotTools => ({ random, stretch, nowMs: nowMs() });

  const hasSlot = (header: Pick<VaultHeader, "slots">, type: string) => header.slots.some((slot) => slot.type === type);
  const protects = (header: Pick<VaultHeader, "slots">) => !hasSlot(header, "device");

  const unlockedView = (vault: OpenVault): VaultView => ({
    state: "unlocked",
    hasPassphrase: protects(vault.header),
    notices,
  });

  async function saveSession(vault: OpenVault): Promise<void> {
    times = timesAfterUse(vault.body.settings, nowMs());
    const { key, header } = vault;
    await session.set({ [SESSION_KEY]: encodeSession({ key, vaultId: header.vaultId, gen: header.gen, ...times }) });
  }

  async function becomeUnlocked({ vault, notices: found }: Opened): Promise<void> {
    notices = found;
    // Before anything is awaited: a lock that falls meanwhile has the last word.
    view = unlockedView(vault);
    await saveSession(vault);
    onChanged();
  }

  /** Finds out where things stand; at the worker's start and after locking. */
  async function start(): Promise<void> {
    const stored = decodeSession((await session.get([SESSION_KEY]))[SESSION_KEY]);
    if (stored !== undefined && !hasExpired(stored, nowMs())) {
      const resumed = await store.resume(stored);
      if (resumed.ok) {
        times = stored;
        notices = resumed.value.notices;
        view = unlockedView(resumed.value.vault);
        return;
      }
      // Going on with an older vault than the one that was shown would make deleted things come back unnoticed.
      if (resumed.failure.kind === "rolled-back") {
        view = { state: "lost", reason: "rolled-back" };
        return;
      }
    }
    if (stored !== undefined) await session.remove([SESSION_KEY]);
    await startLocked();
  }

  async function startLocked(): Promise<void> {
    const stored = await store.look();
    switch (stored.status) {
      case "none": {
        const isFresh = (await local.get([FRESH_KEY]))[FRESH_KEY] === true;
        view = isFresh ? { state: "new" } : { state: "lost", reason: "missing" };
        return;
      }
      case "damaged":
        view = { state: "lost", reason: "damaged" };
        return;
      case "newer-format":
        view = { state: "newer-format" };
        return;
      case "ok":
        if (protects(stored.header)) view = { state: "locked", hasPassphrase: true };
        else await openByDevice();
    }
  }

  /** Without a passphrase there is nothing to ask for: the profile's own key opens the vault. */
  async function openByDevice(): Promise<void> {
    const key = await deviceKey.get().catch(() => undefined);
    const opened = key === undefined ? undefined : await store.unlock({ kind: "device", key }, stretch);
    if (opened?.ok === true) return becomeUnlocked(opened.value);
    view = { state: "lost", reason: opened?.failure.kind === "damaged" ? "damaged" : "device-key-missing" };
  }

  const ready = start();

  /**
   * Asks the stores again where none held a vault that opens: a store may have failed for a moment when the worker
   * started, and a screen that says "lost" must not outlive its reason.
   */
  async function lookAgain(): Promise<void> {
    await ready;
    if (view.state !== "lost" && view.state !== "new") return;
    await inTurn(async () => {
      if (store.current() === undefined) await start();
    });
  }

  function expireIfDue(): void {
    const vault = store.current();
    if (vault !== undefined && times !== undefined && protects(vault.header) && hasExpired(times, nowMs())) lockNow();
  }

  function lockNow(): void {
    store.forget();
    times = undefined;
    cached = undefined;
    notices = [];
    view = { state: "locked", hasPassphrase: true };
    void session.remove([SESSION_KEY]);
    onLocked();
  }

  /** The unlocked vault, or undefined. Asks the clock each time: alarms come late, and a machine may have slept. */
  function opened(): OpenedVault | undefined {
    expireIfDue();
    const body = store.current()?.body;
    if (body === undefined) return undefined;
    if (cached?.body !== body) {
      const { settings, sentCodes } = body;
      cached = { body, opened: { accounts: liveAccounts(body), settings, sentCodes } };
    }
    return cached.opened;
  }

  /** Notes that a person is using Tock, which puts the automatic lock off. */
  async function touch(): Promise<void> {
    expireIfDue();
    const vault = store.current();
    if (vault === undefined || times === undefined || nowMs() - times.lastSeenMs < TOUCH_EVERY_MS) return;
    await saveSession(vault);
  }

  /** Saves an edit of the vault as its next generation; `edit` sees the newest body and may refuse. */
  async function changeWith<T extends { readonly body: VaultBody }, F>(
    edit: (body: VaultBody) => Result<T, F>,
  ): Promise<Result<T, F | SaveFailure>> {
    await ready;
    expireIfDue();
    let made: T | undefined;
    const saved = await store.update<F>((vault) => {
      const edited = edit(vault.body);
      if (!edited.ok) return edited;
      made = edited.value;
      return ok({ ...vault, body: edited.value.body });
    });
    if (!saved.ok) return saved;
    if (made === undefined) throw new Error("an update that succeeded has asked for its edit");
    if (store.current() !== undefined) await saveSession(saved.value);
    onChanged();
    return ok(made);
  }

  const change = (edit: (body: VaultBody) => VaultBody): Promise<Result<VaultBody, SaveFailure>> =>
    changeWith<{ body: VaultBody }, never>((body) => ok({ body: edit(body) })).then((result) =>
      result.ok ? ok(result.value.body) : result,
    );

  /** Makes the vault: behind a passphrase, or, with null, behind this browser profile alone. */
  async function create(passphrase: string | null): Promise<Result<true, SaveFailure>> {
    await ready;
    // Asked before a device key is made: it would take the place of the one that opens the vault that is there.
    if ((await store.look()).status !== "none") return fail({ kind: "already-there" });
    const slot: NewSlot =
      passphrase === null ? { type: "device", key: await deviceKey.create() } : { type: "passphrase", passphrase };
    const made = await createVault(EMPTY_BODY, [slot], tools());
    if (!made.ok) return fail(failureOfKdf(made.failure.kind));
    const stored = await store.create(made.value);
    if (!stored.ok) return stored;
    await local.remove([FRESH_KEY]);
    await becomeUnlocked({ vault: stored.value, notices: [] });
    return ok(true);
  }

  async function unlock(passphrase: string): Promise<Result<true, UnlockFailure>> {
    await ready;
    const retryAtMs = await attempts.retryAtMs(nowMs());
    if (nowMs() < retryAtMs) return fail({ kind: "too-many-attempts", retryAtMs });
    const result = await store.unlock({ kind: "passphrase", passphrase }, stretch);
    if (result.ok) {
      await attempts.reset();
      await becomeUnlocked(result.value);
      // Old trash goes when its owner is there; a failure to do so is tried again at the next unlock.
      await change((body) => emptyOldTrash(body, nowMs()));
      return ok(true);
    }
    switch (result.failure.kind) {
      case "wrong-secret":
        await attempts.noteFailure(nowMs());
        return fail({ kind: "wrong-passphrase" });
      case "out-of-memory":
      case "newer-format":
        return fail({ kind: result.failure.kind });
      case "none":
      case "damaged":
        return fail({ kind: "damaged" });
    }
  }

  /**
   * Sets or changes the passphrase. A vault that had none gets a new key as well: the old one could be read out of the
   * profile, and bytes of it may stay on the disk.
   */
  async function setPassphrase(
    current: string | null,
    next: string,
  ): Promise<Result<true, UnlockFailure | SaveFailure>> {
    await ready;
    const vault = store.current();
    if (vault === undefined) return fail({ kind: "locked" });
    const wanted: NewSlot = { type: "passphrase", passphrase: next };
    const slot = vault.header.slots.find(({ type }) => type === "passphrase");
    if (slot !== undefined) {
      const proof = await unwrapKey(vault.header, { kind: "passphrase", passphrase: current ?? "" }, stretch);
      if (!proof.ok)
        return fail({ kind: proof.failure.kind === "out-of-memory" ? "out-of-memory" : "wrong-passphrase" });
    }
    const saved = await store.update<SaveFailure>(async (open) => {
      const changed =
        slot === undefined
          ? await rotateKey(open, [wanted], tools())
          : await changeSlot(open, slot.id, wanted, tools());
      return changed.ok ? changed : fail(failureOfKdf(changed.failure.kind));
    });
    if (!saved.ok) return saved;
    // Stretching takes its time. Locked meanwhile: the passphrase is changed, and the vault stays locked.
    if (store.current() !== undefined) {
      view = unlockedView(saved.value);
      await saveSession(saved.value);
    }
    onChanged();
    return ok(true);
  }

  return {
    /** Resolves once it is known whether there is a vault and whether it is open. */
    ready,
    lookAgain,
    view: (): VaultView => {
      expireIfDue();
      return view;
    },
    opened,
    /** All accounts, those in the trash too; undefined while locked. */
    body: (): VaultBody | undefined => (opened() === undefined ? undefined : store.current()?.body),
    touch,
    change,
    changeWith,
    create: (passphrase: string | null) => inTurn(() => create(passphrase)),
    unlock: (passphrase: string) => inTurn(() => unlock(passphrase)),
    setPassphrase,
    /** Locks now. A vault without a passphrase has no lock. */
    lock: async (): Promise<void> => {
      await ready;
      const vault = store.current();
      if (vault !== undefined && protects(vault.header)) lockNow();
    },
    /** The deadline may have passed while nobody asked. */
    lockIfDue: expireIfDue,
    /** The browser says that Tock was just installed: only this makes an empty store a new user's. */
    noteInstalled: async (): Promise<void> => {
      await local.set({ [FRESH_KEY]: true });
      await ready;
      if (view.state === "lost" && view.reason === "missing") view = { state: "new" };
    },
  };
}

export type Keeper = ReturnType<typeof createKeeper>;

function failureOfKdf(kind: "empty-passphrase" | "out-of-memory" | "no-such-slot" | "last-slot"): SaveFailure {
  if (kind === "out-of-memory") return { kind };
  // Empty passphrases do not pass the protocol's schema, and the slot was looked up a moment ago.
  throw new Error(`unexpected slot failure: ${kind}`);
}
