/** Writes other apps' files and reads each back: the whole program of the worker that writer.ts starts. The keys stay in it. */
import type { AccountDraft } from "#core/account/account.ts";
import { EXPORT_TARGETS, exportTarget, exportTo, fitAll } from "#core/export/index.ts";
import type { ExportTarget } from "#core/export/target.ts";
import { decodeDraft } from "#core/vault/draft-row.ts";
import { nowMs, randomBytes } from "#platform/clock.ts";
import type { FromWriter, ToWriter } from "./write-messages.ts";

let target: ExportTarget | undefined;
let drafts: readonly AccountDraft[] = [];

const answer = (message: FromWriter): void => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<ToWriter>) => {
  switch (data.kind) {
    case "list-targets":
      answer({
        kind: "targets",
        targets: EXPORT_TARGETS.map(({ id, app, seal }) => ({ id, app, canSeal: seal !== undefined })),
      });
      break;
    case "take":
      take(data);
      break;
    case "write":
      void write(data.password);
  }
});

function take(message: Extract<ToWriter, { readonly kind: "take" }>): void {
  target = exportTarget(message.targetId);
  drafts = message.drafts.flatMap((row) => decodeDraft(row) ?? []);
  const fits = target === undefined ? [] : fitAll(target, drafts);
  answer({
    kind: "fits",
    fits: drafts.flatMap(({ issuer, label }, index) => {
      const fit = fits[index];
      return fit === undefined ? [] : [{ issuer, label, fit }];
    }),
  });
}

async function write(password: string | undefined): Promise<void> {
  if (target === undefined) return;
  const outcome = await exportTo(target, drafts, { random: randomBytes, nowMs: nowMs() }, password);
  answer({ kind: "written", outcome });
}
