import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccountDraft } from "#core/account/account.ts";
import { toBase32 } from "#core/account/secret.ts";
import { EXPORT_TARGETS, exportTo, fitAll } from "#core/export/index.ts";
import type { ExportTarget, Field } from "#core/export/target.ts";
import { sealAt } from "#core/export/targets/ente.ts";
import { importFile } from "#core/import/index.ts";
import { NOW, random, value } from "../vault/support.ts";
import { anyDrafts } from "./arbitrary.ts";

const tools = { random, nowMs: NOW };
const PASSWORD = "pässwörd \u{1f511}";
const EMPTY: AccountDraft["recoveryCodes"] = [];

/** What is left of a draft when the named losses are taken away. Names that change are not compared. */
function without(draft: AccountDraft, loses: readonly Field[]): object {
  const has = (field: Field) => loses.includes(field);
  const { issuer, label, parameters, tags, sites, note, pinned, recoveryCodes } = draft;
  const { secret, ...rest } = parameters;
  return {
    secret: toBase32(secret.reveal()),
    ...rest,
    names: has("name") ? "changed" : [issuer, label],
    tags: has("tags") ? [] : has("other-tags") ? tags.slice(0, 1) : [...tags].sort(),
    sites: has("exact-sites") ? "wider" : has("sites") ? [] : has("other-sites") ? sites.slice(0, 1) : sites,
    note: has("note") ? "" : note,
    pinned: has("pinned") ? false : pinned,
    recoveryCodes: has("recovery-codes") ? EMPTY : recoveryCodes,
  };
}

const sorted = (rows: readonly object[]): readonly object[] =>
  rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** The losses of the drafts that came back, by their key: what the target said beforehand. */
async function expectRoundTrip(
  target: ExportTarget,
  drafts: readonly AccountDraft[],
  password?: string,
): Promise<void> {
  const fits = fitAll(target, drafts);
  const held = drafts.flatMap((draft, index) => {
    const fit = fits[index];
    return fit?.kind === "held" ? [{ draft, loses: fit.loses }] : [];
  });
  const exported = await exportTo(target, drafts, tools, password);
  if (held.length === 0) {
    expect(exported).toMatchObject({ ok: false, failure: { kind: "nothing-to-write" } });
    return;
  }
  const { bytes, count } = value(exported);
  expect(count).toBe(held.length);
  const read = value(await importFile({ name: "file", bytes }, password === undefined ? {} : { password }));
  expect(read.app).toBe(
    target.app === "google-authenticator" || (target.id === "ente" && password === undefined)
      ? "otpauth-uri"
      : target.app,
  );
  const back = read.rows.map((row) => (row.kind === "account" ? row.draft : undefined));
  const keyOf = (draft: AccountDraft | undefined) =>
    JSON.stringify(
      draft && without(draft, ["name", "tags", "sites", "exact-sites", "note", "pinned", "recovery-codes"]),
    );
  const got = back.map((draft) => {
    const match = held.find((each) => keyOf(each.draft) === keyOf(draft));
    return draft ? without(draft, match?.loses ?? []) : { unreadable: true };
  });
  expect(sorted(got)).toEqual(sorted(held.map(({ draft, loses }) => without(draft, loses))));
}

/**
 * The same cases each time: what a change breaks must not hide behind what chance finds. Known beyond them: a TOTP account
 * named "Steam" with five digits, which key URIs cannot tell from a Steam account, is refused as not read back.
 */
const SEED = 20260101;

describe.each(EXPORT_TARGETS.map((target) => [target.id, target] as const))("exporting to %s", (_, target) => {
  it("comes back as it was, but for what was named", async () => {
    await fc.assert(
      fc.asyncProperty(anyDrafts, (drafts) => expectRoundTrip(target, uniqueByKey(drafts))),
      { numRuns: 60, seed: SEED },
    );
  });
});

/** Ente's own cost is many seconds; it has a test of its own. */
const sealing = EXPORT_TARGETS.filter(({ id, seal }) => seal !== undefined && id !== "ente");

describe.each(sealing.map((target) => [target.id, target] as const))(
  "exporting to %s behind a password",
  (_, target) => {
    it("comes back with its password, and with no other", async () => {
      // One file of many accounts: each costs a derivation as the target's own app makes it, four times over.
      const drafts = uniqueByKey(fc.sample(anyDrafts, { numRuns: 6, seed: 7 }).flat());
      await expectRoundTrip(target, drafts, PASSWORD);
      const { bytes } = value(await exportTo(target, drafts, tools, PASSWORD));
      const wrong = await importFile({ name: "file", bytes }, { password: `${PASSWORD}?` });
      expect(wrong).toMatchObject({ ok: false, failure: { kind: "wrong-password" } });
      const none = await importFile({ name: "file", bytes });
      expect(none).toMatchObject({ ok: false, failure: { kind: "needs-password" } });
    }, 60_000);
  },
);

describe("exporting to Ente behind a password", () => {
  it("comes back", async () => {
    await fc.assert(
      fc.asyncProperty(anyDrafts, async (drafts) => {
        const bytes = value(await sealAt(drafts, PASSWORD, tools, { memoryKiB: 1024, passes: 2, lanes: 1 }));
        const read = value(await importFile({ name: "file", bytes }, { password: PASSWORD }));
        expect(read.app).toBe("ente");
        expect(read.rows).toHaveLength(drafts.length);
      }),
      { numRuns: 10, seed: SEED },
    );
  });
});

/** Accounts of one key could not be told apart when they come back. */
const uniqueByKey = (drafts: readonly AccountDraft[]): readonly AccountDraft[] => [
  ...new Map(drafts.map((draft) => [toBase32(draft.parameters.secret.reveal()), draft])).values(),
];
