/**
 * Runs the importers over a folder of other apps' files: `npm run eval:import -- DIR [--wrong-passwords]`.
 * Beside each file lies `<file>.expected.json`, which says what a right import of it yields; `cases.json` tables hold
 * single links. Prints what differs, and one JSON object on the last line. With `--wrong-passwords` every encrypted file is
 * tried with a wrong one as well, which takes as long again.
 */
import { readFile, readdir } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { PNG } from "pngjs";
import { oneTimeCode } from "#core/account/one-time-code.ts";
import { toBase32 } from "#core/account/secret.ts";
import { STEAM_DIGITS, STEAM_PERIOD_SECONDS, type AccountDraft } from "#core/account/account.ts";
import type { Bytes } from "#core/bytes.ts";
import type { ImportFile, ImportOptions, ImportOutcome, ImportRow } from "#core/import/format.ts";
import { importFile, importText } from "#core/import/index.ts";
import { createQrReader } from "#core/qr/reader.ts";

type Entry = {
  readonly type: string;
  readonly issuer: string;
  readonly account: string;
  readonly secret: string;
  readonly algorithm: string;
  readonly digits: number;
  readonly period?: number;
  readonly counter?: number;
  readonly accept?: Readonly<Record<string, readonly unknown[]>>;
  readonly optional?: boolean;
  readonly trashed?: boolean;
  readonly groups?: readonly string[];
  readonly note?: string;
  readonly favorite?: boolean;
  readonly host?: string;
};

type Expectation = {
  readonly file: string;
  readonly password?: string;
  readonly withFiles?: readonly string[];
  readonly rejects?: string;
  readonly optional?: string;
  readonly entries?: readonly Entry[];
  readonly entryErrors?: readonly string[];
};

type Case = {
  readonly id: string;
  readonly uri: string;
  readonly expect?: Entry;
  readonly accept?: Entry["accept"];
  readonly orExpect?: Entry;
  readonly reject?: string;
  readonly orReject?: boolean;
  readonly orUnsupported?: boolean;
  readonly code?: { readonly atEpochSeconds: number; readonly value: string };
};

const CORE_FIELDS = ["type", "issuer", "account", "secret", "algorithm", "digits", "period", "counter"] as const;

const files = { right: 0, soft: 0, wrong: 0, refused: 0, crashed: 0 };
const entries = { right: 0, wrong: 0, missing: 0 };
const cases = { right: 0, wrong: 0 };
const differences: string[] = [];

/** An account in the words of the expectations. */
function entryOf({ issuer, label, parameters }: AccountDraft): Entry {
  const secret = toBase32(parameters.secret.reveal());
  const named = { issuer, account: label, secret };
  switch (parameters.type) {
    case "totp": {
      const { type, algorithm, digits, periodSeconds } = parameters;
      return { type, ...named, algorithm, digits, period: periodSeconds };
    }
    case "hotp": {
      const { type, algorithm, digits, counter } = parameters;
      return { type, ...named, algorithm, digits, counter };
    }
    case "steam":
      return { type: "steam", ...named, algorithm: "SHA1", digits: STEAM_DIGITS, period: STEAM_PERIOD_SECONDS };
  }
}

const agrees = (expected: Entry, got: Entry): boolean =>
  CORE_FIELDS.every((field) => expected[field] === got[field] || expected.accept?.[field]?.includes(got[field]));

/** A kind of code that may be refused by name instead of imported. */
const mayBeUnsupported = ({ type, algorithm, digits }: Entry): boolean =>
  ["motp", "yandex"].includes(type) ||
  ["MD5", "SHA224", "SHA384"].includes(algorithm) ||
  (type !== "steam" && (digits < 6 || digits > 9));

/** What of a row's groups, note, favourite and site is not as expected. */
function softDifferences(expected: Entry, { draft }: Extract<ImportRow, { kind: "account" }>): string[] {
  const wrong: string[] = [];
  const tags = new Set(draft.tags);
  if (expected.groups?.some((group) => !tags.has(group))) wrong.push(`groups ${draft.tags.join()}`);
  if (expected.note !== undefined && expected.note !== draft.note) wrong.push("note");
  if (expected.favorite !== undefined && expected.favorite !== draft.pinned) wrong.push("favorite");
  if (expected.host !== undefined && !draft.sites.some(({ value }) => value === expected.host)) wrong.push("host");
  return wrong;
}

const isAccount = (row: ImportRow): row is Extract<ImportRow, { kind: "account" }> => row.kind === "account";
const describe = (entry: Entry): string => CORE_FIELDS.map((field) => entry[field] ?? "-").join(" ");
const reasonsOf = (rows: readonly ImportRow[]): string =>
  rows.map((row) => (row.kind === "unreadable" ? `${row.name}: ${row.reason.kind}` : "account")).join("; ");

/** Compares the rows of a file that was read; says what is wrong and what is only soft. */
function compare(expectation: Expectation, rows: readonly ImportRow[]): { hard: string[]; soft: string[] } {
  const hard: string[] = [];
  const soft: string[] = [];
  const left = rows.filter(isAccount);
  const unreadable = rows.filter((row) => row.kind === "unreadable");
  let explained = expectation.entryErrors?.length ?? 0;
  for (const expected of expectation.entries ?? []) {
    const at = left.findIndex(({ draft }) => agrees(expected, entryOf(draft)));
    const found = at < 0 ? undefined : left.splice(at, 1)[0];
    if (found) {
      entries.right++;
      for (const difference of softDifferences(expected, found)) soft.push(`${expected.issuer}: ${difference}`);
    } else if (mayBeUnsupported(expected) || expected.trashed === true) explained++;
    else if (expected.optional !== true) {
      entries.missing++;
      hard.push(`missing ${describe(expected)}`);
    }
  }
  const known = (expectation.entries ?? []).concat();
  for (const { draft } of left) {
    // Entries of one file that are equal count once.
    if (known.some((expected) => agrees(expected, entryOf(draft)))) continue;
    entries.wrong++;
    hard.push(`unexpected ${describe(entryOf(draft))}`);
  }
  if (unreadable.length < explained) {
    hard.push(`${explained} rows should be reported, were ${unreadable.length}: ${reasonsOf(unreadable)}`);
  } else if (unreadable.length > explained) {
    soft.push(`${unreadable.length - explained} more rows reported: ${reasonsOf(unreadable)}`);
  }
  return { hard, soft };
}

/** Rule 4: with no password the product asks for one, with a wrong one it says so. */
async function passwordDifferences(
  file: ImportFile,
  options: ImportOptions,
  tryWrong: boolean,
): Promise<readonly string[]> {
  const { password, ...withoutPassword } = options;
  if (password === undefined) return [];
  const wrong: string[] = [];
  const none = await importFile(file, withoutPassword);
  const asks = !none.ok && (none.failure.kind === "needs-password" || none.failure.kind === "not-recognised");
  if (!asks) wrong.push(`without a password: ${outcomeText(none)}`);
  if (!tryWrong) return wrong;
  const other = await importFile(file, { ...options, password: `${password}?` });
  if (other.ok || other.failure.kind !== "wrong-password") wrong.push(`with a wrong password: ${outcomeText(other)}`);
  return wrong;
}

const outcomeText = (outcome: ImportOutcome): string =>
  outcome.ok ? `${outcome.value.rows.length} rows` : JSON.stringify(outcome.failure);

async function judgeFile(root: string, expectationPath: string, base: ImportOptions, tryWrong: boolean): Promise<void> {
  const expectation = JSON.parse(await readFile(expectationPath, "utf8")) as Expectation;
  const folder = dirname(expectationPath);
  const load = async (name: string): Promise<ImportFile> => ({
    name,
    bytes: new Uint8Array(await readFile(join(folder, name))),
  });
  const name = relative(root, join(folder, expectation.file));
  const report = (kind: keyof typeof files, ...lines: readonly string[]): void => {
    files[kind]++;
    differences.push(...lines.map((line) => `${name}: ${line}`));
  };
  try {
    const file = await load(expectation.file);
    const beside = await Promise.all((expectation.withFiles ?? []).map(load));
    const options = {
      ...base,
      beside,
      ...(expectation.password !== undefined && { password: expectation.password }),
    };
    const outcome = await importFile(file, options);
    if (!outcome.ok) {
      const expected = expectation.rejects ?? expectation.optional;
      if (expected === undefined) {
        entries.missing += expectation.entries?.length ?? 0;
        report("wrong", `refused: ${outcomeText(outcome)}`);
      } else {
        console.log(`refused  ${name}: ${outcomeText(outcome)}`);
        report("refused");
      }
      return;
    }
    if (expectation.rejects !== undefined) {
      entries.wrong += outcome.value.rows.filter(isAccount).length;
      report("wrong", `should be refused, gave ${reasonsOf(outcome.value.rows)}`);
      return;
    }
    const { hard, soft } = compare(expectation, outcome.value.rows);
    hard.push(...(await passwordDifferences(file, options, tryWrong)));
    report(hard.length > 0 ? "wrong" : soft.length > 0 ? "soft" : "right", ...hard, ...soft);
  } catch (error) {
    report("crashed", error instanceof Error ? (error.stack ?? error.message) : "crashed");
  }
}

async function judgeCases(root: string, path: string): Promise<void> {
  const table = JSON.parse(await readFile(path, "utf8")) as { readonly cases: readonly Case[] };
  for (const one of table.cases) {
    const outcome = await importText(one.uri);
    const wrong = caseDifference(one, outcome.ok ? outcome.value.rows : []);
    if (wrong === undefined) cases.right++;
    else {
      cases.wrong++;
      differences.push(`${relative(root, path)}#${one.id}: ${wrong}`);
    }
  }
}

function caseDifference(one: Case, rows: readonly ImportRow[]): string | undefined {
  const [account] = rows.filter(isAccount);
  if (!account) {
    const mayRefuse = one.reject !== undefined || one.orReject === true || one.orUnsupported === true;
    return mayRefuse || (one.expect && mayBeUnsupported(one.expect)) ? undefined : `refused: ${reasonsOf(rows)}`;
  }
  const got = entryOf(account.draft);
  const expected = one.expect && { ...one.expect, ...(one.accept && { accept: one.accept }) };
  if (![expected, one.orExpect].some((entry) => entry && agrees(entry, got))) return `got ${describe(got)}`;
  const { parameters } = account.draft;
  // The code is that of the expectation itself, not of another value that is right as well.
  if (!one.code || parameters.type === "hotp" || describe(got) !== describe({ ...got, ...one.expect }))
    return undefined;
  const code = oneTimeCode(parameters, one.code.atEpochSeconds * 1000).digits;
  return code === one.code.value ? undefined : `shows ${code}, not ${one.code.value}`;
}

/** Only PNG, as QR fixtures are; in the product the browser decodes pictures. */
async function imageDecoder(): Promise<(bytes: Bytes) => Promise<readonly string[]>> {
  const read = await createQrReader(undefined);
  return async (bytes) => {
    const { data, width, height } = PNG.sync.read(Buffer.from(bytes));
    const symbols = await read({ data: new Uint8ClampedArray(data), width, height });
    return symbols.ok ? symbols.value.map(({ text }) => text) : [];
  };
}

const [root, ...flags] = process.argv.slice(2);
if (root === undefined) {
  console.error("usage: npm run eval:import -- DIR [--wrong-passwords]");
  process.exit(2);
}
const options = { decodeImage: await imageDecoder() };
const found = await readdir(root, { recursive: true, withFileTypes: true });
const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
for (const path of paths.toSorted()) {
  if (basename(path) === "cases.json") await judgeCases(root, path);
  if (path.endsWith(".expected.json") && basename(path) !== "cases.json.expected.json") {
    await judgeFile(root, path, options, flags.includes("--wrong-passwords"));
  }
}
for (const difference of differences) console.log(difference);
console.log(JSON.stringify({ files, entries, cases, differences }));
