import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { stretchPassphrase } from "#core/vault/kdf.ts";
import { decodeSession, SESSION_KEY } from "#core/vault/session.ts";
import type { KeyedArea } from "#platform/storage.ts";
import { createVaultStore } from "../../src/background/vault-store.ts";
import { random, value } from "../core/vault/support.ts";

type Seed = { readonly local: Record<string, unknown>; readonly session?: Record<string, unknown> };

/** The seed as a driver of the benchmarks gets it: from plain Node, in another folder. */
async function seed(call: string): Promise<Seed> {
  const script = `import(${JSON.stringify(new URL("seed.mjs", import.meta.url).href)})
    .then(async ({ seed, passphrase }) => process.stdout.write(JSON.stringify({ ...await ${call}, passphrase })))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { cwd: "/", maxBuffer: 1e8 });
  return JSON.parse(stdout) as Seed;
}

const areaOf = (items: Record<string, unknown>): KeyedArea => ({
  get: (keys) =>
    Promise.resolve(Object.fromEntries(keys.filter((key) => key in items).map((key) => [key, items[key]]))),
  set: () => Promise.reject(new Error("nothing is to be written")),
  remove: () => Promise.reject(new Error("nothing is to be written")),
});

const storeOf = (local: Record<string, unknown>) =>
  createVaultStore({
    local: areaOf(local),
    mirror: areaOf(local),
    exclusively: (task) => task(),
    nowMs: () => 0,
    random,
  });

describe("the benchmark's seed", () => {
  let unlocked: Seed;
  let locked: Seed & { readonly passphrase?: string };
  beforeAll(async () => {
    unlocked = await seed("seed(25)");
    locked = await seed("seed(3, { locked: true })");
  }, 60_000);

  it("is a vault that the extension goes on with, and finds nothing to heal in", async () => {
    const session = decodeSession(unlocked.session?.[SESSION_KEY]);
    if (session === undefined) throw new Error("no session");
    expect(session.deadlineMs).toBeUndefined();
    const { vault, notices } = value(await storeOf(unlocked.local).resume(session));
    expect(notices).toEqual([]);
    expect(vault.body.accounts).toHaveLength(25);
    expect(vault.body.accounts[1]).toMatchObject({ issuer: "Issuer 0001", label: "user1@example.test" });
  });

  it("stays locked on demand, and opens by its passphrase", async () => {
    expect(locked.session).toBeUndefined();
    const secret = { kind: "passphrase", passphrase: locked.passphrase ?? "" } as const;
    const { vault, notices } = value(await storeOf(locked.local).unlock(secret, stretchPassphrase));
    expect(notices).toEqual([]);
    expect(vault.body.accounts).toHaveLength(3);
  });
});
