import { beforeEach, describe, expect, it } from "vitest";
import { createImporting, type Importing } from "../../src/background/importing.ts";
import type { Keeper } from "../../src/background/keeper.ts";
import { encodeDraft } from "#core/vault/draft-row.ts";
import type { AccountDraft } from "#core/account/account.ts";
import { draft, PASSPHRASE, totp } from "../core/vault/support.ts";
import { unlockedProfile, type Profile } from "./support.ts";

const sender = { role: "extension-page" } as const;
const row = (each: AccountDraft) => encodeDraft(each);

let profile: Profile;
let keeper: Keeper;
let importing: Importing;
beforeEach(async () => {
  const unlocked = await unlockedProfile();
  ({ profile } = unlocked);
  ({ keeper } = unlocked.worker);
  importing = createImporting(keeper, profile.session, { newId: profile.newId, nowMs: profile.now });
});

const add = (...drafts: readonly AccountDraft[]) =>
  importing.saveImport({ rows: drafts.map((each) => ({ draft: row(each), choice: { kind: "add" } })) }, sender);
const generation = () => keeper.body() !== undefined && profile.local.text();

describe("importing", () => {
  it("judges without changing anything, and answers without keys", async () => {
    await add(draft("Alpha", { parameters: totp(1) }));
    const before = generation();
    const drafts = [draft("Alpha", { parameters: totp(1) }), draft("Beta", { parameters: totp(2) })].map(row);
    const reply = await importing.judgeImport({ drafts }, sender);
    expect(reply).toMatchObject({
      ok: true,
      verdicts: [{ kind: "duplicate", kept: { issuer: "Alpha" } }, { kind: "new" }],
    });
    for (const { secret } of drafts) expect(JSON.stringify(reply)).not.toContain(secret);
    expect(generation()).toBe(before);
  });

  it("keeps all rows in one save, and takes them back in one", async () => {
    const first = await add(draft("Alpha", { parameters: totp(1) }), draft("Beta", { parameters: totp(2) }));
    expect(first).toMatchObject({ ok: true, added: 2 });
    expect(keeper.opened()?.accounts.map(({ issuer }) => issuer)).toEqual(["Alpha", "Beta"]);
    const undoId = first.ok ? first.undoId : "";
    expect(await importing.undoImport({ undoId }, sender)).toEqual({ ok: true });
    expect(keeper.body()?.accounts).toEqual([]);
    expect(await importing.undoImport({ undoId }, sender)).toEqual({ ok: false, failure: { kind: "expired" } });
  });

  it("takes back only the last import", async () => {
    const first = await add(draft("Alpha", { parameters: totp(1) }));
    await add(draft("Beta", { parameters: totp(2) }));
    const undone = await importing.undoImport({ undoId: first.ok ? first.undoId : "" }, sender);
    expect(undone).toEqual({ ok: false, failure: { kind: "expired" } });
    expect(keeper.opened()?.accounts).toHaveLength(2);
  });

  it("keeps nothing where one row cannot be kept, or the vault is locked", async () => {
    const missing = { kind: "replace", accountId: profile.newId() } as const;
    const rows = [
      { draft: row(draft("Alpha")), choice: { kind: "add" } as const },
      { draft: row(draft("Beta")), choice: missing },
    ];
    expect(await importing.saveImport({ rows }, sender)).toEqual({ ok: false, failure: { kind: "no-such-account" } });
    expect(keeper.body()?.accounts).toEqual([]);
    await keeper.lock();
    expect(await add(draft("Alpha"))).toEqual({ ok: false, failure: { kind: "locked" } });
    expect(await importing.judgeImport({ drafts: [] }, sender)).toEqual({ ok: false, failure: { kind: "locked" } });
    await keeper.unlock({ passphrase: PASSPHRASE });
    expect(keeper.body()?.accounts).toEqual([]);
  });

  it("leaves no key where the session is kept", async () => {
    const kept = draft("Alpha", { parameters: totp(1) });
    await add(kept);
    expect(profile.session.text()).not.toContain(encodeDraft(kept).secret);
  });
});
