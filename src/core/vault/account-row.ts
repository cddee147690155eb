import type { Account, Algorithm, CodeParameters, RecoveryCode, Site } from "../account/account.ts";
import { Secret } from "../account/secret.ts";
import { fromBase64, toBase64 } from "../bytes.ts";

/**
 * One account as JSON inside the sealed body. Written by hand and not with valibot, which takes eight times as long (at 1,000 accounts in a worker just started 16 ms against 2):
 * this runs for every account at every start of the worker, before the first code can be shown. It checks what a wrong
 * value would break; the seal has already shown that only Tock can have written it.
 */

export type JsonObject = Readonly<Record<string, unknown>>;

/** @returns The row; what is empty is left out, so that it costs nothing to read back. */
export function encodeAccount(account: Account): JsonObject {
  const { sites, tags, recoveryCodes, note, pinned, provenAt, lastUsedAt, trashedAt } = account;
  // JSON.stringify leaves out what is undefined.
  return {
    id: account.id,
    issuer: account.issuer,
    label: account.label,
    ...encodeParameters(account.parameters),
    order: account.order,
    createdAt: account.createdAt,
    updatedAt: account.updatedAt,
    sites: sites.length > 0 ? sites : undefined,
    tags: tags.length > 0 ? tags : undefined,
    note: note === "" ? undefined : note,
    pinned: pinned ? true : undefined,
    recoveryCodes: recoveryCodes.length > 0 ? recoveryCodes : undefined,
    provenAt,
    lastUsedAt,
    trashedAt,
  };
}

/**
 * @returns The account, and those members of its row that this version does not know; undefined where the row is no account
 * that this version can show.
 */
export function decodeAccount(
  row: unknown,
): { readonly account: Account; readonly foreign: JsonObject | undefined } | undefined {
  if (!isObject(row)) return undefined;
  const parameters = decodeParameters(row);
  const { id, issuer, label, order, createdAt, updatedAt } = row;
  if (
    parameters === undefined ||
    typeof id !== "string" ||
    typeof issuer !== "string" ||
    typeof label !== "string" ||
    typeof order !== "number" ||
    !isCount(createdAt) ||
    !isCount(updatedAt)
  ) {
    return undefined;
  }
  const { sites = NONE, tags = NONE, note = "", pinned = false, recoveryCodes = NONE } = row;
  if (
    !isListOf(sites, isSite) ||
    !isListOf(tags, isString) ||
    typeof note !== "string" ||
    typeof pinned !== "boolean" ||
    !isListOf(recoveryCodes, isRecoveryCode)
  ) {
    return undefined;
  }
  const { provenAt, lastUsedAt, trashedAt } = row;
  if (!isCountOrAbsent(provenAt) || !isCountOrAbsent(lastUsedAt) || !isCountOrAbsent(trashedAt)) return undefined;
  const account: Mutable<Account> = {
    id,
    issuer,
    label,
    parameters,
    sites,
    tags,
    note,
    pinned,
    recoveryCodes,
    order,
    createdAt,
    updatedAt,
  };
  // Spreading what may be absent would cost as much as all the rest.
  if (provenAt !== undefined) account.provenAt = provenAt;
  if (lastUsedAt !== undefined) account.lastUsedAt = lastUsedAt;
  if (trashedAt !== undefined) account.trashedAt = trashedAt;
  return { account, foreign: foreignMembers(row) };
}

export function encodeParameters(parameters: CodeParameters): JsonObject {
  return { ...parameters, secret: toBase64(parameters.secret.reveal()) };
}

export function decodeParameters(row: JsonObject): CodeParameters | undefined {
  if (typeof row["secret"] !== "string") return undefined;
  const bytes = fromBase64(row["secret"]);
  if (bytes === undefined) return undefined;
  const secret = new Secret(bytes);
  const { type, algorithm, digits, periodSeconds, counter } = row;
  if (type === "steam") return { type, secret };
  if (!isAlgorithm(algorithm) || !isCount(digits)) return undefined;
  if (type === "totp" && isCount(periodSeconds) && periodSeconds > 0) {
    return { type, secret, algorithm, digits, periodSeconds };
  }
  if (type === "hotp" && isCount(counter)) return { type, secret, algorithm, digits, counter };
  return undefined;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

const NONE: readonly never[] = [];

const KNOWN_MEMBERS: ReadonlySet<string> = new Set<keyof Account | CodeParameterName>([
  "id",
  "issuer",
  "label",
  "type",
  "secret",
  "algorithm",
  "digits",
  "periodSeconds",
  "counter",
  "order",
  "createdAt",
  "updatedAt",
  "sites",
  "tags",
  "note",
  "pinned",
  "recoveryCodes",
  "provenAt",
  "lastUsedAt",
  "trashedAt",
]);
type CodeParameterName = CodeParameters extends infer Each ? (Each extends unknown ? keyof Each : never) : never;

function foreignMembers(row: JsonObject): JsonObject | undefined {
  const isForeign = (name: string) => !KNOWN_MEMBERS.has(name);
  const names = Object.keys(row);
  if (!names.some(isForeign)) return undefined;
  return Object.fromEntries(names.filter(isForeign).map((name) => [name, row[name]]));
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === "string";
/** Whole, not negative, exact. */
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isCountOrAbsent = (value: unknown): value is number | undefined => value === undefined || isCount(value);
const isAlgorithm = (value: unknown): value is Algorithm =>
  value === "SHA1" || value === "SHA256" || value === "SHA512";
const isListOf = <T>(value: unknown, isMember: (member: unknown) => member is T): value is readonly T[] =>
  Array.isArray(value) && value.every(isMember);
const isSite = (value: unknown): value is Site =>
  isObject(value) &&
  (value["kind"] === "domain" || value["kind"] === "host" || value["kind"] === "origin") &&
  isString(value["value"]);
const isRecoveryCode = (value: unknown): value is RecoveryCode =>
  isObject(value) && isString(value["code"]) && isCountOrAbsent(value["usedAt"]);
