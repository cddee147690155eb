import { beforeAll, describe, expect, it } from "vitest";
import { decodeVaultRecord, sumIsRight, sumOf, type VaultRecord } from "#core/vault/vault-file.ts";
import { createVault } from "#core/vault/vault.ts";
import { bodyOf, draft, failureOf, passphraseSlot, random, recoverySlot, sealed, tools, value } from "./support.ts";

type Slot = Record<string, unknown> & { kdf: Record<string, unknown> };
let record: VaultRecord;
/** The record as plain JSON with one thing changed. */
const changed = (change: (copy: Record<string, unknown> & { slots: Slot[] }) => void): unknown => {
  const copy = structuredClone(record) as unknown as Record<string, unknown> & { slots: Slot[] };
  change(copy);
  return copy;
};

beforeAll(async () => {
  const made = await createVault(bodyOf(draft("Example")), [passphraseSlot(), recoverySlot(random(16))], tools);
  record = await sealed(value(made));
});

describe("decodeVaultRecord", () => {
  it("reads a record back from JSON, also one that a backup file carried", async () => {
    const read = value(decodeVaultRecord(JSON.parse(JSON.stringify(record))));
    expect(read).toEqual(record);
    expect(await sumIsRight(read)).toBe(true);
  });

  it("keeps what a newer version has added, as long as it says that this one may read", async () => {
    const newer = changed((copy) => {
      copy["fmt"] = 2;
      copy["hint"] = { level: 1 };
      copy.slots.push({
        id: crypto.randomUUID(),
        type: "hardware",
        createdAt: 1,
        wrap: copy.slots[0]!["wrap"],
      } as never);
      copy.slots[0]!["usedAt"] = 5;
    });
    const read = value(decodeVaultRecord(newer));
    expect(read).toEqual(newer);
    expect(await sumIsRight(read)).toBe(false);
  });

  it.each([undefined, null, 0, "", "tock-vault", [], {}, { magic: "other-vault" }])("has no vault in %j", (junk) => {
    expect(failureOf(decodeVaultRecord(junk))).toEqual({ kind: "not-a-vault" });
  });

  it("leaves alone what only a newer version may read, whatever it looks like", () => {
    const newer = { magic: "tock-vault", fmt: 9, minReader: 2, entirely: ["different"] };
    expect(failureOf(decodeVaultRecord(newer))).toEqual({ kind: "newer-format" });
  });

  const kdf = (change: Record<string, unknown>) => () => changed(({ slots }) => Object.assign(slots[0]!.kdf, change));
  const header = (change: Record<string, unknown>) => () => changed((copy) => Object.assign(copy, change));
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

  it.each<readonly [string, () => unknown]>([
    ["a passphrase that is cheaper to guess than the floor", kdf({ m: 19 * 1024 - 1 })],
    ["a single pass", kdf({ t: 1 })],
    ["4 GiB of memory", kdf({ m: 4 * 1024 * 1024 })],
    ["2^32 - 1 passes", kdf({ t: 2 ** 32 - 1 })],
    ["255 lanes", kdf({ p: 255 })],
    ["a fraction of a pass", kdf({ t: 2.5 })],
    ["another function", kdf({ name: "pbkdf2" })],
    ["a short salt", kdf({ salt: "AAAA" })],
    ["a salt that is not base64", kdf({ salt: "!".repeat(24) })],
    ["no format", header({ fmt: undefined })],
    ["format 0", header({ fmt: 0 })],
    ["generation 0", header({ gen: 0 })],
    ["a generation that cannot be counted on", header({ gen: Number.MAX_SAFE_INTEGER })],
    ["a generation as text", header({ gen: "1" })],
    ["another cipher", header({ aead: "A128CBC" })],
    ["no slots", header({ slots: [] })],
    ["a hundred slots", () => changed((copy) => (copy.slots = Array.from({ length: 100 }, () => copy.slots[0]!)))],
    ["the same slot twice", () => changed((copy) => copy.slots.push(copy.slots[0]!))],
    ["a label of a megabyte", () => changed((copy) => (copy.slots[0]!["label"] = "x".repeat(1e6)))],
    ["a label with half a character", () => changed((copy) => (copy.slots[0]!["label"] = "\ud83d"))],
    ["a passphrase slot without its parameters", () => changed((copy) => delete (copy.slots[0] as Partial<Slot>).kdf)],
    ["a short IV", header({ iv: "AAAA" })],
    ["a vault id that is none", header({ vaultId: "../v1.b" })],
    ["no ciphertext", header({ ct: "" })],
    ["a header of a megabyte", header({ extra: "x".repeat(1e6) })],
    ["a header that is nested without end", header({ extra: deep(50) })],
    ["a header that is its own member", () => changed((copy) => (copy["extra"] = copy))],
  ])("K3, I1: refuses %s", (_, make) => {
    expect(failureOf(decodeVaultRecord(make()))).toEqual({ kind: "damaged" });
  });

  it("never throws at any member replaced by anything", () => {
    const junk = [undefined, null, true, -1, 1.5, Number.NaN, "", "x", [], {}, [null], { __proto__: null }];
    const visit = (value: unknown, put: (other: unknown) => unknown): void => {
      for (const each of junk) {
        const read = decodeVaultRecord(put(each));
        if (!read.ok) expect(["not-a-vault", "damaged", "newer-format"]).toContain(read.failure.kind);
      }
      if (typeof value !== "object" || value === null) return;
      for (const [name, member] of Object.entries(value)) {
        visit(member, (other) =>
          put(Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other }),
        );
      }
    };
    visit(record, (other) => other);
  });
});

describe("sumIsRight", () => {
  it("finds any accidental change", async () => {
    const changes: readonly Partial<VaultRecord>[] = [
      { gen: 2 },
      { sum: record.check.padEnd(44, "A").slice(0, 43) + "=" },
      { ct: record.ct.replace(/.$/, "").padEnd(record.ct.length, "A") },
      { ct: "not base64 %" },
      { slots: record.slots.toReversed() },
    ];
    for (const change of changes) expect(await sumIsRight({ ...record, ...change })).toBe(false);
  });

  it("does not depend on the order of members", async () => {
    const reversed = Object.fromEntries(Object.entries(record).toReversed()) as VaultRecord;
    expect(await sumIsRight(reversed)).toBe(true);
    expect(await sumOf(reversed, Uint8Array.from(Buffer.from(record.ct, "base64")))).toBe(record.sum);
  });
});
