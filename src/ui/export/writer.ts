import type { DraftRow } from "#core/vault/draft-row.ts";
import type { FitView, FromWriter, TargetView, ToWriter } from "./write-messages.ts";

type Answer<K extends FromWriter["kind"]> = Extract<FromWriter, { readonly kind: K }>;

/** A worker that writes one file after the other. */
export type Writer = {
  readonly targets: () => Promise<readonly TargetView[]>;
  readonly take: (targetId: string, drafts: readonly DraftRow[]) => Promise<readonly FitView[]>;
  readonly write: (password: string | undefined) => Promise<Answer<"written">["outcome"]>;
  /** Ends the worker at once, and with it every key that it has. */
  readonly close: () => void;
};

export function startWriter(): Writer {
  const worker = new Worker(new URL("./write-worker.ts", import.meta.url), { type: "module", name: "tock-export" });

  /** The page asks for one thing at a time. */
  const ask = <K extends FromWriter["kind"]>(message: ToWriter, kind: K): Promise<Answer<K>> =>
    new Promise((resolve) => {
      const listener = ({ data }: MessageEvent<FromWriter>): void => {
        if (data.kind !== kind) return;
        worker.removeEventListener("message", listener);
        resolve(data as Answer<K>);
      };
      worker.addEventListener("message", listener);
      worker.postMessage(message);
    });

  return {
    targets: async () => (await ask({ kind: "list-targets" }, "targets")).targets,
    take: async (targetId, drafts) => (await ask({ kind: "take", targetId, drafts }, "fits")).fits,
    write: async (password) =>
      (await ask({ kind: "write", ...(password !== undefined && { password }) }, "written")).outcome,
    close: () => worker.terminate(),
  };
}
