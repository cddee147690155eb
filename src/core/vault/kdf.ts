import { argon2id } from "hash-wasm";
import { utf8, type Bytes } from "../bytes.ts";
import { fail, ok, type Result } from "../result.ts";

/** What one guess of a passphrase costs, in Argon2's own terms (RFC 9106 §3.1). */
export type KdfCost = {
  /** Memory in KiB. */
  readonly m: number;
  /** Passes over the memory. */
  readonly t: number;
  /** Lanes. */
  readonly p: number;
};

/** For new passphrases: 128 MiB and three passes, about 0.6 s by WebAssembly where pure JavaScript needs 2 to 3 s. */
export const DEFAULT_KDF_COST: KdfCost = { m: 128 * 1024, t: 3, p: 1 };

/**
 * What a stored slot may ask for. Below: a file made weaker to be guessed cheaply (the floor is OWASP's minimum of 19 MiB
 * and two passes). Above: a file made to exhaust the machine.
 */
export const KDF_BOUNDS = {
  m: { min: 19 * 1024, max: 256 * 1024 },
  t: { min: 2, max: 16 },
  p: { min: 1, max: 4 },
} as const;

export const SALT_BYTES = 16;

/** `out-of-memory`: the machine could not give what the cost asks for. */
export type KdfFailure = { readonly kind: "empty-passphrase" } | { readonly kind: "out-of-memory" };

/** Turns a passphrase into 32 bytes, slowly. Handed in wherever it is needed, so that it can run in a worker. */
export type Stretch = (passphrase: string, salt: Bytes, cost: KdfCost) => Promise<Result<Bytes, KdfFailure>>;

/**
 * Argon2id version 1.3 (RFC 9106) of the passphrase in Unicode form NFKC, so that it is the same passphrase on each
 * keyboard. It holds its thread for the whole time: call it where nobody waits for a frame.
 */
export const stretchPassphrase: Stretch = async (passphrase, salt, cost) => {
  if (passphrase === "") return fail({ kind: "empty-passphrase" });
  const password = utf8(passphrase.normalize("NFKC"));
  try {
    const key = await argon2id({
      password,
      salt,
      memorySize: cost.m,
      iterations: cost.t,
      parallelism: cost.p,
      hashLength: 32,
      outputType: "binary",
    });
    return ok(new Uint8Array(key));
  } catch (error) {
    // A WebAssembly memory that cannot grow throws RangeError; anything else is a bug and must be seen.
    if (error instanceof RangeError) return fail({ kind: "out-of-memory" });
    throw error;
  } finally {
    password.fill(0);
  }
};
