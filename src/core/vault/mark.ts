import * as v from "valibot";
import { equalBytes, fromBase64, toBase64, utf8 } from "../bytes.ts";
import { canonicalJson } from "./canonical-json.ts";
import { authenticationCode } from "./seal.ts";
import type { VaultKey } from "./vault-key.ts";

/**
 * A note beside the generations that names the newest one, so that a generation which is missing or was put back by an
 * older one is noticed. Without the vault key nobody can write one that counts.
 */
const markSchema = v.object({
  vaultId: v.pipe(v.string(), v.maxLength(36)),
  gen: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  mac: v.pipe(v.string(), v.length(44)),
});

export type Mark = Readonly<v.InferOutput<typeof markSchema>>;

/** @returns The mark, not yet authenticated; undefined where there is none that could be read. */
export function decodeMark(value: unknown): Mark | undefined {
  const parsed = v.safeParse(markSchema, value);
  return parsed.success ? parsed.output : undefined;
}

export async function makeMark(key: VaultKey, vaultId: string, gen: number): Promise<Mark> {
  return { vaultId, gen, mac: toBase64(await macOf(key, vaultId, gen)) };
}

export async function isAuthenticMark({ vaultId, gen, mac }: Mark, key: VaultKey): Promise<boolean> {
  const bytes = fromBase64(mac);
  return bytes !== undefined && equalBytes(bytes, await macOf(key, vaultId, gen));
}

const macOf = (key: VaultKey, vaultId: string, gen: number) =>
  authenticationCode(key.reveal(), vaultId, "tock/1/mark", utf8(canonicalJson({ vaultId, gen })));
