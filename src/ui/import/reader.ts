import type { ImportFile, ImportProgress } from "#core/import/format.ts";
import { MAX_FILE_BYTES } from "#core/import/limits.ts";
import type { DraftRow } from "#core/vault/draft-row.ts";
import type { FromReader, ReadingView, ReadRequest, RowCode, ToReader } from "./read-messages.ts";

/** A file that keeps its reader busy for so long was made to; the costliest real key takes about 15 s, a slow machine more. */
const STUCK_AFTER_MS = 60_000;
const STUCK_DERIVING_AFTER_MS = 240_000;

/** `stuck`: took too long, or more memory than there is. */
export type ReaderEnd =
  | { readonly kind: "read"; readonly readings: readonly ReadingView[] }
  | { readonly kind: "cancelled" }
  | { readonly kind: "stuck" };

/** Files that are being read, or were, in a worker of their own that keeps their keys until it is closed. */
export type Reader = {
  readonly done: Promise<ReaderEnd>;
  /** Ends the worker at once, whatever it is doing. */
  readonly close: () => void;
  readonly codes: (drafts: readonly number[], nowMs: number) => Promise<readonly RowCode[]>;
  /** The drafts with their keys, to be passed on to the background unread. */
  readonly drafts: (drafts: readonly number[], bindKnown: boolean) => Promise<readonly DraftRow[]>;
};

/** Starts reading. A hostile file can hang its worker, and nothing else. */
export function startReader(
  request: Omit<ReadRequest, "kind">,
  onProgress: (progress: ImportProgress) => void,
): Reader {
  const worker = new Worker(new URL("./read-worker.ts", import.meta.url), { type: "module", name: "tock-import" });
  const waiting = new Map<number, (message: FromReader) => void>();
  let nextId = 0;
  let stuck: ReturnType<typeof setTimeout> | undefined;
  let end: (end: ReaderEnd) => void = () => undefined;

  const finish = (outcome: ReaderEnd): void => {
    clearTimeout(stuck);
    end(outcome);
    if (outcome.kind !== "read") worker.terminate();
  };
  const watch = (limitMs: number): void => {
    clearTimeout(stuck);
    stuck = setTimeout(() => finish({ kind: "stuck" }), limitMs);
  };
  const send = (message: ToReader): void => worker.postMessage(message);
  const asked = (make: (id: number) => ToReader) =>
    new Promise<FromReader>((resolve) => {
      const id = ++nextId;
      waiting.set(id, resolve);
      send(make(id));
    });

  worker.addEventListener("message", ({ data }: MessageEvent<FromReader>) => {
    switch (data.kind) {
      case "progress":
        watch(data.progress.step === "deriving-key" ? STUCK_DERIVING_AFTER_MS : STUCK_AFTER_MS);
        onProgress(data.progress);
        break;
      case "read":
        finish({ kind: "read", readings: data.readings });
        break;
      case "codes":
      case "drafts":
        waiting.get(data.id)?.(data);
        waiting.delete(data.id);
    }
  });
  // A worker that runs out of memory says no more than this.
  worker.addEventListener("error", () => finish({ kind: "stuck" }));
  watch(STUCK_AFTER_MS);
  send({ kind: "read", ...request });

  return {
    done: new Promise((resolve) => {
      end = resolve;
    }),
    close: () => {
      finish({ kind: "cancelled" });
      worker.terminate();
    },
    codes: async (drafts, nowMs) => {
      const reply = await asked((id) => ({ kind: "codes", id, drafts, nowMs }));
      return reply.kind === "codes" ? reply.codes : [];
    },
    drafts: async (drafts, bindKnown) => {
      const reply = await asked((id) => ({ kind: "drafts", id, drafts, bindKnown }));
      return reply.kind === "drafts" ? reply.drafts : [];
    },
  };
}

/**
 * Reads files that the browser handed over; of one that is too big, only enough to be told so.
 * @throws Where one of them is gone or may not be read.
 */
export const loadFiles = (files: readonly File[]): Promise<readonly ImportFile[]> =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.slice(0, MAX_FILE_BYTES + 1).arrayBuffer()),
    })),
  );
