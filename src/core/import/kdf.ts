import { equalBytes, fromBase64, utf8, type Bytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import type { ImportFailure, ImportOptions, KdfCost } from "./format.ts";

/** Which file asks for a key, and for whom it is derived. */
export type KdfCall = {
  readonly app: string;
  /** A text is taken as UTF-8: not trimmed, not normalised, as the apps do. */
  readonly password: string | Uint8Array;
  readonly salt: Uint8Array;
  readonly options: ImportOptions;
};

type Derived = Promise<Result<Bytes, ImportFailure>>;

const MIB = 1024 * 1024;
const GIB_IN_KIB = MIB;

/**
 * The most that a file may ask for. Costs stand unauthenticated in file headers, so a hostile file could ask for hours
 * or terabytes. The bounds leave room for the costliest real export (Ente: 1 GiB, 4 passes).
 */
function isAffordable(cost: KdfCost): boolean {
  switch (cost.kdf) {
    case "pbkdf2":
      return cost.rounds <= 10_000_000;
    case "scrypt":
      return cost.memoryBytes <= 256 * MIB && cost.lanes <= 16;
    case "argon2":
      return (
        cost.memoryKiB <= GIB_IN_KIB &&
        cost.passes <= 64 &&
        cost.lanes <= 16 &&
        cost.memoryKiB * cost.passes <= 4 * GIB_IN_KIB
      );
    case "aes-kdf":
      return cost.rounds <= 100_000_000;
  }
}

/** Runs `derive` only where `cost` is affordable, `valid` parameters make a derivation at all, and nobody cancelled. */
async function derived(call: KdfCall, cost: KdfCost, valid: boolean, derive: () => Promise<Uint8Array>): Derived {
  if (call.options.signal?.aborted) return fail({ kind: "cancelled" });
  if (!valid) return fail({ kind: "damaged", app: call.app });
  if (!isAffordable(cost)) return fail({ kind: "kdf-too-costly", app: call.app, cost });
  call.options.onProgress?.({ step: "deriving-key", cost });
  try {
    return ok(new Uint8Array(await derive()));
  } catch {
    // The parameters are valid, so what failed is the memory.
    return fail({ kind: "kdf-too-costly", app: call.app, cost });
  }
}

const bytesOf = (password: string | Uint8Array): Bytes =>
  typeof password === "string" ? utf8(password) : new Uint8Array(password);

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

export function pbkdf2(call: KdfCall, hash: "SHA-1" | "SHA-256" | "SHA-512", rounds: number, length = 32): Derived {
  return derived(call, { kdf: "pbkdf2", rounds }, isCount(rounds), async () => {
    const key = await crypto.subtle.importKey("raw", bytesOf(call.password), "PBKDF2", false, ["deriveBits"]);
    const parameters = { name: "PBKDF2", hash, salt: new Uint8Array(call.salt), iterations: rounds };
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, length * 8));
  });
}

/** @param cost N, r and p of RFC 7914. */
export function scrypt(call: KdfCall, cost: { n: number; r: number; p: number }, length = 32): Derived {
  const { n, r, p } = cost;
  const valid = [n, r, p].every(isCount) && n > 1 && Number.isInteger(Math.log2(n)) && call.salt.length > 0;
  return derived(call, { kdf: "scrypt", memoryBytes: 128 * n * r, lanes: p }, valid, async () => {
    // Destructured here and below, so that the bundler leaves the library's other algorithms out.
    const { scrypt: derive } = await import("hash-wasm");
    return derive({
      password: bytesOf(call.password),
      salt: call.salt,
      costFactor: n,
      blockSize: r,
      parallelism: p,
      hashLength: length,
      outputType: "binary",
    });
  });
}

export type Argon2Cost = { readonly memoryKiB: number; readonly passes: number; readonly lanes: number };

/** Argon2 version 1.3. RFC 9106. */
export function argon2(call: KdfCall, variant: "argon2d" | "argon2id", cost: Argon2Cost, length = 32): Derived {
  const { memoryKiB, passes, lanes } = cost;
  const valid = [memoryKiB, passes, lanes].every(isCount) && memoryKiB >= 8 * lanes && call.salt.length >= 8;
  return derived(call, { kdf: "argon2", ...cost }, valid, async () => {
    const { argon2d, argon2id } = await import("hash-wasm");
    return (variant === "argon2d" ? argon2d : argon2id)({
      password: bytesOf(call.password),
      salt: call.salt,
      iterations: passes,
      parallelism: lanes,
      memorySize: memoryKiB,
      hashLength: length,
      outputType: "binary",
    });
  });
}

/**
 * Whether `encoded`, Argon2's own text form ("$argon2id$v=19$m=..,t=..,p=..$salt$hash"), is the hash of `call.password`.
 * A text that is no such form matches nothing.
 */
export async function argon2Matches(
  call: Omit<KdfCall, "salt">,
  encoded: string,
): Promise<Result<boolean, ImportFailure>> {
  const form = /^\$(argon2id|argon2d)\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(encoded);
  const [, variant, memory, passes, lanes, salt, hash] = form ?? [];
  const saltBytes = fromBase64(salt ?? "");
  const expected = fromBase64(hash ?? "");
  if (variant === undefined || !saltBytes || !expected || expected.length < 4) return ok(false);
  const cost = { memoryKiB: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const kind = variant === "argon2id" ? variant : "argon2d";
  const derived = await argon2({ ...call, salt: saltBytes }, kind, cost, expected.length);
  return derived.ok ? ok(equalBytes(derived.value, expected)) : derived;
}

/** Rounds per call of Web Crypto: large enough to be fast, small enough to hear of a cancellation. */
const AES_ROUNDS_AT_ONCE = 500_000;

/**
 * KeePass's AES-KDF: encrypts both halves of the 32-byte `call.password` under `call.salt`, `rounds` times over.
 * CBC over zero blocks encrypts each result again, so that Web Crypto does the rounds.
 */
export function aesKdf(call: KdfCall, rounds: number): Derived {
  return derived(call, { kdf: "aes-kdf", rounds }, Number.isSafeInteger(rounds) && rounds >= 0, async () => {
    const aes = await crypto.subtle.importKey("raw", new Uint8Array(call.salt), "AES-CBC", false, ["encrypt"]);
    const zeros = new Uint8Array(Math.min(rounds, AES_ROUNDS_AT_ONCE) * 16);
    const key = bytesOf(call.password);
    for (let half = 0; half < 32; half += 16) {
      for (let done = 0; done < rounds && !call.options.signal?.aborted;) {
        const now = Math.min(rounds - done, AES_ROUNDS_AT_ONCE);
        const parameters = { name: "AES-CBC", iv: key.slice(half, half + 16) };
        const chain = new Uint8Array(await crypto.subtle.encrypt(parameters, aes, zeros.subarray(0, now * 16)));
        key.set(chain.subarray((now - 1) * 16, now * 16), half);
        done += now;
        call.options.onProgress?.({ step: "deriving-key", fraction: (half / 16 + done / rounds) / 2 });
      }
    }
    return key;
  });
}

/** For OpenSSL's EVP_BytesToKey; Web Crypto has no MD5. */
export async function md5(data: Uint8Array): Promise<Bytes> {
  const { createMD5 } = await import("hash-wasm");
  const hash = await createMD5();
  return new Uint8Array(hash.init().update(data).digest("binary"));
}
