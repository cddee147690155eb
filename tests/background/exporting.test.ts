import { beforeEach, describe, expect, it } from "vitest";
import { createExporting, type Exporting } from "../../src/background/exporting.ts";
import type { Keeper } from "../../src/background/keeper.ts";
import { openBackup, readBackup } from "#core/export/backup.ts";
import { addAccounts } from "#core/vault/accounts.ts";
import { encodeDraft } from "#core/vault/draft-row.ts";
import { draft, hotp, PASSPHRASE, random, totp, value } from "../core/vault/support.ts";
import { cheapStretch, unlockedProfile, type Profile } from "./support.ts";

const sender = { role: "extension-page" } as const;
const proof = { passphrase: PASSPHRASE };
const [alpha, beta] = [draft("Alpha", { parameters: totp(1) }), draft("Beta", { parameters: hotp(5) })];

let profile: Profile;
let keeper: Keeper;
let exporting: Exporting;

async function start(passphrase: string | null = PASSPHRASE): Promise<void> {
  const unlocked = await unlockedProfile(passphrase);
  ({ profile } = unlocked);
  ({ keeper } = unlocked.worker);
  exporting = createExporting(keeper, unlocked.worker.waysIn, { stretch: cheapStretch, random, nowMs: profile.now });
  await keeper.change((body) =>
    addAccounts(
      body,
      [
        { id: "a", draft: alpha },
        { id: "b", draft: beta },
      ],
      profile.nowMs,
    ),
  );
}
beforeEach(() => start());

describe("handing out keys", () => {
  it("asks for what opens the vault, and gives what was asked for", async () => {
    expect(await exporting.exportRows({ ids: ["b"], proof }, sender)).toEqual({
      ok: true,
      drafts: [encodeDraft(beta)],
    });
  });

  it.each([
    [null, "wrong-passphrase"],
    [{ passphrase: "no" }, "wrong-passphrase"],
  ])("with %j gives none", async (given, kind) => {
    expect(await exporting.exportRows({ ids: ["a"], proof: given }, sender)).toMatchObject({ failure: { kind } });
    const sealed = await exporting.makeBackupFor({ passphrase: "words", proof: given }, sender);
    expect(sealed).toMatchObject({ ok: false, failure: { kind } });
  });

  it("gives none while the vault is locked", async () => {
    await keeper.lock();
    expect(await exporting.exportRows({ ids: ["a"], proof }, sender)).toMatchObject({ failure: { kind: "locked" } });
    expect(await exporting.makeBackup({}, sender)).toMatchObject({ failure: { kind: "locked" } });
    expect(await exporting.backupState({}, sender)).toMatchObject({ failure: { kind: "locked" } });
  });

  it("needs no proof where the vault opens by itself", async () => {
    await start(null);
    expect(await exporting.exportRows({ ids: ["a"], proof: null }, sender)).toMatchObject({ ok: true });
  });
});

describe("a backup", () => {
  const openedBy = async (reply: Awaited<ReturnType<Exporting["makeBackup"]>>, passphrase: string) => {
    if (!reply.ok) throw new Error(reply.failure.kind);
    const record = value(await readBackup(reply.text));
    return openBackup(record, { kind: "passphrase", passphrase }, cheapStretch);
  };

  it("opens with the vault's passphrase, asked for nothing", async () => {
    const opened = value(await openedBy(await exporting.makeBackup({}, sender), PASSPHRASE));
    expect(opened.body.accounts).toEqual(keeper.body()?.accounts);
  });

  it("with a passphrase of its own opens with that alone", async () => {
    const reply = await exporting.makeBackupFor({ passphrase: "other words", proof }, sender);
    expect(value(await openedBy(reply, "other words")).body.accounts).toHaveLength(2);
    expect((await openedBy(reply, PASSPHRASE)).ok).toBe(false);
  });

  it("of a vault that this browser profile alone opens needs a passphrase of its own", async () => {
    await start(null);
    expect(await exporting.makeBackup({}, sender)).toEqual({ ok: false, failure: { kind: "no-way-in" } });
    const reply = await exporting.makeBackupFor({ passphrase: "other words", proof: null }, sender);
    expect((await openedBy(reply, "other words")).ok).toBe(true);
  });

  it("counts as made once it was put away, and tells of changes since", async () => {
    expect(await exporting.backupState({}, sender)).toMatchObject({ canSeal: true, backedUpAt: 0, changes: 2 });
    profile.nowMs += 1000;
    await exporting.noteBackup({}, sender);
    expect(await exporting.backupState({}, sender)).toMatchObject({ backedUpAt: profile.nowMs, changes: 0 });
    profile.nowMs += 1000;
    await keeper.change((body) => addAccounts(body, [{ id: "c", draft: alpha }], profile.nowMs));
    expect(await exporting.backupState({}, sender)).toMatchObject({ changes: 1 });
  });
});
