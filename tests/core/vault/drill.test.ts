import { describe, expect, it } from "vitest";
import { addAccounts, editAccount, takeCounter, trashAccounts } from "#core/vault/accounts.ts";
import { drillOf } from "#core/vault/drill.ts";
import { EMPTY_BODY } from "#core/vault/vault-body.ts";
import { bodyOf, draft, hotp, NOW, totp, value } from "./support.ts";

const three = bodyOf(draft("One"), draft("Second"), draft("Counter", { parameters: hotp(7) }));

describe("a restore drill", () => {
  it("finds every account of a vault in its own backup", () => {
    expect(drillOf(three, three)).toEqual({ of: 3, wouldComeBack: 3, others: 0, inTrash: 0, unreadable: 0 });
  });

  it("counts the backup's own accounts where the vault is locked", () => {
    expect(drillOf(three, undefined)).toMatchObject({ of: 3, wouldComeBack: 3 });
    expect(drillOf(EMPTY_BODY, undefined)).toMatchObject({ of: 0, wouldComeBack: 0 });
  });

  it("misses what was added since, and what got another key since", () => {
    const later = addAccounts(three, [{ id: "new", draft: draft("Newest one", { parameters: totp(99) }) }], NOW);
    expect(drillOf(three, later)).toMatchObject({ of: 4, wouldComeBack: 3, others: 0 });
    const rekeyed = value(editAccount(three, "id-0", { parameters: totp(98) }, NOW));
    expect(drillOf(three, rekeyed)).toMatchObject({ of: 3, wouldComeBack: 2, others: 1 });
  });

  it("does not mind other names, or a counter that has gone on", () => {
    const renamed = value(editAccount(three, "id-0", { issuer: "Renamed" }, NOW));
    const used = value(takeCounter(renamed, "id-2", NOW)).body;
    expect(drillOf(three, used)).toMatchObject({ of: 3, wouldComeBack: 3 });
  });

  it("does not count what lies in either trash, and says how much that is", () => {
    const backup = trashAccounts(three, ["id-0"], NOW);
    expect(drillOf(backup, three)).toMatchObject({ of: 3, wouldComeBack: 2, inTrash: 1 });
    expect(drillOf(three, backup)).toMatchObject({ of: 2, wouldComeBack: 2, others: 1, inTrash: 0 });
  });

  it("tells of rows that only a newer Tock can read", () => {
    const foreign = { ...three.foreign, rows: [{ type: "unheard-of" }] };
    expect(drillOf({ ...three, foreign }, three)).toMatchObject({ unreadable: 1 });
  });
});
