import type { Account } from "#core/account/account.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { emptyOldTrash, liveAccounts } from "#core/vault/accounts.ts";
import { hasExpired, timesAfterUse } from "#core/vault/auto-lock.ts";
import type { KdfFailure, Stretch } from "#core/vault/kdf.ts";
import { acceptingSlot, type NewSlot, type SlotTools, type UnlockSecret } from "#core/vault/key-slot.ts";
import { decodeSession, encodeSession, SESSION_KEY, type Session } from "#core/vault/session.ts";
import type { Settings } from "#core/vault/settings.ts";
import { EMPTY_BODY, type SentCode, type VaultBody } from "#core/vault/vault-body.ts";
import { changeSlot, createVault, type OpenVault } from "#core/vault/vault.ts";
import type { KnownSlot, VaultHeader } from "#core/vault/vault-file.ts";
import type { Offered } from "#messages/protocol.ts";
import type { SaveFailure, UnlockFailure, UnlockWays, VaultNotice, VaultView } from "#messages/views.ts";
import type { DeviceKeys } from "#platform/indexed-db.ts";
import type { KeyedArea } from "#platform/storage.ts";
import type { Attempts } from "./attempts.ts";
import { locks, refusalOf, secretOf, waysOf } from "./offered.ts";
import { createQueue } from "./queue.ts";
import type { Edit, Opened, OpenStoredFailure, VaultStore } from "./vault-store.ts";

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
  readonly deviceKeys: DeviceKeys;
  readonly stretch: Stretch;
  readonly random: SlotTools["random"];
  readonly nowMs: () => number;
  readonly onChanged: () => void;
  /** Everything that remembers something about the vault must forget it now. */
  readonly onLocked: () => void;
  /** When the vault is to lock by itself, told at each use that puts it off; undefined: not while the browser runs. */
  readonly onDeadline: (deadlineMs: number | undefined) => void;
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
  const { store, session, local, attempts, deviceKeys, stretch, random, nowMs, onChanged, onLocked, onDeadline } =
    environment;
  let view: VaultView = { state: "locked", ways: NO_WAYS };
  /** Times of the running session; undefined while locked. */
  let times: Pick<Session, "deadlineMs" | "lastSeenMs"> | undefined;
  let notices: readonly VaultNotice[] = [];
  /** Epoch ms from which on the next attempt is answered, as far as this worker has heard. */
  let retryAtMs = 0;
  /** The last body that `opened` was asked about, with what it answered. */
  let cached: { readonly body: VaultBody; readonly opened: OpenedVault } | undefined;

  /** One after the other: of many guesses at once each would pass the check of how many have failed. */
  const inTurn = createQueue();

  const tools = (): SlotTools => ({ random, stretch, nowMs: nowMs() });

  const unlockedView = ({ header }: OpenVault): VaultView => ({ state: "unlocked", locks: locks(header), notices });

  async function saveSession(vault: OpenVault): Promise<void> {
    times = timesAfterUse(vault.body.settings, nowMs());
    const { key, header } = vault;
    await session.set({ [SESSION_KEY]: encodeSession({ key, vaultId: header.vaultId, gen: header.gen, ...times }) });
    onDeadline(locks(header) ? times.deadlineMs : undefined);
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
        if (locks(stored.header)) await becomeLocked(stored.header);
        else await openByDevice(stored.header);
    }
  }

  async function becomeLocked(header: Pick<VaultHeader, "slots">): Promise<void> {
    view = { state: "locked", ways: waysOf(header) };
    retryAtMs = await attempts.retryAtMs(nowMs());
  }

  /** Without a passphrase there is nothing to ask for: the profile's own key opens the vault. */
  async function openByDevice(header: Pick<VaultHeader, "slots">): Promise<void> {
    let damaged = false;
    for (const key of await deviceKeys.all().catch(() => [])) {
      const opened = await store.unlock({ kind: "device", key }, stretch);
      if (opened.ok) {
        await deviceKeys.settle(key).catch(() => undefined);
        return becomeUnlocked(opened.value);
      }
      damaged ||= opened.failure.kind === "damaged";
    }
    const ways = waysOf(header);
    const isLost = damaged || !(ways.passphrase || ways.recoveryCode || ways.passkeys.length > 0);
    if (isLost) view = { state: "lost", reason: damaged ? "damaged" : "device-key-missing" };
    else await becomeLocked(header);
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
    if (vault !== undefined && times !== undefined && locks(vault.header) && hasExpired(times, nowMs())) lockNow(vault);
  }

  function lockNow({ header }: OpenVault): void {
    store.forget();
    times = undefined;
    cached = undefined;
    notices = [];
    view = { state: "locked", ways: waysOf(header) };
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

  /** Saves an edit of the whole vault, its slots and key included, as its next generation. */
  async function changeVault<F>(edit: Edit<F>): Promise<Result<OpenVault, F | SaveFailure>> {
    await ready;
    expireIfDue();
    const saved = await store.update(edit);
    if (!saved.ok) return saved;
    // Locked meanwhile, such as while a passphrase was stretched: the edit is saved, and the vault stays locked.
    if (store.current() !== undefined) {
      view = unlockedView(saved.value);
      await saveSession(saved.value);
    }
    onChanged();
    return saved;
  }

  /** Saves an edit of what is in the vault; `edit` sees the newest body and may refuse. */
  async function changeWith<T extends { readonly body: VaultBody }, F>(
    edit: (body: VaultBody) => Result<T, F>,
  ): Promise<Result<T, F | SaveFailure>> {
    let made: T | undefined;
    const saved = await changeVault<F>((vault) => {
      const edited = edit(vault.body);
      if (!edited.ok) return edited;
      made = edited.value;
      return ok({ ...vault, body: edited.value.body });
    });
    if (!saved.ok) return saved;
    if (made === undefined) throw new Error("an update that succeeded has asked for its edit");
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
    const deviceKey = passphrase === null ? await deviceKeys.make() : undefined;
    const slot: NewSlot =
      deviceKey === undefined
        ? { type: "passphrase", passphrase: passphrase ?? "" }
        : { type: "device", key: deviceKey };
    const made = await createVault(EMPTY_BODY, [slot], tools());
    if (!made.ok) return fail(failureOfKdf(made.failure));
    const stored = await store.create(made.value);
    if (!stored.ok) return stored;
    if (deviceKey !== undefined) await deviceKeys.settle(deviceKey);
    await local.remove([FRESH_KEY]);
    await becomeUnlocked({ vault: stored.value, notices: [] });
    return ok(true);
  }

  /**
   * Lets `open` try what someone has brought, unless too many attempts have failed of late. Every guess at a secret goes
   * through here, wherever it is made.
   */
  async function attempt<T>(
    offered: Offered,
    open: (secret: UnlockSecret) => Promise<Result<T, OpenStoredFailure>>,
  ): Promise<Result<T, UnlockFailure>> {
    await ready;
    retryAtMs = await attempts.retryAtMs(nowMs());
    if (nowMs() < retryAtMs) return fail({ kind: "too-many-attempts", retryAtMs });
    const secret = secretOf(offered);
    if (!secret.ok) return secret;
    const result = await open(secret.value);
    if (result.ok) return result;
    switch (result.failure.kind) {
      case "wrong-secret":
        await attempts.noteFailure(nowMs());
        retryAtMs = await attempts.retryAtMs(nowMs());
        return fail(refusalOf(offered));
      case "out-of-memory":
      case "newer-format":
        return fail({ kind: result.failure.kind });
      case "none":
      case "damaged":
        return fail({ kind: "damaged" });
    }
  }

  async function unlock(offered: Offered): Promise<Result<true, UnlockFailure>> {
    const result = await attempt(offered, (secret) => store.unlock(secret, stretch));
    if (!result.ok) return result;
    await attempts.reset();
    await becomeUnlocked(result.value);
    // Old trash goes when its owner is there; a failure to do so is tried again at the next unlock.
    const { body } = result.value.vault;
    if (emptyOldTrash(body, nowMs()) !== body) await change((newest) => emptyOldTrash(newest, nowMs()));
    if (!locks(result.value.vault.header)) await renewDeviceKey();
    return ok(true);
  }

  /** A vault that is to open by itself and did not has lost its device key: another takes its place. */
  async function renewDeviceKey(): Promise<void> {
    const key = await deviceKeys.make().catch(() => undefined);
    if (key === undefined) return;
    const saved = await changeVault((vault) => {
      const slot = vault.header.slots.find(({ type }) => type === "device");
      return slot === undefined
        ? ok(vault)
        : changeSlot(vault, slot.id, { type: "device", key, label: slot.label }, tools());
    });
    if (saved.ok) await deviceKeys.settle(key);
  }

  /** Has the person in front of an unlocked vault show that it is theirs. @returns The slot that accepts what they bring. */
  async function prove(offered: Offered): Promise<Result<KnownSlot, UnlockFailure | { readonly kind: "locked" }>> {
    const vault = store.current();
    if (vault === undefined) return fail({ kind: "locked" });
    const found = await attempt(offered, (secret) => acceptingSlot(vault.header, secret, stretch));
    if (!found.ok) return found;
    await attempts.reset();
    return ok(found.value.slot);
  }

  /** Forgets the vault for good, opened or not, and whatever state it is in. There is no way back but a backup. */
  async function reset(): Promise<Result<true, SaveFailure>> {
    await ready;
    const erased = await store.erase();
    if (!erased.ok) return erased;
    await deviceKeys.remove().catch(() => undefined);
    times = undefined;
    cached = undefined;
    notices = [];
    view = { state: "new" };
    await session.remove([SESSION_KEY]);
    await local.set({ [FRESH_KEY]: true });
    onDeadline(undefined);
    onLocked();
    return ok(true);
  }

  return {
    /** Resolves once it is known whether there is a vault and whether it is open. */
    ready,
    lookAgain,
    view: (): VaultView => {
      expireIfDue();
      return view.state === "locked" && nowMs() < retryAtMs ? { ...view, retryAtMs } : view;
    },
    opened,
    /** All accounts, those in the trash too; undefined while locked. */
    body: (): VaultBody | undefined => (opened() === undefined ? undefined : store.current()?.body),
    /** All of the unlocked vault, its key included: for what seals a copy of it. */
    vault: (): OpenVault | undefined => (opened() === undefined ? undefined : store.current()),
    touch,
    change,
    changeWith,
    changeVault,
    /** The header of the unlocked vault. */
    header: (): VaultHeader | undefined => (opened() === undefined ? undefined : store.current()?.header),
    create: (passphrase: string | null) => inTurn(() => create(passphrase)),
    unlock: (offered: Offered) => inTurn(() => unlock(offered)),
    prove: (offered: Offered) => inTurn(() => prove(offered)),
    /**
     * Tries what someone has brought on something that is not the vault, such as a file. That it opens proves nothing about
     * the vault, so the count of failures stays as it is.
     */
    attemptOn: <T>(offered: Offered, open: (secret: UnlockSecret) => Promise<Result<T, OpenStoredFailure>>) =>
      inTurn(() => attempt(offered, open)),
    reset: () => inTurn(reset),
    /** Locks now. A vault without a passphrase has no lock. */
    lock: async (): Promise<void> => {
      await ready;
      const vault = store.current();
      if (vault !== undefined && locks(vault.header)) lockNow(vault);
    },
    /** The deadline may have passed while nobody asked. */
    lockIfDue: expireIfDue,
    /** The browser says that Tock was just installed: only this makes an empty store a new user's. */
    noteInstalled: async (): Promise<void> => {
      await local.set({ [FRESH_KEY]: true });
      await ready;
      if (view.state === "lost" && view.reason === "missing") view = { state: "new" };
      // A browser that "repairs" an extension installs it anew over what it has kept: nobody new has come.
      else if (view.state !== "new") await local.remove([FRESH_KEY]);
    },
  };
}

export type Keeper = ReturnType<typeof createKeeper>;

/** Until the stores have been looked at. */
const NO_WAYS: UnlockWays = { passphrase: false, recoveryCode: false, passkeys: [] };

function failureOfKdf({ kind }: KdfFailure): SaveFailure {
  if (kind === "out-of-memory") return { kind };
  throw new Error("the protocol's schema lets no empty passphrase through");
}
