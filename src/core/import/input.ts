import type { Bytes } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { fromUtf8, startsWith } from "./encoding.ts";
import type { ImportFailure, ImportFile, ImportInput } from "./format.ts";
import { MAX_FILE_BYTES } from "./limits.ts";
import { parseJson } from "./json.ts";

/** UTF-8 or UTF-16, by byte order mark or, without one, by the zero bytes of Latin letters. Undefined: not text. */
function textOf(bytes: Bytes): string | undefined {
  const utf16 = (label: "utf-16le" | "utf-16be"): string => new TextDecoder(label).decode(bytes);
  if (startsWith(bytes, [0xff, 0xfe]) || (bytes[0] && bytes[1] === 0 && bytes[3] === 0)) return utf16("utf-16le");
  if (startsWith(bytes, [0xfe, 0xff]) || (bytes[0] === 0 && bytes[1] && bytes[2] === 0)) return utf16("utf-16be");
  // Text has no control characters but white space, so an encrypted file fails here within its first bytes.
  if (bytes.some((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d))) return undefined;
  return fromUtf8(bytes)?.replace(/^\uFEFF/, "") ?? new TextDecoder("windows-1252").decode(bytes);
}

/** Decodes a file as far as all formats share it. Fails where it is too big, too deep, empty or JSON that is cut off. */
export function inputOf(file: ImportFile, beside: readonly ImportFile[]): Result<ImportInput, ImportFailure> {
  if (file.bytes.length > MAX_FILE_BYTES) return fail({ kind: "too-big", limit: "file" });
  const text = textOf(file.bytes);
  if (text === undefined) return ok({ ...file, beside });
  const trimmed = text.trim();
  if (trimmed === "") return fail({ kind: "empty" });
  if (!/^[[{]/.test(trimmed)) return ok({ ...file, beside, text });
  const json = parseJson(trimmed);
  switch (json.kind) {
    case "json":
      return ok({ ...file, beside, text, json: json.value });
    case "too-deep":
      return fail({ kind: "too-big", limit: "depth" });
    case "not-json":
      return fail({ kind: "damaged", app: "json" });
  }
}
