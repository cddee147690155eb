import { describe, expect, it } from "vitest";
import type { Account, AccountDraft, CodeParameters } from "#core/account/account.ts";
import { Secret } from "#core/account/secret.ts";
import { compareWithKept, relationFinder, relationOf } from "#core/enrollment/duplicates.ts";
import { accountOf, draftOf, totp } from "./accounts.ts";

const KEY = "12345678901234567890";

describe("relationOf", () => {
  const kept = accountOf({ id: "a1", issuer: "GitHub", label: "ada", parameters: totp(KEY) });

  it.each<[string, Partial<AccountDraft>]>([
    ["under the same names", { issuer: "GitHub", label: "ada" }],
    ["under other names", { issuer: "Elsewhere", label: "someone" }],
  ])("knows the same key with the same parameters %s", (_names, names) => {
    expect(relationOf(draftOf({ ...names, parameters: totp(KEY) }), [kept])).toEqual({
      kind: "already-kept",
      accountId: "a1",
      issuer: "GitHub",
      label: "ada",
      isInTrash: false,
    });
  });

  it.each<[string, CodeParameters]>([
    ["digits", totp(KEY, { digits: 8 })],
    ["period", totp(KEY, { periodSeconds: 60 })],
    ["algorithm", totp(KEY, { algorithm: "SHA256" })],
    ["type", { type: "steam", secret: new Secret(new TextEncoder().encode(KEY)) }],
  ])("says that the %s differs", (difference, parameters) => {
    expect(relationOf(draftOf({ parameters }), [kept])).toMatchObject({
      kind: "other-parameters",
      differences: [difference],
      accountId: "a1",
    });
  });

  it("does not count a counter that has moved", () => {
    const hotp = (counter: number): CodeParameters => ({
      type: "hotp",
      secret: new Secret(new TextEncoder().encode(KEY)),
      algorithm: "SHA1",
      digits: 6,
      counter,
    });
    const account = accountOf({ id: "h", parameters: hotp(41) });
    expect(relationOf(draftOf({ parameters: hotp(0) }), [account])).toMatchObject({ kind: "already-kept" });
  });

  it("prefers the account that is the same to one that only has the key", () => {
    const other = accountOf({ id: "a0", parameters: totp(KEY, { digits: 8 }) });
    expect(relationOf(draftOf({ parameters: totp(KEY) }), [other, kept])).toMatchObject({ accountId: "a1" });
  });

  it.each([
    ["GitHub", "ada"],
    ["github, Inc.", " ADA "],
    ["GitHub", "GitHub:ada"],
  ])("sees the names %j %j with another key as a conflict", (issuer, label) => {
    expect(relationOf(draftOf({ issuer, label, parameters: totp("another key altogether") }), [kept])).toMatchObject({
      kind: "other-key",
      accountId: "a1",
    });
  });

  it.each([
    ["GitHub", "grace"],
    ["GitLab", "ada"],
    ["", ""],
  ])("sees %j %j with another key as new", (issuer, label) => {
    const nameless = accountOf({ id: "n", issuer: "", label: "", parameters: totp("a third key, also long") });
    expect(
      relationOf(draftOf({ issuer, label, parameters: totp("another key altogether") }), [kept, nameless]),
    ).toEqual({
      kind: "new",
    });
  });

  it("finds the same key in the trash, and there no conflict of names", () => {
    const trashed: Account = { ...kept, trashedAt: 5 };
    expect(relationOf(draftOf({ parameters: totp(KEY) }), [trashed])).toMatchObject({ isInTrash: true });
    expect(relationOf(draftOf({ issuer: "GitHub", label: "ada", parameters: totp("another") }), [trashed])).toEqual({
      kind: "new",
    });
  });

  it("names the living account where one is in the trash as well", () => {
    const trashed: Account = { ...kept, id: "a0", trashedAt: 5 };
    expect(relationOf(draftOf({ parameters: totp(KEY) }), [trashed, kept])).toMatchObject({ accountId: "a1" });
  });

  it("never carries key material", () => {
    const relation = relationOf(draftOf({ parameters: totp(KEY, { digits: 8 }) }), [kept]);
    expect(JSON.stringify(relation)).not.toMatch(/secret|MTIzNDU2|12345678/);
  });
});

describe("compareWithKept", () => {
  const kept = accountOf({ id: "a1", issuer: "GitHub", label: "ada", parameters: totp(KEY) });

  it("names both sides of all that differs, and of keys only that they do", () => {
    const draft = draftOf({
      issuer: "GitHub",
      label: "grace",
      parameters: totp("another key altogether", { digits: 8 }),
    });
    expect(compareWithKept(draft, kept)).toEqual([
      { name: "label", kept: "ada", proposed: "grace" },
      { name: "key" },
      { name: "digits", kept: "6", proposed: "8" },
    ]);
  });

  it("says nothing of what is the same", () => {
    expect(compareWithKept(draftOf({ issuer: kept.issuer, label: kept.label, parameters: totp(KEY) }), kept)).toEqual(
      [],
    );
  });

  it("says of another type that it is another one", () => {
    const steam: CodeParameters = { type: "steam", secret: new Secret(new TextEncoder().encode(KEY)) };
    expect(compareWithKept({ ...kept, parameters: steam }, kept)).toEqual([
      { name: "type", kept: "totp", proposed: "steam" },
    ]);
  });
});

describe("relationFinder", () => {
  it("compares a thousand drafts with a thousand accounts in well under a second", () => {
    const accounts = Array.from({ length: 1000 }, (_, n) =>
      accountOf({ id: `a${n}`, parameters: totp(`key number ${n}`) }),
    );
    const started = performance.now();
    const relation = relationFinder(accounts);
    const kinds = accounts.map(({ parameters }) => relation(draftOf({ parameters })).kind);
    expect(new Set(kinds)).toEqual(new Set(["already-kept"]));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
