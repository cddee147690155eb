import { fromBase64 } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import type { KdfFailure, Stretch } from "#core/vault/kdf.ts";
import type { NewSlot, SlotTools } from "#core/vault/key-slot.ts";
import { formatRecoveryCode, newRecoveryCode } from "#core/vault/recovery-code.ts";
import {
  addSlot,
  changeSlot,
  removeSlot,
  renameSlot,
  rotateKey,
  type OpenVault,
  type SlotFailure,
} from "#core/vault/vault.ts";
import type { KnownSlot } from "#core/vault/vault-file.ts";
import type { BodyOf, NewWay, Offered } from "#messages/protocol.ts";
import type { WayFailure, WaysView } from "#messages/views.ts";
import type { DeviceKeys } from "#platform/indexed-db.ts";
import type { Keeper } from "./keeper.ts";
import { hasSlot, locks, wayOf, waysOf } from "./offered.ts";

type Environment = {
  readonly deviceKeys: DeviceKeys;
  readonly stretch: Stretch;
  readonly random: SlotTools["random"];
  readonly nowMs: () => number;
};

/** What a change of the ways in comes to: the new recovery code, where one was made. */
type Changed = Result<{ readonly recoveryCode?: string }, WayFailure>;

type Rotation = BodyOf<"rotateKey">;

/** A slot about to be made, and what has to be told or noted once it is stored. */
type Prepared = { readonly slot: NewSlot; readonly recoveryCode?: string; readonly deviceKey?: CryptoKey };

/**
 * Changes the ways into the unlocked vault. Whoever sits down at an unlocked machine must not be able to make a way in for
 * later, or to close the owner's: each change but a new name asks for a way that is open already, and its guesses count like
 * those at the locked door.
 */
export function createWaysIn(keeper: Keeper, { deviceKeys, stretch, random, nowMs }: Environment) {
  const tools = (): SlotTools => ({ random, stretch, nowMs: nowMs() });

  /** A vault that opens by itself has no owner to prove to be. */
  async function allowed(proof: Offered | null): Promise<Result<true, WayFailure>> {
    await keeper.ready;
    const header = keeper.header();
    if (header === undefined) return fail({ kind: "locked" });
    if (!locks(header)) return ok(true);
    if (proof === null) return fail({ kind: "wrong-passphrase" });
    const proven = await keeper.prove(proof);
    return proven.ok ? ok(true) : proven;
  }

  function preparedRecovery(label: string | undefined): Prepared {
    const code = newRecoveryCode(random);
    return { slot: { type: "recovery", code, label }, recoveryCode: formatRecoveryCode(code) };
  }

  async function preparedDevice(label: string | undefined): Promise<Prepared> {
    const key = await deviceKeys.make();
    return { slot: { type: "device", key, label }, deviceKey: key };
  }

  async function prepared(way: NewWay): Promise<Result<Prepared, WayFailure>> {
    const { label } = way;
    switch (way.type) {
      case "passphrase":
        return ok({ slot: { type: "passphrase", passphrase: way.passphrase, label } });
      case "recovery":
        return ok(preparedRecovery(label));
      case "device":
        return ok(await preparedDevice(label));
      case "passkey": {
        const [credentialId, salt, output] = [way.credentialId, way.salt, way.output].map(fromBase64);
        if (credentialId === undefined || salt?.length !== 32 || output?.length !== 32) {
          return fail({ kind: "wrong-passkey" });
        }
        return ok({ slot: { type: "prf", credentialId, salt, output, label } });
      }
    }
  }

  /** Saves an edit of the slots; only then is a device key in use, and a recovery code worth telling. */
  async function save(
    edit: (vault: OpenVault) => Result<OpenVault, EditFailure> | Promise<Result<OpenVault, EditFailure>>,
    made: readonly Prepared[] = [],
  ): Promise<Changed> {
    const saved = await keeper.changeVault<WayFailure>(async (vault) => {
      const edited = await edit(vault);
      return edited.ok ? edited : fail(wayFailureOf(edited.failure));
    });
    if (!saved.ok) return saved;
    const deviceKey = made.find((each) => each.deviceKey)?.deviceKey;
    if (deviceKey !== undefined) await deviceKeys.settle(deviceKey);
    // Nothing opens by it any more, and it is better gone.
    if (!hasSlot(saved.value.header, "device")) await deviceKeys.remove().catch(() => undefined);
    const recoveryCode = made.find((each) => each.recoveryCode)?.recoveryCode;
    return ok(recoveryCode === undefined ? {} : { recoveryCode });
  }

  async function add(way: NewWay, proof: Offered | null): Promise<Changed> {
    const may = await allowed(proof);
    if (!may.ok) return may;
    // A second one would take the place of the first in the profile.
    if (way.type === "device" && hasSlot(keeper.header() ?? { slots: [] }, "device")) return ok({});
    const made = await prepared(way);
    return made.ok ? save((vault) => addSlot(vault, made.value.slot, tools()), [made.value]) : made;
  }

  /** The new secret takes the former's place and, unless it brings its own, its name. */
  async function change(id: string, way: NewWay, proof: Offered | null): Promise<Changed> {
    const may = await allowed(proof);
    if (!may.ok) return may;
    const former = keeper.header()?.slots.find((slot) => slot.id === id);
    if (former === undefined || wayOf(former).type !== way.type) return fail({ kind: "no-such-way" });
    const made = await prepared({ ...way, label: way.label === "" ? (former.label ?? "") : way.label });
    return made.ok ? save((vault) => changeSlot(vault, id, made.value.slot, tools()), [made.value]) : made;
  }

  /** Takes a way in away. That of the profile itself goes by a rotation: its key can be read from a copied disk. */
  async function remove(id: string, proof: Offered | null): Promise<Changed> {
    const may = await allowed(proof);
    if (!may.ok) return may;
    const isDevice = keeper.header()?.slots.some((slot) => slot.id === id && slot.type === "device") === true;
    return isDevice ? fail({ kind: "needs-new-key" }) : save((vault) => removeSlot(vault, id));
  }

  /**
   * Gives the vault a new key and seals everything anew. What is in `keep` stays a way in, under its name, and so does the
   * profile's own key with `device`; a recovery code is replaced by a new one, since the old one opens copies of the vault
   * that may lie about. Everything else is closed.
   */
  async function rotate({ keep, passphrase, device: keepsDevice }: Rotation): Promise<Changed> {
    await keeper.ready;
    const header = keeper.header();
    if (header === undefined) return fail({ kind: "locked" });
    const made: Prepared[] = [];
    for (const offered of keep) {
      const slot = await keeper.prove(offered);
      if (!slot.ok) return slot;
      const again = slotAgain(slot.value, offered);
      if (again !== undefined) made.push({ slot: again });
    }
    if (locks(header) && keep.length === 0) return fail({ kind: "wrong-passphrase" });
    if (passphrase !== null) made.push({ slot: { type: "passphrase", passphrase } });
    const recovery = header.slots.find(({ type }) => type === "recovery");
    if (recovery !== undefined) made.push(preparedRecovery(recovery.label));
    const device = header.slots.find(({ type }) => type === "device");
    if (device !== undefined && keepsDevice) made.push(await preparedDevice(device.label));
    const [first, ...others] = made;
    if (first === undefined || made.every(({ slot }) => slot.type === "prf")) return fail({ kind: "last-way" });
    const slots: [NewSlot, ...NewSlot[]] = [first.slot, ...others.map(({ slot }) => slot)];
    return save((vault) => rotateKey(vault, slots, tools()), made);
  }

  return {
    /** Whether `proof` shows that the unlocked vault is its bearer's. */
    allows: allowed,
    view: async (): Promise<WaysView> => {
      await keeper.ready;
      const header = keeper.header() ?? { slots: [] };
      return { list: header.slots.map(wayOf), ways: waysOf(header) };
    },
    add,
    change,
    remove,
    rotate,
    rename: (id: string, label: string): Promise<Changed> => save((vault) => renameSlot(vault, id, label)),
  };
}

export type WaysIn = ReturnType<typeof createWaysIn>;

type EditFailure = KdfFailure | SlotFailure;

function wayFailureOf({ kind }: EditFailure): WayFailure {
  switch (kind) {
    case "no-such-slot":
      return { kind: "no-such-way" };
    case "last-slot":
      return { kind: "last-way" };
    case "too-many-slots":
      return { kind: "too-many-ways" };
    case "out-of-memory":
      return { kind };
    case "empty-passphrase":
      throw new Error("the protocol's schema lets no empty passphrase through");
  }
}

/** The same way in once more, to be wrapped around another key. Recovery codes are not kept, but replaced. */
function slotAgain(slot: KnownSlot, offered: Offered): NewSlot | undefined {
  const { label } = slot;
  if (slot.type === "passphrase" && "passphrase" in offered) {
    return { type: "passphrase", passphrase: offered.passphrase, label };
  }
  if (slot.type === "prf" && "passkeyOutput" in offered) {
    const [credentialId, salt, output] = [slot.prf.credentialId, slot.prf.salt, offered.passkeyOutput].map(fromBase64);
    if (credentialId && salt && output) return { type: "prf", credentialId, salt, output, label };
  }
  return undefined;
}
