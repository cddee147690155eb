import { expect, it } from "vitest";
import type { AccountDraft } from "#core/account/account.ts";
import { buildMigrationUris, parseMigrationUri } from "#core/account/migration-uri.ts";
import { cleanName } from "#core/account/names.ts";
import { hotpCode, oneTimeCode } from "#core/account/one-time-code.ts";
import { buildOtpauthUri, parseOtpauthUri } from "#core/account/otpauth-uri.ts";
import { LIMITS } from "#core/account/parameters.ts";
import { MAX_SECRET_BYTES } from "#core/account/secret.ts";
import { valueOf } from "./support.ts";

/** Set FUZZ_RUNS to fuzz for longer, FUZZ_SEED to take another way. */
const RUNS = Number(process.env["FUZZ_RUNS"] ?? 200_000);
const SEED = Number(process.env["FUZZ_SEED"] ?? 20_260_101);

/** Mulberry32: small, fast and the same everywhere. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const SEEDS = [
  `otpauth://totp/ACME%20Co:john@example.com?secret=${KEY}&issuer=ACME%20Co&algorithm=SHA256&digits=8&period=60`,
  `otpauth://hotp/ACME%3Ajohn?secret=${KEY}&counter=9007199254740991`,
  `OTPAUTH://TOTP/A?SECRET=GEZD-GNBV+GY3T%20QOJQ======&amp;ISSUER=Steam&encoder=steam`,
  `otpauth://steam/Steam:gabe?secret=${KEY}&steam`,
  `steam://${KEY}`,
  `apple-otpauth://totp/%E8%8E%8E:%F0%9F%94%91?secret=${KEY}&algorithm=Algorithm.sha1`,
  `otpauth://totp/https://example.org?secret=${KEY}&digits=4&period=86400&image=https%3A%2F%2Fexample.org`,
];
const MIGRATION_SEEDS = buildMigrationUris(
  SEEDS.slice(0, 3).map((uri) => ({ ...valueOf(parseOtpauthUri(uri)).draft, label: "a:b" })),
  -5,
).uris;

const PIECES = [
  ...Array.from("%:?&=+#/;-_ 0189aZ\u0000\n\u202e\u200d\ud83d\udd11ſ٦"),
  ...["%00", "%zz", "%E9", "%F0%9F", "&amp;", "://", "secret=", "digits=", "period=-1", "counter=1e9", "algorithm=MD5"],
  ...["9".repeat(30), "A".repeat(300), "🏴‍☠️", "__proto__=", "null", "NaN", "steam", "hotp", "////", "::::"],
];

function mutate(text: string, seeds: readonly string[], random: (below: number) => number): string {
  let mutated = text;
  for (let round = random(4); round >= 0; round--) {
    const from = random(mutated.length + 1);
    const to = Math.min(mutated.length, from + random(12));
    const [head, cut, tail] = [mutated.slice(0, from), mutated.slice(from, to), mutated.slice(to)];
    switch (random(6)) {
      case 0:
        mutated = head + tail;
        break;
      case 1:
        mutated = head + PIECES[random(PIECES.length)]! + cut + tail;
        break;
      case 2:
        mutated = head + String.fromCharCode(random(random(8) === 0 ? 0x1_0000 : 0x80)) + mutated.slice(from + 1);
        break;
      case 3:
        mutated = head + cut + cut + tail;
        break;
      case 4:
        mutated = head + seeds[random(seeds.length)]!.slice(random(100));
        break;
      case 5:
        mutated = head + encodeURIComponent(cut.toWellFormed()) + tail;
        break;
    }
  }
  return mutated;
}

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  Number.isSafeInteger(value) && value >= min && value <= max;

/** Whether a vault may hold it: plain comparisons, since `expect` would take most of the time. */
function isSound({ issuer, label, parameters }: AccountDraft): boolean {
  const { byteLength } = parameters.secret;
  if (byteLength < 1 || byteLength > MAX_SECRET_BYTES) return false;
  if (cleanName(issuer).text !== issuer || cleanName(label).text !== label) return false;
  switch (parameters.type) {
    case "steam":
      return true;
    case "totp":
      return within(parameters.digits, LIMITS.digits) && within(parameters.periodSeconds, LIMITS.period);
    case "hotp":
      return within(parameters.digits, LIMITS.digits) && within(parameters.counter, LIMITS.counter);
  }
}

function codeOf({ parameters }: AccountDraft): string {
  return parameters.type === "hotp" ? hotpCode(parameters) : oneTimeCode(parameters, 1_234_567_890_000).digits;
}

it(`reads ${RUNS} mutated URIs without a throw or a value out of bounds`, { timeout: 30_000 + RUNS }, () => {
  const random = randomFrom(SEED);
  let accepted = 0;
  for (let run = 0; run < RUNS; run++) {
    const uri = mutate(SEEDS[random(SEEDS.length)]!, SEEDS, random);
    const result = parseOtpauthUri(uri);
    if (!result.ok) {
      if (JSON.stringify(result.failure).includes(KEY.slice(0, 8))) expect.fail(`a failure repeats the secret: ${uri}`);
      continue;
    }
    accepted++;
    const { draft } = result.value;
    if (!isSound(draft)) expect.fail(`out of bounds: ${JSON.stringify(uri)}`);
    // What comes in must also work and go out again; now and then is enough.
    if (accepted % 20 === 0) {
      expect(codeOf(draft)).toMatch(/^[0-9A-Z]{4,10}$/);
      const again = valueOf(parseOtpauthUri(buildOtpauthUri(draft))).draft;
      expect([again.issuer, again.label, codeOf(again)], uri).toEqual([draft.issuer, draft.label, codeOf(draft)]);
    }
  }
  // Otherwise the mutations would be so wild that only the first lines were tested.
  expect(accepted).toBeGreaterThan(RUNS / 10);
});

it(
  `reads ${RUNS / 4} mutated transfer codes without a throw or a value out of bounds`,
  { timeout: 30_000 + RUNS },
  () => {
    const random = randomFrom(SEED);
    let accepted = 0;
    for (let run = 0; run < RUNS / 4; run++) {
      const uri = mutate(MIGRATION_SEEDS[0]!, MIGRATION_SEEDS, random);
      const result = parseMigrationUri(uri);
      if (!result.ok) continue;
      for (const row of result.value.rows) {
        if (!row.ok) continue;
        accepted++;
        if (!isSound(row.value.draft)) expect.fail(`out of bounds: ${JSON.stringify(uri)}`);
      }
    }
    expect(accepted).toBeGreaterThan(0);
  },
);
