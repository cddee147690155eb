import { beforeAll, describe, expect, it } from "vitest";
import { fromBase64, toBase64, type Bytes } from "#core/bytes.ts";
import { stretchPassphrase } from "#core/vault/kdf.ts";
import type { UnlockSecret } from "#core/vault/key-slot.ts";
import { omit } from "#core/vault/omit.ts";
import { seal, sealingKey } from "#core/vault/seal.ts";
import { encodeBody } from "#core/vault/vault-body.ts";
import { associatedData, decodeVaultRecord, sumOf, type KeySlot, type VaultRecord } from "#core/vault/vault-file.ts";
import { VaultKey } from "#core/vault/vault-key.ts";
import {
  addSlot,
  changeSlot,
  createVault,
  openVault,
  removeSlot,
  renameSlot,
  rotateKey,
  sealVault,
  unlockVault,
  type OpenVault,
} from "#core/vault/vault.ts";
import {
  bodyOf,
  draft,
  failureOf,
  NOW,
  PASSPHRASE,
  passphraseSlot,
  quickVault,
  random,
  recoverySlot,
  sealed,
  tools,
  value,
} from "./support.ts";

const unlock = (record: VaultRecord, secret: UnlockSecret) => unlockVault(record, secret, stretchPassphrase);
const issuers = ({ body }: OpenVault) => body.accounts.map(({ issuer }) => issuer);

describe("a sealed vault", () => {
  let vault: OpenVault;
  let code: Bytes;
  let record: VaultRecord;
  beforeAll(async () => {
    ({ vault, code } = await quickVault(bodyOf(draft("Alpha", { note: "findable" }), draft("Beta"))));
    record = await sealed(vault);
  });

  it("opens by its key and by each slot's secret, with everything in it", async () => {
    const byKey = value(await openVault(record, vault.key));
    const bySlot = value(await unlock(record, { kind: "recovery", code }));
    for (const opened of [byKey, bySlot]) {
      expect(issuers(opened)).toEqual(["Alpha", "Beta"]);
      expect(opened.body.accounts[0]?.parameters.secret.reveal()).toEqual(
        vault.body.accounts[0]?.parameters.secret.reveal(),
      );
      expect(opened.savedAt).toBe(NOW);
      expect(opened.header).toEqual({ ...vault.header, gen: 1 });
    }
  });

  it("counts its generations, and each has an IV of its own", async () => {
    const ivs = new Set<string>();
    let latest = vault;
    for (let gen = 1; gen <= 50; gen++) {
      const next = await sealVault(latest, NOW + gen, random);
      expect([next.record.gen, next.vault.header.gen, next.vault.savedAt]).toEqual([gen, gen, NOW + gen]);
      ivs.add(next.record.iv);
      latest = next.vault;
    }
    expect(ivs.size).toBe(50);
  });

  it("shows nothing of what is in it", () => {
    const text = JSON.stringify(record) + atob(record.ct);
    for (const word of ["Alpha", "beta@example.org", "findable", toBase64(vault.key.reveal()), "SHA1"]) {
      expect(text).not.toContain(word);
    }
  });

  it("is as long for three accounts as for five", async () => {
    const three = await sealed((await quickVault(bodyOf(...["A", "B", "C"].map((name) => draft(name))))).vault);
    const five = await sealed(
      (await quickVault(bodyOf(...["A", "B", "C", "D", "E"].map((name) => draft(name))))).vault,
    );
    expect(three.ct.length).toBe(five.ct.length);
  });

  it("tells a wrong key from a damaged body", async () => {
    expect(failureOf(await openVault(record, VaultKey.random(random)))).toEqual({ kind: "wrong-key" });
    const other = record.ct.startsWith("A") ? "B" : "A";
    const damaged = { ...record, ct: other + record.ct.slice(1) };
    expect(failureOf(await openVault(damaged, vault.key))).toEqual({ kind: "damaged" });
    expect(failureOf(await unlock(damaged, { kind: "recovery", code }))).toEqual({ kind: "damaged" });
    expect(failureOf(await unlock(damaged, { kind: "recovery", code: random(16) }))).toEqual({ kind: "wrong-secret" });
    expect(failureOf(await openVault({ ...record, ct: "%" }, vault.key))).toEqual({ kind: "damaged" });
  });

  it("K2: opens with no byte of the ciphertext flipped", async () => {
    const ct = fromBase64(record.ct)!;
    const step = Math.max(1, Math.floor(ct.length / 500));
    // Every byte of the tag and of the ends, and an even sample between.
    const places = new Set(
      Array.from({ length: ct.length }, (_, at) => at).filter(
        (at) => at % step === 0 || at < 32 || at >= ct.length - 32,
      ),
    );
    for (const at of places) {
      const flipped = ct.slice();
      flipped[at]! ^= 1 << (at % 8);
      const opened = await openVault({ ...record, ct: toBase64(flipped) }, vault.key);
      expect([at, opened.ok]).toEqual([at, false]);
    }
  });

  it("K2: opens with no member of the header changed, at any depth, even where its sum was made to fit", async () => {
    const changes: unknown[] = [];
    const visit = (member: unknown, put: (other: unknown) => unknown): void => {
      if (Array.isArray(member)) member.forEach((each, at) => visit(each, (other) => put(member.with(at, other))));
      else if (typeof member === "object" && member !== null) {
        for (const [name, each] of Object.entries(member)) visit(each, (other) => put({ ...member, [name]: other }));
        changes.push(put({ ...member, added: 1 }));
      } else if (typeof member === "number") changes.push(put(member + 1));
      else if (typeof member === "string") {
        for (let at = 0; at < member.length; at++) {
          const char = member[at] === "a" ? "b" : "a";
          changes.push(put(member.slice(0, at) + char + member.slice(at + 1)));
        }
      }
    };
    const { ct } = record;
    visit(omit(record, "ct", "sum"), (other) => other);
    expect(changes.length).toBeGreaterThan(200);
    for (const changed of changes) {
      const forged = { ...(changed as object), ct, sum: await sumOf(changed as object, fromBase64(ct)!) };
      const read = decodeVaultRecord(forged);
      if (read.ok) expect((await openVault(read.value, vault.key)).ok).toBe(false);
    }
  });

  it("cannot be put together from two generations", async () => {
    const next = (await sealVault((await sealVault(vault, NOW, random)).vault, NOW, random)).record;
    expect((await openVault({ ...record, iv: next.iv, ct: next.ct }, vault.key)).ok).toBe(false);
    expect((await openVault({ ...next, gen: record.gen }, vault.key)).ok).toBe(false);
  });

  it("refuses a body that names another generation, whoever sealed it", async () => {
    const key = await sealingKey(vault.key.reveal(), record.vaultId, "tock/1/body");
    const plain = encodeBody(vault.body, { vaultId: record.vaultId, gen: 2, savedAt: NOW });
    const header = omit(record, "ct", "sum");
    const withIv = (iv: Bytes) => ({ ...header, iv: toBase64(iv) });
    const { iv, ct } = await seal(key, plain, (fresh) => associatedData(withIv(fresh)), random);
    const wrong = { ...withIv(iv), ct: toBase64(ct), sum: await sumOf(withIv(iv), ct) };
    expect(failureOf(await openVault(wrong, vault.key))).toEqual({ kind: "damaged" });
  });

  it("keeps what a newer version has put into its header", async () => {
    const header = { ...vault.header, fmt: 3, hint: { a: 1 } };
    const read = value(decodeVaultRecord(await sealed({ ...vault, header })));
    const opened = value(await openVault(read, vault.key));
    expect(opened.header).toEqual({ ...header, gen: 1 });
    expect(await sealed(opened)).toMatchObject({ fmt: 3, hint: { a: 1 }, gen: 2 });
  });
});

describe("slots of an open vault", () => {
  const slotIds = (vault: OpenVault) => vault.header.slots.map(({ id }) => id);

  it("can be added, and each opens what was saved", async () => {
    const { vault, code } = await quickVault();
    const more = value(await addSlot(vault, passphraseSlot(), tools));
    const record = await sealed(more);
    value(await unlock(record, { kind: "recovery", code }));
    value(await unlock(record, { kind: "passphrase", passphrase: PASSPHRASE }));
    expect(more.key).toBe(vault.key);
  });

  it("can be changed: the former secret opens no more", async () => {
    const { vault, code } = await quickVault();
    const next = random(16);
    const changed = value(await changeSlot(vault, slotIds(vault)[0]!, recoverySlot(next), tools));
    const record = await sealed(changed);
    expect(slotIds(changed)).toHaveLength(1);
    expect(failureOf(await unlock(record, { kind: "recovery", code }))).toEqual({ kind: "wrong-secret" });
    value(await unlock(record, { kind: "recovery", code: next }));
  });

  it("can be removed, but for the last that this version can use", async () => {
    const { vault } = await quickVault();
    const [first] = slotIds(vault);
    expect(failureOf(removeSlot(vault, first!))).toEqual({ kind: "last-slot" });
    const foreign: KeySlot = { ...vault.header.slots[0]!, id: crypto.randomUUID(), type: "hardware" };
    const withForeign = { ...vault, header: { ...vault.header, slots: [...vault.header.slots, foreign] } };
    expect(failureOf(removeSlot(withForeign, first!))).toEqual({ kind: "last-slot" });
    const two = value(await addSlot(vault, recoverySlot(random(16)), tools));
    expect(slotIds(value(removeSlot(two, first!)))).toEqual([slotIds(two)[1]]);
  });

  it("can be named and renamed without being wrapped anew", async () => {
    const { vault, code } = await quickVault();
    const [id] = slotIds(vault);
    const named = value(renameSlot(vault, id!, "  Paper in the drawer "));
    expect(named.header.slots[0]).toEqual({ ...vault.header.slots[0], label: "Paper in the drawer" });
    value(await unlock(await sealed(named), { kind: "recovery", code }));
    expect(value(renameSlot(named, id!, undefined)).header).toEqual(vault.header);
  });

  it("are not found under an id that is not there", async () => {
    const { vault } = await quickVault();
    const none = { kind: "no-such-slot" };
    expect(failureOf(removeSlot(vault, "x"))).toEqual(none);
    expect(failureOf(renameSlot(vault, "x", "y"))).toEqual(none);
    expect(failureOf(await changeSlot(vault, "x", recoverySlot(random(16)), tools))).toEqual(none);
  });

  it("need a passphrase that is not empty", async () => {
    const empty = { kind: "empty-passphrase" };
    const { vault } = await quickVault();
    expect(failureOf(await createVault(bodyOf(), [passphraseSlot("")], tools))).toEqual(empty);
    expect(failureOf(await addSlot(vault, passphraseSlot(""), tools))).toEqual(empty);
    expect(failureOf(await rotateKey(vault, [passphraseSlot("")], tools))).toEqual(empty);
    expect(failureOf(await changeSlot(vault, slotIds(vault)[0]!, passphraseSlot(""), tools))).toEqual(empty);
  });
});

describe("a rotated key", () => {
  it("opens the new generation and not the old, nor the old one the new", async () => {
    const { vault, code } = await quickVault();
    const before = await sealed(vault);
    const next = random(16);
    const rotated = value(await rotateKey(vault, [recoverySlot(next)], tools));
    const after = await sealed(rotated);
    expect(after).toMatchObject({ vaultId: before.vaultId, keyEpoch: 2 });
    expect(issuers(value(await unlock(after, { kind: "recovery", code: next })))).toEqual(["Example"]);
    expect(failureOf(await openVault(after, vault.key))).toEqual({ kind: "wrong-key" });
    expect(failureOf(await openVault(before, rotated.key))).toEqual({ kind: "wrong-key" });
    expect(failureOf(await unlock(after, { kind: "recovery", code }))).toEqual({ kind: "wrong-secret" });
  });
});
