import type { Bytes } from "#core/bytes.ts";
import { fail } from "#core/result.ts";
import { stretchPassphrase, type KdfCost, type Stretch } from "#core/vault/kdf.ts";
import { target } from "#platform/browser.ts";

export type StretchRequest = { readonly passphrase: string; readonly salt: Bytes; readonly cost: KdfCost };

/**
 * In a worker of its own, which takes its memory and the passphrase along when it ends. Each derivation has one: they are
 * rare, and start in a few milliseconds.
 */
const inWorker: Stretch = (passphrase, salt, cost) => {
  const worker = new Worker(new URL("./stretch-worker.ts", import.meta.url), { type: "module" });
  return new Promise<Awaited<ReturnType<Stretch>>>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Awaited<ReturnType<Stretch>>>) => resolve(data);
    // The derivation itself reports what it cannot do; a worker that does not even run has not got its memory.
    worker.onerror = () => resolve(fail({ kind: "out-of-memory" }));
    worker.postMessage({ passphrase, salt, cost } satisfies StretchRequest);
  }).finally(() => worker.terminate());
};

/**
 * Stretches where no screen waits for it. Chromium's background is a worker already. Firefox's is a page, which shares its
 * thread with the popup and the settings: they would stand still for half a second.
 */
export const stretch: Stretch = target === "firefox" ? inWorker : stretchPassphrase;
