import { MAX_JSON_DEPTH } from "./limits.ts";

export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value's own property `key`: an inherited one ("constructor") is not the file's word. */
export const own = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Follows own properties inwards: `at(file, "login", "totp")`. */
export const at = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce(own, value);

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const listAt = (value: unknown, ...keys: readonly string[]): readonly unknown[] => {
  const list = at(value, ...keys);
  return isList(list) ? list : [];
};

/** A text, or undefined where the property is missing or of another type. */
export const textAt = (value: unknown, ...keys: readonly string[]): string | undefined => {
  const text = at(value, ...keys);
  return typeof text === "string" ? text : undefined;
};

/** A text that says something, or undefined where it is missing, empty or of another type. */
export const filledAt = (value: unknown, ...keys: readonly string[]): string | undefined => {
  const text = textAt(value, ...keys);
  return text === "" ? undefined : text;
};

export const numberAt = (value: unknown, ...keys: readonly string[]): number | undefined => {
  const number = at(value, ...keys);
  return typeof number === "number" ? number : undefined;
};

/** @returns Whether brackets in `text` nest deeper than any of the formats has reason to. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inString) {
      if (char === "\\") index++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") {
      if (++depth > MAX_JSON_DEPTH) return true;
    } else if (char === "}" || char === "]") depth--;
  }
  return false;
}

export type ParsedJson =
  { readonly kind: "json"; readonly value: unknown } | { readonly kind: "too-deep" } | { readonly kind: "not-json" };

/** Parses JSON of bounded depth: deeper text is refused before anything walks it. */
export function parseJson(text: string): ParsedJson {
  if (isTooDeep(text)) return { kind: "too-deep" };
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "not-json" };
  }
}

/** @returns The value, or undefined where `text` is no JSON of bounded depth. For JSON inside other formats. */
export function jsonOf(text: string | undefined): unknown {
  const json = text === undefined ? undefined : parseJson(text);
  return json?.kind === "json" ? json.value : undefined;
}
