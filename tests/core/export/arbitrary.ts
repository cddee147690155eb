import fc from "fast-check";
import type { AccountDraft, Algorithm, CodeParameters, Site } from "#core/account/account.ts";
import { cleanName, MAX_NAME_LENGTH } from "#core/account/names.ts";
import { LIMITS } from "#core/account/parameters.ts";
import { MAX_SECRET_BYTES, Secret } from "#core/account/secret.ts";

/** Drafts as a vault may hold them, with every field at its limits. */

const odd = fc.constantFrom(
  "a:b",
  "::",
  "Steam",
  "x".repeat(MAX_NAME_LENGTH),
  "🧪".repeat(MAX_NAME_LENGTH),
  `"quoted", 'it' <b>&amp;</b>`,
  "100% + = # ? / \\ ;",
  "=cmd()",
  "https://example.org:8443/a",
  "Ünïcødé · 日本語 · עברית",
  "",
);
const name = fc
  .oneof({ weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) }, { weight: 1, arbitrary: odd })
  .map((text) => cleanName(text).text);

/** Notes keep their lines; carriage returns and other control characters are no part of what people write. */
const note = fc
  .oneof(fc.string({ unit: "grapheme", maxLength: 200 }), fc.constantFrom("", "two\nlines", "n".repeat(10_000)))
  // eslint is right that control characters are odd in an expression; here they are what is taken out.
  .map((text) => text.replace(/\p{Cc}/gu, (char) => (char === "\n" ? char : "")).trim());

const secret = fc
  .oneof(
    fc.uint8Array({ minLength: 10, maxLength: 40 }),
    fc.constantFrom(new Uint8Array(1).fill(7), new Uint8Array(MAX_SECRET_BYTES).fill(0xa5)),
  )
  .map((bytes) => new Secret(bytes));

const between = ({ min, max }: { readonly min: number; readonly max: number }) =>
  fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
const algorithm = fc.constantFrom<Algorithm>("SHA1", "SHA256", "SHA512");

const parameters: fc.Arbitrary<CodeParameters> = fc.oneof(
  fc.record({
    type: fc.constant("totp" as const),
    secret,
    algorithm,
    digits: fc.oneof(fc.constant(6), between(LIMITS.digits)),
    periodSeconds: fc.oneof(fc.constant(30), between(LIMITS.period)),
  }),
  fc.record({
    type: fc.constant("hotp" as const),
    secret,
    algorithm,
    digits: between(LIMITS.digits),
    counter: between(LIMITS.counter),
  }),
  fc.record({ type: fc.constant("steam" as const), secret }),
);

const site = fc.constantFrom<Site>(
  { kind: "domain", value: "example.org" },
  { kind: "domain", value: "example.co.uk" },
  { kind: "host", value: "login.example.net" },
  { kind: "host", value: "localhost:8080" },
  { kind: "origin", value: "https://login.example.com" },
);

export const anyDraft: fc.Arbitrary<AccountDraft> = fc.record({
  issuer: name,
  label: name,
  parameters,
  sites: fc.uniqueArray(site, { maxLength: 3, selector: ({ value }) => value }),
  tags: fc.uniqueArray(
    name.filter((text) => text !== ""),
    { maxLength: 3 },
  ),
  note,
  pinned: fc.boolean(),
  recoveryCodes: fc.constantFrom([], [{ code: "abcd-1234" }, { code: "used", usedAt: 5 }]),
});

export const anyDrafts = fc.array(anyDraft, { minLength: 1, maxLength: 8 });
