/** Stretches one passphrase: the whole program of the worker that stretch.ts starts and ends. */
import { stretchPassphrase } from "#core/vault/kdf.ts";
import type { StretchRequest } from "./stretch.ts";

addEventListener("message", ({ data: { passphrase, salt, cost } }: MessageEvent<StretchRequest>) => {
  void stretchPassphrase(passphrase, salt, cost).then((result) => postMessage(result));
});
