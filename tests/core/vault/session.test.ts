import { describe, expect, it } from "vitest";
import { decodeSession, encodeSession } from "#core/vault/session.ts";
import { VaultKey } from "#core/vault/vault-key.ts";
import { NOW, random } from "./support.ts";

const session = { key: VaultKey.random(random), vaultId: "v", gen: 3, deadlineMs: NOW + 1, lastSeenMs: NOW };

describe("a stored session", () => {
  it.each([session, { key: session.key, vaultId: "v", gen: 3, lastSeenMs: NOW }])("survives storage", (each) => {
    const stored: unknown = JSON.parse(JSON.stringify(encodeSession(each)));
    const read = decodeSession(stored);
    expect(read?.key.reveal()).toEqual(each.key.reveal());
    expect({ ...read, key: undefined }).toEqual({ ...each, key: undefined });
  });

  const stored = encodeSession(session);
  it.each([
    undefined,
    null,
    "key",
    {},
    { ...stored, key: stored.key.slice(4) },
    { ...stored, key: "!".repeat(44) },
    { ...stored, gen: -1 },
    { ...stored, lastSeenMs: Number.NaN },
    { ...stored, deadlineMs: "soon" },
  ])("means locked where it cannot be read: %j", (each) => {
    expect(decodeSession(each)).toBeUndefined();
  });
});

describe("a vault key", () => {
  it("does not travel by accident", () => {
    expect(JSON.stringify({ key: session.key })).toBe('{"key":"[vault key]"}');
    expect(session.key.toString()).toBe("[vault key]");
    expect(structuredClone(session.key)).not.toHaveProperty("reveal");
  });

  it("has 32 bytes", () => {
    expect(() => new VaultKey(new Uint8Array(16))).toThrow(RangeError);
  });
});
