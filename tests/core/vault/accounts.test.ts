import { describe, expect, it } from "vitest";
import * as accounts from "#core/vault/accounts.ts";
import type { VaultBody } from "#core/vault/vault-body.ts";
import { bodyOf, draft, failureOf, hotp, NOW, totp, value } from "./support.ts";

const DAY = 86_400_000;
const LATER = NOW + 1000;
const body = bodyOf(draft("A"), draft("B"), draft("C"));
const names = (each: VaultBody) => accounts.liveAccounts(each).map(({ issuer }) => issuer);
const account = (each: VaultBody, id: string) => accounts.accountById(each, id)!;
const none = { kind: "no-such-account" };

describe("adding", () => {
  it("puts newcomers behind the others, in their order", () => {
    const more = accounts.addAccounts(
      body,
      [
        { id: "x", draft: draft("X") },
        { id: "y", draft: draft("Y") },
      ],
      LATER,
    );
    expect(names(more)).toEqual(["A", "B", "C", "X", "Y"]);
    expect(account(more, "x")).toMatchObject({ createdAt: LATER, updatedAt: LATER, order: 3 });
  });

  it("U7: never replaces an account, however alike", () => {
    const twin = accounts.addAccounts(body, [{ id: "twin", draft: draft("A", { parameters: totp(99) }) }], LATER);
    expect(names(twin)).toEqual(["A", "B", "C", "A"]);
    expect(account(twin, "id-0")).toEqual(account(body, "id-0"));
  });
});

describe("editing", () => {
  it("changes what was named and nothing else", () => {
    const edited = value(accounts.editAccount(body, "id-1", { label: "new", pinned: true }, LATER));
    expect(account(edited, "id-1")).toEqual({ ...account(body, "id-1"), label: "new", pinned: true, updatedAt: LATER });
    expect(account(edited, "id-0")).toBe(account(body, "id-0"));
    expect(edited.former).toEqual([]);
  });

  it("keeps the former secret until the new one is proven", () => {
    const proven = accounts.markProven(body, "id-0", NOW);
    const edited = value(accounts.editAccount(proven, "id-0", { parameters: totp(77) }, LATER));
    expect(edited.former).toEqual([
      { accountId: "id-0", parameters: account(body, "id-0").parameters, replacedAt: LATER },
    ]);
    expect(account(edited, "id-0").provenAt).toBeUndefined();
    const again = accounts.markProven(edited, "id-0", LATER);
    expect(again.former).toEqual([]);
    expect(account(again, "id-0").provenAt).toBe(LATER);
  });

  it("takes a change of codes back, one at a time", () => {
    const once = value(accounts.editAccount(body, "id-0", { parameters: totp(77) }, LATER));
    const twice = value(accounts.editAccount(once, "id-0", { parameters: totp(78) }, LATER));
    const back = value(accounts.revertParameters(twice, "id-0", LATER));
    expect(account(back, "id-0").parameters).toEqual(account(once, "id-0").parameters);
    const start = value(accounts.revertParameters(back, "id-0", LATER));
    expect(account(start, "id-0").parameters).toEqual(account(body, "id-0").parameters);
    expect(failureOf(accounts.revertParameters(start, "id-0", LATER))).toEqual(none);
  });

  it("counts the same parameters as no change of codes", () => {
    const { parameters } = account(body, "id-0");
    expect(value(accounts.editAccount(body, "id-0", { parameters: { ...parameters } }, LATER)).former).toEqual([]);
    const longer = { ...parameters, digits: 8 };
    expect(value(accounts.editAccount(body, "id-0", { parameters: longer }, LATER)).former).toHaveLength(1);
  });

  it("fails for an account that is not there", () => {
    expect(failureOf(accounts.editAccount(body, "gone", { label: "x" }, LATER))).toEqual(none);
  });
});

describe("a key that a site has handed out anew", () => {
  const sent = accounts.rememberSentCode(accounts.markProven(body, "id-0", LATER), {
    accountId: "id-0",
    site: "example.org",
    step: 7,
  });
  const after = value(accounts.replaceKey(sent, "id-0", totp(99), "copy", LATER + 1));

  it("takes the old one's place, unproven, with nothing known of what was sent", () => {
    expect(account(after, "id-0")).toEqual({
      ...account(body, "id-0"),
      parameters: totp(99),
      updatedAt: LATER + 1,
    });
    expect(after.sentCodes).toEqual([]);
  });

  it("leaves the account as it was in the trash, from where it comes back beside the new one", () => {
    expect(account(after, "copy")).toEqual({ ...account(sent, "id-0"), id: "copy", trashedAt: LATER + 1 });
    expect(names(accounts.restoreAccounts(after, ["copy"]))).toHaveLength(names(body).length + 1);
  });

  it("is for no account that is not there", () => {
    expect(failureOf(accounts.replaceKey(body, "gone", totp(99), "copy", LATER))).toEqual(none);
  });
});

describe("the trash", () => {
  const trashed = accounts.trashAccounts(body, ["id-1", "unknown"], LATER);

  it("takes an account out of sight and gives it back unchanged, in its place", () => {
    expect(names(trashed)).toEqual(["A", "C"]);
    expect(accounts.trashedAccounts(trashed).map(({ issuer }) => issuer)).toEqual(["B"]);
    expect(accounts.restoreAccounts(trashed, ["id-1"])).toEqual(body);
  });

  it("remembers when an account was first deleted", () => {
    expect(account(accounts.trashAccounts(trashed, ["id-1"], LATER + DAY), "id-1").trashedAt).toBe(LATER);
  });

  it.each([
    [29.9 * DAY, 3],
    [30 * DAY, 2],
    [-400 * DAY, 3],
  ])("after %i ms keeps %i accounts", (afterMs, kept) => {
    expect(accounts.emptyOldTrash(trashed, LATER + afterMs).accounts).toHaveLength(kept);
  });

  it("is the only place from which an account is forgotten for good, with all that hangs on it", () => {
    expect(accounts.deleteForever(trashed, ["id-0"]).accounts).toHaveLength(3);
    const rich: VaultBody = {
      ...trashed,
      sentCodes: [{ accountId: "id-1", site: "s", step: 1 }],
      former: [{ accountId: "id-1", parameters: totp(1), replacedAt: NOW }],
      foreign: { ...trashed.foreign, accountMembers: { "id-1": { icon: 1 }, "id-0": { icon: 2 } } },
    };
    const left = accounts.deleteForever(rich, ["id-1"]);
    expect(left.accounts.map(({ id }) => id)).toEqual(["id-0", "id-2"]);
    expect([left.sentCodes, left.former, left.foreign.accountMembers]).toEqual([[], [], { "id-0": { icon: 2 } }]);
  });
});

describe("the order", () => {
  it.each([
    [
      ["id-2", "id-0", "id-1"],
      ["C", "A", "B"],
    ],
    [["id-2"], ["C", "A", "B"]],
    [
      ["unknown", "id-1"],
      ["B", "A", "C"],
    ],
    [[], ["A", "B", "C"]],
  ])("by %j is %j", (ids, expected) => {
    expect(names(accounts.reorderAccounts(body, ids))).toEqual(expected);
  });
});

describe("an HOTP counter", () => {
  const counted = bodyOf(draft("H", { parameters: hotp(5) }));

  it("moves on before its code is shown", () => {
    const taken = value(accounts.takeCounter(counted, "id-0", LATER));
    expect(taken.counter).toBe(5);
    expect(account(taken.body, "id-0")).toMatchObject({ parameters: { counter: 6 }, lastUsedAt: LATER });
    expect(value(accounts.takeCounter(taken.body, "id-0", LATER)).counter).toBe(6);
  });

  it.each([
    ["gone", counted, none],
    ["id-0", body, { kind: "not-counted" }],
    ["id-0", bodyOf(draft("H", { parameters: hotp(Number.MAX_SAFE_INTEGER) })), { kind: "counter-used-up" }],
  ])("of %s is refused", (id, each, failure) => {
    expect(failureOf(accounts.takeCounter(each, id, LATER))).toEqual(failure);
  });
});

describe("a code that was sent", () => {
  const sent = accounts.rememberSentCode(body, { accountId: "id-0", site: "https://a.example", step: 9 });

  // F12: it is not sent again, whichever of its sites asks.
  it.each([
    [8, 9],
    [9, 9],
    [10, undefined],
    [7, undefined],
  ])("at step %i stands in the way as step %s", (step, expected) => {
    expect(accounts.lastSentStep(sent.sentCodes, "id-0", step)).toBe(expected);
    expect(accounts.lastSentStep(sent.sentCodes, "id-1", step)).toBeUndefined();
  });

  it("is taken back where the page never got it, and only that one", () => {
    expect(accounts.forgetSentCode(sent, { accountId: "id-0", step: 8 }).sentCodes).toEqual(sent.sentCodes);
    expect(accounts.forgetSentCode(sent, { accountId: "id-0", step: 9 }).sentCodes).toEqual([]);
  });

  it("is remembered once for each account", () => {
    const next = accounts.rememberSentCode(sent, { accountId: "id-0", site: "https://b.example", step: 10 });
    expect(next.sentCodes).toEqual([{ accountId: "id-0", site: "https://b.example", step: 10 }]);
  });
});

describe("small notes", () => {
  it("of use touch nothing else", () => {
    expect(account(accounts.markUsed(body, "id-0", LATER), "id-0")).toEqual({
      ...account(body, "id-0"),
      lastUsedAt: LATER,
    });
  });

  it("of settings leave the others, also unknown ones", () => {
    const settings = { ...body.settings, accent: "teal" };
    expect(accounts.changeSettings({ ...body, settings }, { hideCodes: true }).settings).toEqual({
      ...settings,
      hideCodes: true,
    });
  });
});
