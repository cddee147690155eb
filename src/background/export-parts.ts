import * as v from "valibot";
import {
  collectMigrationParts,
  parseMigrationUri,
  type MigrationBatch,
  type MigrationFailure,
} from "#core/account/migration-uri.ts";
import { fail, ok, type Result } from "#core/result.ts";
import type { KeyedArea } from "#platform/storage.ts";
import { createQueue } from "./queue.ts";

const KEY = "export-parts";
/** Between two codes of one export a phone is picked up and put down; after this it is another day's export. */
const KEPT_MS = 30 * 60_000;
/** Google Authenticator makes one code of ten accounts: this is an export of a thousand. */
const MOST_KEPT = 100;

const stored = v.array(v.object({ uri: v.string(), readAtMs: v.number() }));

/** How much of an export in several codes was read. */
export type ExportProgress = { readonly have: readonly number[]; readonly of: number };

/**
 * Parts of Google Authenticator exports that were read, until each set is complete. They hold keys, so they lie in
 * `storage.session`, where they outlive a worker that is stopped while the user looks for the next code; locking empties it.
 */
export function createExportParts(session: KeyedArea, nowMs: () => number) {
  const read = async () => {
    const parsed = v.safeParse(stored, (await session.get([KEY]))[KEY]);
    return parsed.success ? parsed.output.filter(({ readAtMs }) => nowMs() - readAtMs < KEPT_MS) : [];
  };
  const parsedParts = (uris: readonly { readonly uri: string }[]) =>
    uris.flatMap(({ uri }) => {
      const part = parseMigrationUri(uri);
      return part.ok ? [{ uri, part: part.value }] : [];
    });

  const inTurn = createQueue();

  return {
    /** @returns The export that this part belongs to, as far as it was read; once complete it is forgotten here. */
    add: (uri: string): Promise<Result<MigrationBatch, MigrationFailure>> =>
      inTurn(async () => {
        const part = parseMigrationUri(uri);
        if (!part.ok) return fail(part.failure);
        const { batchId } = part.value;
        const before = (await read()).filter((each) => each.uri !== uri);
        const all = [...before, { uri, readAtMs: nowMs() }].slice(-MOST_KEPT);
        const known = parsedParts(all);
        const batch = collectMigrationParts(known.map((each) => each.part)).find((each) => each.batchId === batchId);
        if (batch === undefined) throw new Error("a part that was just added belongs to a batch");
        const ofBatch = new Set(known.filter((each) => each.part.batchId === batchId).map((each) => each.uri));
        await session.set({ [KEY]: batch.missing.length > 0 ? all : all.filter((each) => !ofBatch.has(each.uri)) });
        return ok(batch);
      }),
    /** The export that was last worked on, if parts of it are missing. */
    progress: async (): Promise<ExportProgress | undefined> => {
      const known = parsedParts(await read());
      const last = known.at(-1)?.part.batchId;
      const batch = collectMigrationParts(known.map(({ part }) => part)).find(({ batchId }) => batchId === last);
      return batch && progressOf(batch);
    },
    forget: (): Promise<void> => inTurn(() => session.remove([KEY])),
  };
}

export type ExportParts = ReturnType<typeof createExportParts>;

/** Positions count from 1 for people. */
export function progressOf({ size, missing }: MigrationBatch): ExportProgress {
  const have = Array.from({ length: size }, (_, index) => index).filter((at) => !missing.includes(at));
  return { have: have.map((at) => at + 1), of: size };
}
