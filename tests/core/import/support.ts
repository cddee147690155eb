import { toBase32 } from "#core/account/secret.ts";
import { utf8, type Bytes } from "#core/bytes.ts";
import type { ImportFailure, ImportOptions, ImportOutcome, ImportRow } from "#core/import/format.ts";
import { importFile } from "#core/import/index.ts";

/** Base32 of "12345678901234567890", the key of RFC 4226's vectors, and the key itself. */
export const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
export const KEY = utf8("12345678901234567890");

const bytesOf = (content: Bytes | string | object): Bytes =>
  content instanceof Uint8Array ? content : utf8(typeof content === "string" ? content : JSON.stringify(content));

/** Imports bytes, a text, or an object as JSON, from a file whose name says nothing. */
export const importing = (content: Bytes | string | object, options: ImportOptions = {}): Promise<ImportOutcome> =>
  importFile({ name: "download", bytes: bytesOf(content) }, options);

/** A row in one line: "totp Issuer / label SECRET SHA1 6 30", or "Name: reason". */
function line(row: ImportRow): string {
  if (row.kind === "unreadable") return `${row.name}: ${row.reason.kind}`;
  const { issuer, label, parameters } = row.draft;
  const secret = toBase32(parameters.secret.reveal());
  const names = `${issuer} / ${label}`;
  switch (parameters.type) {
    case "totp":
      return `totp ${names} ${secret} ${parameters.algorithm} ${parameters.digits} ${parameters.periodSeconds}`;
    case "hotp":
      return `hotp ${names} ${secret} ${parameters.algorithm} ${parameters.digits} #${parameters.counter}`;
    case "steam":
      return `steam ${names} ${secret}`;
  }
}

/** The lines of an import that must succeed. */
export async function linesOf(outcome: Promise<ImportOutcome> | ImportOutcome): Promise<string[]> {
  const read = await outcome;
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.failure)}`);
  return read.value.rows.map(line);
}

/** The drafts of an import that must succeed. */
export async function draftsOf(outcome: Promise<ImportOutcome> | ImportOutcome) {
  const read = await outcome;
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.failure)}`);
  return read.value.rows.flatMap((row) => (row.kind === "account" ? [row.draft] : []));
}

/** The failure of an import that must fail. */
export async function failureOf(outcome: Promise<ImportOutcome> | ImportOutcome): Promise<ImportFailure> {
  const read = await outcome;
  if (read.ok) throw new Error(`accepted: ${read.value.rows.map(line).join("; ")}`);
  return read.failure;
}

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const signed = (bytes: Uint8Array): number[] => [...new Int8Array(bytes)];
