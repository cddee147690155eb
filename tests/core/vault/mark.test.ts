import { describe, expect, it } from "vitest";
import { decodeMark, isAuthenticMark, makeMark } from "#core/vault/mark.ts";
import { VaultKey } from "#core/vault/vault-key.ts";
import { random } from "./support.ts";

const VAULT = "7b0c7d3e-4a53-4f0e-9a39-0a4a1c1f9f11";
const key = VaultKey.random(random);

describe("a mark", () => {
  it("is authentic under its own key, for its own vault and generation", async () => {
    const mark = await makeMark(key, VAULT, 7);
    expect(decodeMark(structuredClone(mark))).toEqual(mark);
    expect(await isAuthenticMark(mark, key)).toBe(true);
    expect(await isAuthenticMark(mark, VaultKey.random(random))).toBe(false);
    expect(await isAuthenticMark({ ...mark, gen: 8 }, key)).toBe(false);
    expect(await isAuthenticMark({ ...mark, vaultId: VAULT.replace("7", "8") }, key)).toBe(false);
    expect(await isAuthenticMark({ ...mark, mac: "*".repeat(44) }, key)).toBe(false);
  });

  it.each([
    undefined,
    null,
    1,
    {},
    { vaultId: VAULT, gen: 0, mac: "A".repeat(44) },
    { vaultId: VAULT, gen: 1, mac: "" },
  ])("is not %j", (value) => {
    expect(decodeMark(value)).toBeUndefined();
  });
});
