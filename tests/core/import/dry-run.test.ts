import { describe, expect, it } from "vitest";
import { newDraft, type AccountDraft, type CodeParameters } from "#core/account/account.ts";
import { applyImport, undoImport, type ChosenRow } from "#core/import/apply.ts";
import { bindingOf, bound, judgeDrafts } from "#core/import/dry-run.ts";
import { usualChoice } from "#core/import/verdict.ts";
import { liveAccounts, markUsed, trashAccounts, trashedAccounts } from "#core/vault/accounts.ts";
import type { VaultBody } from "#core/vault/vault-body.ts";
import { bodyOf, draft, failureOf, hotp, NOW, totp, value } from "../vault/support.ts";

const LATER = NOW + 1000;
const kept = [
  draft("Alpha", { parameters: totp(1) }),
  draft("Beta", { parameters: hotp(5) }),
  draft("Old", { parameters: totp(9) }),
];
const body = trashAccounts(bodyOf(...kept), ["id-2"], NOW);
const other = (change: Partial<CodeParameters>): CodeParameters => ({ ...totp(1), ...change }) as CodeParameters;
const judge = (...drafts: readonly AccountDraft[]) => judgeDrafts(drafts, body.accounts);

describe("the dry run", () => {
  it.each<[string, AccountDraft, unknown, string]>([
    ["a key that is not here", draft("New", { parameters: totp(7) }), { kind: "new" }, "add"],
    ["the same account", kept[0]!, { kind: "duplicate", accountId: "id-0" }, "skip"],
    [
      "the same key under another name",
      draft("Renamed", { parameters: totp(1) }),
      { kind: "duplicate", accountId: "id-0" },
      "skip",
    ],
    ["what lies in the trash", kept[2]!, { kind: "duplicate", accountId: "id-2" }, "skip"],
    [
      "a counter that lags behind",
      draft("Beta", { parameters: hotp(4) }),
      { kind: "duplicate", accountId: "id-1" },
      "skip",
    ],
    [
      "a counter that is ahead",
      draft("Beta", { parameters: hotp(6) }),
      { kind: "changed", accountId: "id-1", why: "counter-ahead" },
      "skip",
    ],
    [
      "the same key with more digits",
      draft("Alpha", { parameters: other({ digits: 8 }) }),
      { kind: "changed", accountId: "id-0", why: "other-parameters" },
      "skip",
    ],
    [
      "the same key as Steam",
      draft("Alpha", { parameters: { type: "steam", secret: totp(1).secret } }),
      { kind: "changed", accountId: "id-0", why: "other-parameters" },
      "skip",
    ],
    [
      "the same name with another key",
      draft("Alpha", { parameters: totp(2) }),
      { kind: "changed", accountId: "id-0", why: "other-key" },
      "add",
    ],
  ])("of %s", (_, row, verdict, choice) => {
    const [judged] = judge(row);
    expect(judged).toEqual(verdict);
    expect(usualChoice(judged!).kind).toBe(choice);
  });

  it("gives each row one verdict, and names the first of those that make the same codes", () => {
    const twin = draft("Twin", { parameters: totp(7) });
    expect(judge(draft("New", { parameters: totp(7) }), kept[0]!, twin, kept[0]!)).toEqual([
      { kind: "new" },
      { kind: "duplicate", accountId: "id-0" },
      { kind: "repeated", row: 0 },
      { kind: "repeated", row: 1 },
    ]);
  });
});

describe("the site of a row", () => {
  const on = (issuer: string, ...values: readonly string[]): AccountDraft => ({
    ...newDraft(issuer, "ada", totp(1)),
    sites: values.map((each) => ({ kind: "domain", value: each })),
  });
  it.each<[string, AccountDraft, unknown]>([
    [
      "what the file says",
      on("Harbour", "example.org"),
      { site: { kind: "domain", value: "example.org" }, from: "file", isElsewhere: false },
    ],
    [
      "the service's own, where the file says none",
      on("GitHub"),
      { site: { kind: "domain", value: "github.com" }, from: "directory", isElsewhere: false },
    ],
    [
      "the file's, told apart where the service lives elsewhere",
      on("GitHub", "example.org"),
      { site: { kind: "domain", value: "example.org" }, from: "file", isElsewhere: true },
    ],
    [
      "the file's, where it is the service's",
      on("GitHub", "github.com"),
      { site: { kind: "domain", value: "github.com" }, from: "file", isElsewhere: false },
    ],
    ["none", on("Harbour"), undefined],
  ])("is %s", (_, row, binding) => {
    expect(bindingOf(row)).toEqual(binding);
  });

  it("is bound only where the file has none", () => {
    expect(bound(on("GitHub")).sites).toEqual([{ kind: "domain", value: "github.com" }]);
    expect(bound(on("GitHub", "example.org")).sites).toEqual([{ kind: "domain", value: "example.org" }]);
    expect(bound(on("Harbour")).sites).toEqual([]);
  });
});

describe("an import", () => {
  let ids = 0;
  const newId = () => `new-${ids++}`;
  const names = (each: VaultBody) => liveAccounts(each).map(({ issuer, label }) => `${issuer} ${label}`);
  const rows: readonly ChosenRow[] = [
    { draft: draft("New", { parameters: totp(7) }), choice: { kind: "add" } },
    { draft: draft("Alpha", { parameters: other({ digits: 8 }) }), choice: { kind: "replace", accountId: "id-0" } },
    { draft: kept[2]!, choice: { kind: "restore", accountId: "id-2" } },
    { draft: draft("Alpha", { parameters: totp(2) }), choice: { kind: "add" } },
  ];

  it("does all that was chosen, and is taken back as if it had not been", () => {
    const { body: after, done } = value(applyImport(body, rows, newId, LATER));
    expect(names(after)).toEqual([
      "Alpha alpha@example.org",
      "Beta beta@example.org",
      "Old old@example.org",
      "New new@example.org",
      "Alpha alpha@example.org",
    ]);
    expect(after.accounts[0]).toMatchObject({ parameters: { digits: 8 } });
    expect(after.former).toHaveLength(1);
    const back = undoImport(after, done, LATER + 5);
    expect(back.accounts.map(({ id, parameters }) => [id, parameters])).toEqual(
      body.accounts.map(({ id, parameters }) => [id, parameters]),
    );
    expect(back.former).toEqual([]);
    expect(trashedAccounts(back).map(({ id }) => id)).toEqual(["id-2"]);
  });

  it("does nothing where one of its rows names an account that is gone", () => {
    const gone: ChosenRow = { draft: kept[0]!, choice: { kind: "replace", accountId: "gone" } };
    expect(failureOf(applyImport(body, [rows[0]!, gone], newId, LATER))).toEqual({ kind: "no-such-account" });
  });

  it("that is taken back leaves in the trash what was used since, and codes that were changed since as they are", () => {
    const { body: after, done } = value(applyImport(body, rows, newId, LATER));
    const used = markUsed(after, done.addedIds[0]!, LATER + 1);
    const again = value(
      applyImport(
        used,
        [{ ...rows[1]!, draft: draft("Alpha", { parameters: other({ digits: 7 }) }) }],
        newId,
        LATER + 2,
      ),
    );
    const back = undoImport(again.body, done, LATER + 5);
    expect(
      trashedAccounts(back)
        .map(({ issuer }) => issuer)
        .toSorted(),
    ).toEqual(["New", "Old"]);
    expect(back.accounts[0]).toMatchObject({ parameters: { digits: 7 } });
  });

  it("adds 10,000 rows within 2 s", () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      draft(`Issuer ${index}`, {
        parameters: { ...totp(index), secret: totp(index).secret, digits: 6 } as CodeParameters,
      }),
    );
    const start = performance.now();
    judgeDrafts(many, body.accounts);
    value(
      applyImport(
        body,
        many.map((each) => ({ draft: each, choice: { kind: "add" } })),
        newId,
        LATER,
      ),
    );
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
