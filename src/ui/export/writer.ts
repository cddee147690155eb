import type { DraftRow } from "#core/vault/draft-row.ts";
import type { FitView, FromWriter, TargetView, ToWriter } from "./write-messages.ts";

type Answer<K extends FromWriter["kind"]> = Extract<FromWriter, { readonly kind: K }>;

/** A worker that writes one file after the other. Each promise is rejected when the worker has died. */
export type Writer = {
  readonly targets: () => Promise<readonly TargetView[]>;
  readonly take: (targetId: string, drafts: readonly DraftRow[]) => Promise<readonly FitView[]>;
  readonly write: (password: string | undefined) => Promise<Answer<"written">["outcome"]>;
  /** Ends the worker at once, and with it every key that it has. */
  readonly close: () => void;
};

export function startWriter(): Writer {
  const worker = new Worker(new URL("./write-worker.ts", import.meta.url), { type: "module", name: "tock-export" });

  /** A worker that runs out of memory says no more than this. */
  const death = new Promise<never>((_, reject) => {
    worker.addEventListener("error", () => reject(new Error("the worker is gone")));
  });
  death.catch(() => undefined);

  /** The page asks for one thing at a time. */
  function ask<K extends FromWriter["kind"]>(message: ToWriter, kind: K): Promise<Answer<K>> {
    const answer = new Promise<Answer<K>>((resolve) => {
      const listener = ({ data }: MessageEvent<FromWriter>): void => {
        if (data.kind !== kind) return;
        worker.removeEventListener("message", listener);
        resolve(data as Answer<K>);
      };
      worker.addEventListener("message", listener);
      worker.postMessage(message);
    });
    return Promise.race([answer, death]);
  }

  return {
    targets: async () => (await ask({ kind: "list-targets" }, "targets")).targets,
    take: async (targetId, drafts) => (await ask({ kind: "take", targetId, drafts }, "fits")).fits,
    write: async (password) =>
      (await ask({ kind: "write", ...(password !== undefined && { password }) }, "written")).outcome,
    close: () => worker.terminate(),
  };
}
