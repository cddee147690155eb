/**
 * Reads other apps' files: the whole program of the worker that reader.ts starts, asks and kills. It parses, decrypts and
 * derives, and keeps the keys of what it has read; its page sees names and codes.
 */
import { periodSecondsOf, STEAM_DIGITS, type AccountDraft } from "#core/account/account.ts";
import { hotpCode, oneTimeCode } from "#core/account/one-time-code.ts";
import type { Bytes } from "#core/bytes.ts";
import { bindingOf, bound } from "#core/import/dry-run.ts";
import { importFiles, type FileReading } from "#core/import/files.ts";
import type { ImportRow } from "#core/import/format.ts";
import { displaySite } from "#core/matcher/site.ts";
import { createQrReader } from "#core/qr/reader.ts";
import { zxingWasmUrl } from "#core/qr/wasm-file.ts";
import { encodeDraft } from "#core/vault/draft-row.ts";
import { pixelsOf } from "#platform/image-pixels.ts";
import type { FromReader, ReadingView, ReadRequest, RowCode, RowView, ToReader } from "./read-messages.ts";

const drafts: AccountDraft[] = [];

const answer = (message: FromReader): void => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<ToReader>) => {
  switch (data.kind) {
    case "read":
      void read(data);
      break;
    case "codes":
      answer({ kind: "codes", id: data.id, codes: named(data.drafts).map((draft) => codeOf(draft, data.nowMs)) });
      break;
    case "drafts": {
      const whole = named(data.drafts).map((draft) => encodeDraft(data.bindKnown ? bound(draft) : draft));
      answer({ kind: "drafts", id: data.id, drafts: whole });
    }
  }
});

async function read({ files, beside, password, app }: ReadRequest): Promise<void> {
  const readings = await importFiles(files, {
    beside,
    ...(password !== undefined && { password }),
    ...(app !== undefined && { app }),
    decodeImage,
    onProgress: (progress) => answer({ kind: "progress", progress }),
  });
  answer({ kind: "read", readings: readings.map(readingView) });
}

const named = (positions: readonly number[]): readonly AccountDraft[] =>
  positions.flatMap((position) => drafts[position] ?? []);

function codeOf({ parameters }: AccountDraft, nowMs: number): RowCode {
  if (parameters.type === "hotp") return { code: hotpCode(parameters) };
  const { digits, validUntilMs } = oneTimeCode(parameters, nowMs);
  return { code: digits, validUntilMs };
}

function readingView({ names, outcome }: FileReading): ReadingView {
  if (!outcome.ok) return { names, outcome };
  const { app, rows, notices } = outcome.value;
  return { names, outcome: { ok: true, app, rows: rows.map(rowView), notices } };
}

function rowView(row: ImportRow): RowView {
  if (row.kind === "unreadable") return row;
  const { issuer, label, parameters, tags } = row.draft;
  const binding = bindingOf(row.draft);
  const periodSeconds = periodSecondsOf(parameters);
  return {
    kind: "account",
    draft: drafts.push(row.draft) - 1,
    issuer,
    label,
    type: parameters.type,
    algorithm: parameters.type === "steam" ? "SHA1" : parameters.algorithm,
    digits: parameters.type === "steam" ? STEAM_DIGITS : parameters.digits,
    ...(periodSeconds !== undefined && { periodSeconds }),
    ...(parameters.type === "hotp" && { counter: parameters.counter }),
    tags,
    ...(binding && {
      binding: { siteName: displaySite(binding.site), from: binding.from, isElsewhere: binding.isElsewhere },
    }),
    warnings: row.warnings,
  };
}

/** Started at the first picture: most files are none. */
let reader: ReturnType<typeof createQrReader> | undefined;

/** A picture that no browser can open holds no code that anybody could read. */
async function decodeImage(bytes: Bytes): Promise<readonly string[]> {
  reader ??= fetch(zxingWasmUrl)
    .then((response) => (response.ok ? response.arrayBuffer() : undefined))
    .catch(() => undefined)
    .then(createQrReader);
  const pixels = await pixelsOf(new Blob([bytes])).catch(() => undefined);
  const symbols = pixels && (await (await reader)(pixels));
  return symbols?.ok === true ? symbols.value.map(({ text }) => text) : [];
}
