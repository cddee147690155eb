import { describe, expect, it } from "vitest";
import type { Result } from "#core/result.ts";
import { stretchPassphrase, type Stretch } from "#core/vault/kdf.ts";
import { slotLabel, unwrapKey, wrapKey, type NewSlot, type UnlockSecret } from "#core/vault/key-slot.ts";
import type { KeySlot, KnownSlot } from "#core/vault/vault-file.ts";
import { VaultKey } from "#core/vault/vault-key.ts";
import { CHEAP, failureOf, PASSPHRASE, passphraseSlot, random, recoverySlot, tools, value } from "./support.ts";

const HOME = { vaultId: "7b0c7d3e-4a53-4f0e-9a39-0a4a1c1f9f11", keyEpoch: 1 };
const OTHER_ID = "00000000-0000-4000-8000-000000000000";
const key = VaultKey.random(random);
const deviceKey = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
const code = random(16);
const output = random(32);

const wrap = async (wanted: NewSlot, label?: string): Promise<KnownSlot> =>
  value(await wrapKey(key, HOME, label === undefined ? wanted : { ...wanted, label }, tools));
const unwrap = (slots: readonly KeySlot[], secret: UnlockSecret, home = HOME) =>
  unwrapKey({ ...home, slots }, secret, stretchPassphrase);
const opened = (result: Result<VaultKey, unknown>) =>
  result.ok && Buffer.from(result.value.reveal()).equals(key.reveal());

const kinds: readonly (readonly [KnownSlot["type"], NewSlot, UnlockSecret, UnlockSecret])[] = [
  [
    "passphrase",
    passphraseSlot(),
    { kind: "passphrase", passphrase: PASSPHRASE },
    { kind: "passphrase", passphrase: "x" },
  ],
  ["recovery", recoverySlot(code), { kind: "recovery", code }, { kind: "recovery", code: random(16) }],
  [
    "prf",
    { type: "prf", output, credentialId: random(64), salt: random(32) },
    { kind: "prf", output },
    { kind: "prf", output: random(32) },
  ],
  [
    "device",
    { type: "device", key: deviceKey },
    { kind: "device", key: deviceKey },
    {
      kind: "device",
      key: await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]),
    },
  ],
];

describe.each(kinds)("a %s slot", (type, wanted, secret, wrong) => {
  it("opens by its own secret and no other", async () => {
    const slot = await wrap(wanted);
    expect(slot.type).toBe(type);
    expect(opened(await unwrap([slot], secret))).toBe(true);
    expect(failureOf(await unwrap([slot], wrong))).toEqual({ kind: "wrong-secret" });
  });

  it("K3: opens nowhere but where it was made", async () => {
    const slot = await wrap(wanted);
    const moved: readonly (readonly [string, KeySlot, typeof HOME])[] = [
      ["in another vault", slot, { ...HOME, vaultId: OTHER_ID }],
      ["in another epoch", slot, { ...HOME, keyEpoch: 2 }],
      ["under another id", { ...slot, id: OTHER_ID }, HOME],
      ["with another IV", { ...slot, wrap: { ...slot.wrap, iv: "AAAAAAAAAAAAAAAA" } }, HOME],
      ["with a wrap of another slot", { ...slot, wrap: (await wrap(wanted)).wrap }, HOME],
    ];
    for (const [where, each, home] of moved)
      expect([where, (await unwrap([each], secret, home)).ok]).toEqual([where, false]);
  });

  it("does not hold the key or the secret in the clear", async () => {
    const text = JSON.stringify(await wrap(wanted));
    for (const bytes of [key.reveal(), code, output]) expect(text).not.toContain(Buffer.from(bytes).toString("base64"));
    expect(text).not.toContain(PASSPHRASE);
  });
});

describe("a slot's parameters", () => {
  it("T16, K3: cannot be made cheaper", async () => {
    const slot = await wrap(passphraseSlot());
    if (slot.type !== "passphrase") throw new Error("not a passphrase slot");
    // Whatever the parameters say, the attacker's guess would have to be stretched as they were when it was wrapped.
    const asBefore: Stretch = (passphrase, salt) => stretchPassphrase(passphrase, salt, CHEAP);
    const weaker = { ...slot, kdf: { ...slot.kdf, t: 1 } };
    const secret = { kind: "passphrase", passphrase: PASSPHRASE } as const;
    expect(failureOf(await unwrapKey({ ...HOME, slots: [weaker] }, secret, asBefore))).toEqual({
      kind: "wrong-secret",
    });
    expect((await unwrapKey({ ...HOME, slots: [slot] }, secret, asBefore)).ok).toBe(true);
  });

  it("cannot be exchanged for another passkey's", async () => {
    const slot = await wrap({ type: "prf", output, credentialId: random(16), salt: random(32) });
    if (slot.type !== "prf") throw new Error("not a passkey slot");
    const other = { ...slot, prf: { ...slot.prf, credentialId: "AAAA" } };
    expect(failureOf(await unwrap([other], { kind: "prf", output }))).toEqual({ kind: "wrong-secret" });
  });

  it("cannot be read as another kind", async () => {
    const slot = await wrap(recoverySlot(output));
    const relabelled = { ...slot, type: "prf", prf: { credentialId: "AAAA", salt: "" } };
    expect(failureOf(await unwrap([relabelled], { kind: "prf", output }))).toEqual({ kind: "wrong-secret" });
  });
});

describe("several slots", () => {
  it("are all tried, and the answer is the same whichever refuses", async () => {
    const slots = [
      await wrap(passphraseSlot("one")),
      await wrap(recoverySlot(code)),
      await wrap(passphraseSlot("two")),
    ];
    for (const passphrase of ["one", "two"]) {
      expect(opened(await unwrap(slots, { kind: "passphrase", passphrase }))).toBe(true);
    }
    for (const passphrase of ["three", ""]) {
      expect(failureOf(await unwrap(slots, { kind: "passphrase", passphrase }))).toEqual({ kind: "wrong-secret" });
    }
    expect(failureOf(await unwrap(slots, { kind: "prf", output }))).toEqual({ kind: "wrong-secret" });
  });

  it("are of no use where they are of a kind that only a newer version knows", async () => {
    const slot: KeySlot = { ...(await wrap(recoverySlot(code))), type: "hardware" };
    expect(failureOf(await unwrap([slot], { kind: "recovery", code }))).toEqual({ kind: "wrong-secret" });
  });

  it("say so when the machine has not enough memory for the passphrase", async () => {
    const slot = await wrap(passphraseSlot());
    const starved: Stretch = () => Promise.resolve({ ok: false, failure: { kind: "out-of-memory" } });
    const secret = { kind: "passphrase", passphrase: PASSPHRASE } as const;
    expect(failureOf(await unwrapKey({ ...HOME, slots: [slot] }, secret, starved))).toEqual({ kind: "out-of-memory" });
  });
});

describe("a new slot", () => {
  it("does not exist for an empty passphrase", async () => {
    expect(failureOf(await wrapKey(key, HOME, passphraseSlot(""), tools))).toEqual({ kind: "empty-passphrase" });
  });

  it("has its own id, salt and IV each time", async () => {
    const [one, two] = [await wrap(passphraseSlot()), await wrap(passphraseSlot())];
    expect(one.id).not.toBe(two.id);
    expect(one.wrap.iv).not.toBe(two.wrap.iv);
    if (one.type === "passphrase" && two.type === "passphrase") expect(one.kdf.salt).not.toBe(two.kdf.salt);
  });

  it.each([
    [undefined, {}],
    ["   ", {}],
    [" My laptop ", { label: "My laptop" }],
    ["x".repeat(80), { label: "x".repeat(64) }],
    ["x".repeat(63) + "\u{1f511}", { label: "x".repeat(63) + "\ufffd" }],
  ])("is named %j as a record can carry it", (text, expected) => {
    expect(slotLabel(text)).toEqual(expected);
  });
});
