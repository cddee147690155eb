import { fromBase64, toBase64, utf8 } from "#core/bytes.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { type AccountDraft, type Algorithm, type CodeParameters, newDraft } from "./account.ts";
import { cleanName, splitAtColon } from "./names.ts";
import { buildOtpauthUri } from "./otpauth-uri.ts";
import {
  LIMITS,
  type ParameterFailure,
  parameterWarnings,
  type ParameterWarning,
  unsupportedAlgorithm,
} from "./parameters.ts";
import { type ProtobufField, readProtobuf, writeProtobuf } from "./protobuf.ts";
import { MAX_SECRET_BYTES, Secret, type SecretFailure } from "./secret.ts";
import { MAX_URI_LENGTH, parseQuery, splitUri } from "./uri-text.ts";

export type MigrationFailure =
  | { readonly kind: "not-migration" }
  | { readonly kind: "too-long"; readonly maxLength: number }
  /** Cut short, misread, or no message at all: to be scanned again. */
  | { readonly kind: "damaged" }
  | { readonly kind: "no-accounts" };

/** Why one account of a code stays out while the others come in. */
type MigrationRowFailure = {
  readonly issuer: string;
  readonly label: string;
  readonly reason:
    ParameterFailure | { readonly parameter: "type"; readonly kind: "unsupported-type"; readonly type: "unknown" };
};

type MigrationRow = Result<
  { readonly draft: AccountDraft; readonly warnings: readonly ParameterWarning[] },
  MigrationRowFailure
>;

/** One QR code of an export, which has several where the accounts are many. */
export type MigrationPart = {
  readonly batchId: number;
  /** Codes in the whole export, 1 to 1,000. */
  readonly batchSize: number;
  /** Position of this one, from 0. */
  readonly batchIndex: number;
  readonly rows: readonly MigrationRow[];
};

const MAX_BATCH_SIZE = 1000;

/** Google always makes codes of 30 s and has no field for another period. */
const PERIOD_SECONDS = 30;

// Field numbers and enumerations as decoded from exports: https://github.com/scito/extract_otp_secrets
const PAYLOAD = { account: 1, version: 2, batchSize: 3, batchIndex: 4, batchId: 5 } as const;
const ACCOUNT = { secret: 1, name: 2, issuer: 3, algorithm: 4, digits: 5, type: 6, counter: 7 } as const;
const ALGORITHM_NUMBERS = { SHA1: 1, SHA256: 2, SHA512: 3 } as const satisfies Record<Algorithm, number>;
const MD5_NUMBER = 4;
const DIGITS_NUMBERS = new Map([
  [6, 1],
  [8, 2],
]);
const TYPE_NUMBERS = { hotp: 1, totp: 2 } as const;

/**
 * Reads a transfer code of Google Authenticator: `otpauth-migration://offline?data=` and base64 of a protobuf message.
 * @param text Hostile until proven otherwise. Space around it does not matter.
 */
export function parseMigrationUri(text: string): Result<MigrationPart, MigrationFailure> {
  if (text.length > MAX_URI_LENGTH) return fail({ kind: "too-long", maxLength: MAX_URI_LENGTH });
  const uri = splitUri(text.trim());
  if (uri?.scheme !== "otpauth-migration") return fail({ kind: "not-migration" });
  // A "+" that nobody escaped arrives as a space; some tools write the URL-safe alphabet.
  const data = parseQuery(uri.query).values.get("data") ?? "";
  const payload = fromBase64(data.trim().replaceAll(" ", "+").replaceAll("-", "+").replaceAll("_", "/"));
  return payload ? readPayload(payload) : fail({ kind: "damaged" });
}

function readPayload(payload: Uint8Array): Result<MigrationPart, MigrationFailure> {
  const fields = readProtobuf(payload);
  if (!fields.ok) return fail({ kind: "damaged" });
  const accounts = fields.value.filter(({ number }) => number === PAYLOAD.account);
  const rows: MigrationRow[] = [];
  for (const { value } of accounts) {
    const row = value instanceof Uint8Array ? readProtobuf(value) : undefined;
    if (row?.ok !== true || !hasKnownShape(row.value)) return fail({ kind: "damaged" });
    rows.push(readRow(row.value));
  }
  if (rows.length === 0) return fail({ kind: "no-accounts" });

  const batchIndex = int32(fields.value, PAYLOAD.batchIndex);
  const batchSize = Math.max(int32(fields.value, PAYLOAD.batchSize), batchIndex + 1);
  if (batchIndex < 0 || batchSize > MAX_BATCH_SIZE) return fail({ kind: "damaged" });
  return ok({ batchId: int32(fields.value, PAYLOAD.batchId), batchSize, batchIndex, rows });
}

const TEXT_FIELDS: readonly number[] = [ACCOUNT.secret, ACCOUNT.name, ACCOUNT.issuer];
const NUMBER_FIELDS: readonly number[] = [ACCOUNT.algorithm, ACCOUNT.digits, ACCOUNT.type, ACCOUNT.counter];

/** A known field of another wire type would otherwise count as absent, and an absent hash means SHA-1. */
const hasKnownShape = (fields: readonly ProtobufField[]): boolean =>
  fields.every(
    ({ number, value }) =>
      (!TEXT_FIELDS.includes(number) || value instanceof Uint8Array) &&
      (!NUMBER_FIELDS.includes(number) || typeof value === "bigint"),
  );

function readRow(fields: readonly ProtobufField[]): MigrationRow {
  const { issuer, label } = readNames(fields);
  const refuse = (reason: MigrationRowFailure["reason"]) => fail({ issuer, label, reason });
  const secret = readSecret(bytesOf(fields, ACCOUNT.secret));
  if (!secret.ok) return refuse({ parameter: "secret", kind: "bad-secret", reason: secret.failure });
  const algorithm = readAlgorithm(varint(fields, ACCOUNT.algorithm));
  if (!algorithm.ok) return refuse(algorithm.failure);
  const digits = readDigits(varint(fields, ACCOUNT.digits));
  if (!digits.ok) return refuse(digits.failure);

  const common = { secret: secret.value, algorithm: algorithm.value, digits: digits.value };
  const type = readType(varint(fields, ACCOUNT.type));
  switch (type) {
    case "totp":
      return keep({ type, ...common, periodSeconds: PERIOD_SECONDS });
    case "hotp": {
      const counter = readCounter(varint(fields, ACCOUNT.counter));
      return counter.ok ? keep({ type, ...common, counter: counter.value }) : refuse(counter.failure);
    }
    case undefined:
      return refuse({ parameter: "type", kind: "unsupported-type", type: "unknown" });
  }

  function keep(parameters: CodeParameters): MigrationRow {
    return ok({ draft: newDraft(issuer, label, parameters), warnings: parameterWarnings(parameters) });
  }
}

/** The name is the account's alone, or stands behind its issuer; without an issuer, a single colon tells it. */
function readNames(fields: readonly ProtobufField[]): { readonly issuer: string; readonly label: string } {
  const decoder = new TextDecoder();
  const issuer = cleanName(decoder.decode(bytesOf(fields, ACCOUNT.issuer))).text;
  const written = decoder.decode(bytesOf(fields, ACCOUNT.name));
  // The issuer comes off before the name is cut to what a label may have.
  if (issuer !== "" && written.trimStart().startsWith(`${issuer}:`)) {
    return { issuer, label: cleanName(written.trimStart().slice(issuer.length + 1)).text };
  }
  const name = cleanName(written).text;
  if (issuer !== "") return { issuer, label: name };
  const [prefix, label] = (name.indexOf(":") === name.lastIndexOf(":") ? splitAtColon(name) : undefined) ?? ["", name];
  return { issuer: prefix.trim(), label: label.trim() };
}

function readSecret(bytes: Uint8Array): Result<Secret, SecretFailure> {
  if (bytes.length === 0) return fail({ kind: "empty" });
  return bytes.length > MAX_SECRET_BYTES
    ? fail({ kind: "too-long", maxBytes: MAX_SECRET_BYTES })
    : ok(new Secret(bytes));
}

function readAlgorithm(written: bigint): Result<Algorithm, ParameterFailure> {
  switch (Number(written)) {
    case 0:
    case ALGORITHM_NUMBERS.SHA1:
      return ok("SHA1");
    case ALGORITHM_NUMBERS.SHA256:
      return ok("SHA256");
    case ALGORITHM_NUMBERS.SHA512:
      return ok("SHA512");
    case MD5_NUMBER:
      return unsupportedAlgorithm("MD5");
    default:
      return unsupportedAlgorithm("unknown");
  }
}

function readDigits(written: bigint): Result<number, ParameterFailure> {
  if (written === 0n) return ok(LIMITS.digits.fallback);
  const known = [...DIGITS_NUMBERS].find(([, number]) => BigInt(number) === written);
  return known ? ok(known[0]) : outOfRange("digits");
}

function readType(written: bigint): "hotp" | "totp" | undefined {
  switch (Number(written)) {
    case TYPE_NUMBERS.hotp:
      return "hotp";
    case 0:
    case TYPE_NUMBERS.totp:
      return "totp";
    default:
      return undefined;
  }
}

function readCounter(written: bigint): Result<number, ParameterFailure> {
  const counter = BigInt.asIntN(64, written);
  const inRange = counter >= 0n && counter <= BigInt(LIMITS.counter.max);
  return inRange ? ok(Number(counter)) : outOfRange("counter");
}

function outOfRange(parameter: "digits" | "counter") {
  const { min, max } = LIMITS[parameter];
  return fail({ parameter, kind: "out-of-range", min, max } as const);
}

/** Of a scalar field that comes twice the last counts, as in protobuf's own readers. An absent one is 0. */
function varint(fields: readonly ProtobufField[], number: number): bigint {
  const value = fields.findLast((field) => field.number === number)?.value;
  return typeof value === "bigint" ? value : 0n;
}

const int32 = (fields: readonly ProtobufField[], number: number): number =>
  Number(BigInt.asIntN(32, varint(fields, number)));

function bytesOf(fields: readonly ProtobufField[], number: number): Uint8Array {
  const value = fields.findLast((field) => field.number === number)?.value;
  return value instanceof Uint8Array ? value : new Uint8Array();
}

/** The codes of one export that were read so far. */
export type MigrationBatch = {
  readonly batchId: number;
  readonly size: number;
  /** Positions that are still to be read, from 0; none: the export is complete. */
  readonly missing: readonly number[];
  readonly rows: readonly MigrationRow[];
};

/** Puts parts that came in any order, more than once and from several exports, together by export. */
export function collectMigrationParts(parts: readonly MigrationPart[]): readonly MigrationBatch[] {
  const batchIds = [...new Set(parts.map(({ batchId }) => batchId))];
  return batchIds.map((batchId) => {
    const read = parts.filter((part) => part.batchId === batchId);
    const distinct = new Map(read.map((part) => [fingerprint(part), part]));
    const inOrder = [...distinct.values()].sort((a, b) => a.batchIndex - b.batchIndex);
    const size = Math.max(...inOrder.map(({ batchSize }) => batchSize));
    const present = new Set(inOrder.map(({ batchIndex }) => batchIndex));
    const missing = Array.from({ length: size }, (_, index) => index).filter((index) => !present.has(index));
    return { batchId, size, missing, rows: inOrder.flatMap(({ rows }) => rows) };
  });
}

/** The same for the same code read twice. Position alone would not do: other tools write id 0 and index 0 into each code. */
const fingerprint = ({ batchIndex, rows }: MigrationPart): string =>
  JSON.stringify([batchIndex, rows.map((row) => (row.ok ? buildOtpauthUri(row.value.draft) : row.failure))]);

/** Why an account cannot go to Google Authenticator. */
export type NotMigratable = {
  readonly draft: AccountDraft;
  readonly reason: "steam" | "digits" | "period";
};

/** Codes that a phone still reads well from a screen: 10 accounts, and about 1 kB before base64. */
const MAX_ACCOUNTS_PER_PART = 10;
const MAX_PART_BYTES = 1000;

/**
 * Writes accounts as transfer codes of Google Authenticator, as many as are needed.
 * @param batchId A random 32-bit integer, by which the reader knows that the codes belong together.
 * @returns The URIs in order, and the accounts that the format cannot hold.
 */
export function buildMigrationUris(
  drafts: readonly AccountDraft[],
  batchId: number,
): { readonly uris: readonly string[]; readonly leftOut: readonly NotMigratable[] } {
  const leftOut: NotMigratable[] = [];
  const parts: Uint8Array[][] = [];
  let partBytes = 0;
  for (const draft of drafts) {
    const account = writeAccount(draft);
    if (typeof account === "string") {
      leftOut.push({ draft, reason: account });
      continue;
    }
    const part = parts.at(-1);
    if (part && part.length < MAX_ACCOUNTS_PER_PART && partBytes + account.length <= MAX_PART_BYTES) {
      part.push(account);
      partBytes += account.length;
    } else {
      parts.push([account]);
      partBytes = account.length;
    }
  }
  const uris = parts.map((accounts, batchIndex) => {
    const payload = writeProtobuf([
      ...accounts.map((account) => [PAYLOAD.account, account] as const),
      [PAYLOAD.version, 1],
      [PAYLOAD.batchSize, parts.length],
      [PAYLOAD.batchIndex, batchIndex],
      [PAYLOAD.batchId, batchId],
    ]);
    return `otpauth-migration://offline?data=${encodeURIComponent(toBase64(payload))}`;
  });
  return { uris, leftOut };
}

function writeAccount({ issuer, label, parameters }: AccountDraft): Uint8Array | NotMigratable["reason"] {
  if (parameters.type === "steam") return "steam";
  const digits = DIGITS_NUMBERS.get(parameters.digits);
  if (digits === undefined) return "digits";
  if (parameters.type === "totp" && parameters.periodSeconds !== PERIOD_SECONDS) return "period";
  return writeProtobuf([
    [ACCOUNT.secret, parameters.secret.reveal()],
    [ACCOUNT.name, utf8(issuer === "" ? label : `${issuer}:${label}`)],
    [ACCOUNT.issuer, utf8(issuer)],
    [ACCOUNT.algorithm, ALGORITHM_NUMBERS[parameters.algorithm]],
    [ACCOUNT.digits, digits],
    [ACCOUNT.type, TYPE_NUMBERS[parameters.type]],
    ...(parameters.type === "hotp" ? [[ACCOUNT.counter, parameters.counter] as const] : []),
  ]);
}
