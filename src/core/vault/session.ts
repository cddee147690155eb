import * as v from "valibot";
import { fromBase64, toBase64 } from "../bytes.ts";
import { VaultKey } from "./vault-key.ts";

/** The one key of `storage.session` that holds the unlocked state. */
export const SESSION_KEY = "unlocked";

/**
 * What outlives the worker while the browser runs, and nothing else: no passphrase, no account, no code. It lies in memory
 * only (`storage.session`), within reach of extension pages only.
 */
export type Session = {
  readonly key: VaultKey;
  readonly vaultId: string;
  /** Of the newest save that was made: an older one in storage was put back by someone. */
  readonly gen: number;
  /** Epoch ms at which the vault locks by itself; absent: when the browser closes. */
  readonly deadlineMs?: number;
  /** Epoch ms of the last use, to notice a clock that was turned back. */
  readonly lastSeenMs: number;
};

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const sessionSchema = v.object({
  key: v.pipe(v.string(), v.length(44)),
  vaultId: v.string(),
  gen: count,
  deadlineMs: v.exactOptional(count),
  lastSeenMs: count,
});

/** What storage holds of a session: JSON, the key as base64. */
export type StoredSession = v.InferOutput<typeof sessionSchema>;

/** @returns The value to store under SESSION_KEY. */
export const encodeSession = (session: Session): StoredSession => ({ ...session, key: toBase64(session.key.reveal()) });

/** @returns The session, or undefined where nothing readable is stored, which means locked. */
export function decodeSession(value: unknown): Session | undefined {
  const parsed = v.safeParse(sessionSchema, value);
  if (!parsed.success) return undefined;
  const bytes = fromBase64(parsed.output.key);
  return bytes?.length === 32 ? { ...parsed.output, key: new VaultKey(bytes) } : undefined;
}
