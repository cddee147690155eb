/** `npm run otp -- …`: the codes, key URIs and verification of the extension, on the command line. */
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import {
  type AccountDraft,
  type CounterBasedParameters,
  newDraft,
  periodSecondsOf,
  STEAM_DIGITS,
  type CodeParameters,
} from "#core/account/account.ts";
import { cleanName } from "#core/account/names.ts";
import { parseMigrationUri } from "#core/account/migration-uri.ts";
import { currentAndNextCode, hotpCode } from "#core/account/one-time-code.ts";
import { buildOtpauthUri, parseOtpauthUri } from "#core/account/otpauth-uri.ts";
import { LIMITS, readParameters } from "#core/account/parameters.ts";
import { generateSecret, MAX_SECRET_BYTES, RECOMMENDED_SECRET_BYTES, toBase32 } from "#core/account/secret.ts";
import { MAX_WINDOW, verifyHotp, verifyTotp } from "#core/account/verify.ts";
import type { RandomBytes } from "#core/bytes.ts";

const HELP = `Usage: npm run otp -- COMMAND …

  uri URI                      Prints what the URI says, as one line of JSON; URI may be otpauth://, steam:// or
                               otpauth-migration://.
  code KEY [--at SECONDS]      Prints the code of now, or of that Unix time; of a HOTP key that of its counter.
       [--next]                The code after it instead.
       [--json]                Both, with the times between which they hold, as one line of JSON.
  verify KEY CODE [--at SECONDS]
       [--window STEPS]        Steps to accept on either side, or counters to look ahead (1 and 10 unless given).
       [--last-step STEP]      The step that was accepted last: it and those before it are refused as used.
                               Prints which step or counter matched, as one line of JSON.
  generate --issuer NAME --label NAME [--bytes 20]
                               Prints the URI of a new random key.

KEY is a URI, or a base32 secret with what differs from TOTP, SHA1, 6 digits, 30 s and counter 0:
  --type totp|hotp|steam  --algorithm SHA1|SHA256|SHA512  --digits N  --period SECONDS  --counter N
These options go with generate as well.

Exit code: 0 done or accepted; 1 the URI or the code was refused; 2 the command cannot be carried out.
With \`npm run --silent\` the answer is all that is printed; otherwise it is the last line.
`;

type Outcome = { readonly exitCode: 0 | 1 | 2; readonly out: string; readonly err: string };
type Surroundings = { readonly nowMs: number; readonly randomBytes: RandomBytes };

/** Ends the command with a sentence for stderr. Never seen outside this file. */
class Refusal extends Error {
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

const usageError = (message: string) => new Refusal(2, `${message} (--help explains)`);

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const KEY_OPTIONS = { type: text, algorithm: text, digits: text, period: text, counter: text };
const OPTIONS = {
  ...KEY_OPTIONS,
  at: text,
  next: flag,
  json: flag,
  window: text,
  "last-step": text,
  issuer: text,
  label: text,
  bytes: text,
  help: flag,
};
type OptionName = keyof typeof OPTIONS;

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's first sentence names the option, never the value.
    throw usageError(error instanceof Error ? (error.message.split("\n")[0] ?? "") : "bad options");
  }
}
type Values = ReturnType<typeof readArgs>["values"];

type Command = {
  /** What the arguments are, in order. */
  readonly wants: readonly string[];
  readonly options: readonly OptionName[];
  readonly run: (given: readonly string[], values: Values, surroundings: Surroundings) => Outcome;
};

const KEY_OPTION_NAMES = Object.keys(KEY_OPTIONS) as (keyof typeof KEY_OPTIONS)[];
const commands = new Map<string, Command>([
  ["uri", { wants: ["URI"], options: [], run: showUri }],
  ["code", { wants: ["KEY"], options: [...KEY_OPTION_NAMES, "at", "next", "json"], run: showCode }],
  ["verify", { wants: ["KEY", "CODE"], options: [...KEY_OPTION_NAMES, "at", "window", "last-step"], run: verify }],
  ["generate", { wants: [], options: [...KEY_OPTION_NAMES, "issuer", "label", "bytes"], run: generate }],
]);

/** Carries out one command line, without its effects. */
export function runOtp(args: readonly string[], surroundings: Surroundings): Outcome {
  try {
    const { values, positionals } = readArgs(args);
    const [name, ...given] = positionals;
    if (values.help === true || name === undefined) return done(HELP);
    const command = commands.get(name);
    if (!command) throw usageError("unknown command");
    if (given.length !== command.wants.length) {
      throw usageError(
        command.wants.length === 0 ? `${name} takes options only` : `${name} wants ${command.wants.join(" and ")}`,
      );
    }
    for (const option of Object.keys(values) as OptionName[]) {
      if (!command.options.includes(option)) throw usageError(`${name} has no --${option}`);
    }
    return command.run(given, values, surroundings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { exitCode: error.exitCode, out: "", err: `otp: ${error.message}\n` };
  }
}

const done = (out: string, warnings: readonly object[] = []): Outcome => ({
  exitCode: 0,
  out: `${out}\n`,
  err: warnings.map((warning) => `otp: warning: ${JSON.stringify(warning)}\n`).join(""),
});

function showUri([uri = ""]: readonly string[]): Outcome {
  const read = parseOtpauthUri(uri);
  if (read.ok) return done(JSON.stringify(describe(read.value.draft)), read.value.warnings);
  if (read.failure.kind !== "migration") throw new Refusal(1, `refused: ${JSON.stringify(read.failure)}`);

  const part = parseMigrationUri(uri);
  if (!part.ok) throw new Refusal(1, `refused: ${JSON.stringify(part.failure)}`);
  const { rows, ...batch } = part.value;
  const accounts = rows.flatMap((row) => (row.ok ? [describe(row.value.draft)] : []));
  const refused = rows.flatMap((row) => (row.ok ? [] : [row.failure]));
  return done(JSON.stringify({ ...batch, accounts, refused }));
}

/** An account under the names that its URI uses. */
function describe({ issuer, label, parameters }: AccountDraft) {
  const isSteam = parameters.type === "steam";
  return {
    type: parameters.type,
    issuer,
    label,
    secret: toBase32(parameters.secret.reveal()),
    algorithm: isSteam ? "SHA1" : parameters.algorithm,
    digits: isSteam ? STEAM_DIGITS : parameters.digits,
    ...(parameters.type === "hotp" ? { counter: parameters.counter } : { period: periodSecondsOf(parameters) }),
  };
}

function showCode([key = ""]: readonly string[], values: Values, { nowMs }: Surroundings): Outcome {
  const parameters = readKey(key, values);
  if (parameters.type === "hotp") return showHotpCode(parameters, values);
  const { current, next } = currentAndNextCode(parameters, readMomentMs(values.at, nowMs));
  if (values.json !== true) return done((values.next === true ? next : current).digits);
  return done(
    JSON.stringify({
      code: current.digits,
      step: current.counter,
      validFrom: current.validFromMs / 1000,
      validUntil: current.validUntilMs / 1000,
      next: next.digits,
    }),
  );
}

function showHotpCode(parameters: CounterBasedParameters, { next = false, json = false }: Values): Outcome {
  const { counter } = parameters;
  if (!next && !json) return done(hotpCode(parameters));
  if (counter === LIMITS.counter.max) throw new Refusal(2, "the last counter has no next code");
  const nextCode = hotpCode(parameters, counter + 1);
  return done(json ? JSON.stringify({ code: hotpCode(parameters), counter, next: nextCode }) : nextCode);
}

function verify([key = "", code = ""]: readonly string[], values: Values, { nowMs }: Surroundings): Outcome {
  const parameters = readKey(key, values);
  const window = readWhole("window", values, { min: 0, max: MAX_WINDOW });
  const lastAcceptedStep = readWhole("last-step", values, { min: 0, max: Number.MAX_SAFE_INTEGER });
  const verdict =
    parameters.type === "hotp"
      ? verifyHotp(parameters, code, window === undefined ? {} : { lookAhead: window })
      : verifyTotp(parameters, code, readMomentMs(values.at, nowMs), {
          ...(window === undefined ? {} : { windowSteps: window }),
          lastAcceptedStep,
        });
  if (verdict.ok) return done(JSON.stringify({ accepted: true, ...verdict.value }));
  const { kind, ...facts } = verdict.failure;
  return { exitCode: 1, out: `${JSON.stringify({ accepted: false, reason: kind, ...facts })}\n`, err: "" };
}

function generate(_: readonly string[], values: Values, { randomBytes }: Surroundings): Outcome {
  const issuer = cleanName(values.issuer ?? "").text;
  const label = cleanName(values.label ?? "").text;
  if (issuer === "" && label === "") throw usageError("generate wants --issuer or --label");
  const byteLength = readWhole("bytes", values, { min: 1, max: MAX_SECRET_BYTES }) ?? RECOMMENDED_SECRET_BYTES;
  const secret = generateSecret(randomBytes, byteLength, { allowShort: true });
  return done(buildOtpauthUri(newDraft(issuer, label, readTexts(values, toBase32(secret.reveal())))));
}

function readKey(key: string, values: Values): CodeParameters {
  if (!key.includes(":")) return readTexts(values, key);
  if (KEY_OPTION_NAMES.some((name) => values[name] !== undefined)) throw usageError("a URI says its parameters itself");
  const read = parseOtpauthUri(key);
  if (!read.ok) throw new Refusal(2, `URI refused: ${JSON.stringify(read.failure)}`);
  return read.value.draft.parameters;
}

function readTexts({ type = "totp", algorithm, digits, period, counter }: Values, secret: string): CodeParameters {
  if (type !== "totp" && type !== "hotp" && type !== "steam") throw usageError("--type is totp, hotp or steam");
  const read = readParameters({ type, secret, algorithm, digits, period, counter });
  if (!read.ok) throw new Refusal(2, `refused: ${read.failure.map((failure) => JSON.stringify(failure)).join(", ")}`);
  return read.value;
}

function readMomentMs(at: string | undefined, nowMs: number): number {
  if (at === undefined) return nowMs;
  const match = /^(\d{1,12})(?:\.(\d{1,3})\d*)?$/.exec(at);
  if (!match) throw usageError("--at wants seconds since 1970");
  // By places and not by multiplication, which would turn 1.001 s into 1000.9999999999999 ms.
  return Number(match[1]) * 1000 + Number((match[2] ?? "").padEnd(3, "0"));
}

function readWhole(
  option: "window" | "last-step" | "bytes",
  values: Values,
  { min, max }: { readonly min: number; readonly max: number },
): number | undefined {
  const written = values[option];
  if (written === undefined) return undefined;
  const value = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (!(value >= min && value <= max)) throw usageError(`--${option} wants a whole number from ${min} to ${max}`);
  return value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { exitCode, out, err } = runOtp(process.argv.slice(2), {
    nowMs: Date.now(),
    randomBytes: (length) => Uint8Array.from(randomBytes(length)),
  });
  process.stderr.write(err);
  process.stdout.write(out);
  process.exitCode = exitCode;
}
