// What a browser profile holds when Tock keeps n accounts in it: the seed of the benchmarks, for any driver that runs plain
// Node. The vault is written by the core's own code, so that it cannot go stale when the format moves on.
import { tsImport } from "tsx/esm/api";

const { seedVault, SEED_PASSPHRASE } = await tsImport("./seed-vault.ts", import.meta.url);

/** Opens what `seed` has written, where `locked` was asked for. */
export const passphrase = SEED_PASSPHRASE;

/**
 * @param n Number of accounts, "Issuer 0000" and "user0@example.test" the first of them.
 * @param options.locked Leave the vault locked; otherwise it is unlocked, as after the passphrase.
 * @returns `{ local, script, session? }`: items for `storage.local` and a script to run in a page of the extension after that
 * (once per profile), items for `storage.session` (at each start of the browser).
 */
export const seed = (n, { locked = false } = {}) => seedVault(n, { locked, nowMs: Date.now() });
