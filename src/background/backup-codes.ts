import * as v from "valibot";
import type { Account, RecoveryCode } from "#core/account/account.ts";
import { newAmong, tickCode, unusedCodes } from "#core/enrollment/kept-codes.ts";
import { ENROLLMENT_WINDOW_MS, enrollmentAt } from "#core/enrollment/prove.ts";
import { matchAccounts } from "#core/matcher/match.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { accountById, editAccount } from "#core/vault/accounts.ts";
import type { VaultBody } from "#core/vault/vault-body.ts";
import type { BackupCodesOffer, FoundBackupCodes, SaveFailure } from "#messages/views.ts";
import type { KeyedArea } from "#platform/storage.ts";
import type { Enrollments } from "./enrollments.ts";
import type { Keeper } from "./keeper.ts";
import { createQueue } from "./queue.ts";

const KEY = "backup-codes";

const stored = v.array(v.object({ accountId: v.string(), codes: v.array(v.string()), foundAtMs: v.number() }));

const NONE = { kind: "none" } as const;

/**
 * Backup codes: found on the page that has just enrolled an account, kept once their owner has looked at them, and handed out
 * one by one. Those found lie in `storage.session` until then, also when their page is gone: sites show them only once.
 */
export function createBackupCodes(keeper: Keeper, enrollments: Enrollments, session: KeyedArea, nowMs: () => number) {
  const inTurn = createQueue();
  /** The code that each account has handed out last, in this worker's life: a page may refuse it a second later. */
  const handedOut = new Map<string, string>();
  const read = async () => {
    const parsed = v.safeParse(stored, (await session.get([KEY]))[KEY]);
    return parsed.success ? parsed.output.filter(({ foundAtMs }) => nowMs() - foundAtMs < ENROLLMENT_WINDOW_MS) : [];
  };
  const removeFound = (accountId: string): Promise<void> =>
    inTurn(async () => session.set({ [KEY]: (await read()).filter((each) => each.accountId !== accountId) }));

  const accountOf = (id: string): Account | undefined => keeper.opened()?.accounts.find((each) => each.id === id);

  /** Changes the codes that an account keeps. */
  const change = async (
    id: string,
    edit: (kept: readonly RecoveryCode[]) => readonly RecoveryCode[],
  ): Promise<Result<Account, SaveFailure>> => {
    const changed = await keeper.changeWith<{ body: VaultBody; account: Account }, { kind: "no-such-account" }>(
      (body) => {
        const before = accountById(body, id);
        const edited =
          before === undefined
            ? fail({ kind: "no-such-account" } as const)
            : editAccount(body, id, { recoveryCodes: edit(before.recoveryCodes) }, nowMs());
        if (!edited.ok) return edited;
        const account = accountById(edited.value, id);
        if (account === undefined) throw new Error("an account that was just edited is in the vault");
        return ok({ body: edited.value, account });
      },
    );
    return changed.ok ? ok(changed.value.account) : changed;
  };

  return {
    /**
     * A page of the tab shows codes.
     * @param url The document that shows them, by the browser's word.
     * @returns What its prompt may offer: only the account that is being enrolled there, and only for codes that are new.
     */
    async seen(codes: readonly string[], tabId: number, url: string): Promise<BackupCodesOffer> {
      await keeper.ready;
      const enrollment = enrollmentAt(await enrollments.pending(), tabId, url, nowMs());
      const account = enrollment && accountOf(enrollment.accountId);
      if (account === undefined || newAmong(account.recoveryCodes, codes).length === 0) return NONE;
      const { id, issuer, label } = account;
      await inTurn(async () => {
        const others = (await read()).filter((each) => each.accountId !== id);
        await session.set({ [KEY]: [...others, { accountId: id, codes: [...codes], foundAtMs: nowMs() }] });
      });
      // Locked meanwhile: what came after the lock goes too.
      if (keeper.opened() === undefined) {
        await inTurn(() => session.remove([KEY]));
        return NONE;
      }
      return { kind: "offer", account: { id, issuer, label }, count: codes.length };
    },
    /** What was found and waits for its owner's word: how many, not which. */
    waiting: async (): Promise<readonly FoundBackupCodes[]> =>
      (await read()).flatMap(({ accountId, codes }) =>
        accountOf(accountId) === undefined ? [] : [{ accountId, count: codes.length }],
      ),
    foundFor: async (accountId: string): Promise<readonly string[]> =>
      (await read()).find((each) => each.accountId === accountId)?.codes ?? [],
    removeFound,
    forget: (): Promise<void> => {
      handedOut.clear();
      return inTurn(() => session.remove([KEY]));
    },

    change,
    /** Those of `accounts` that belong to `url` and have a code left. */
    usableAt: (accounts: readonly Account[], url: string): readonly Account[] => {
      const matches = matchAccounts(accounts, url);
      return accounts.filter(
        (account, index) => matches[index]?.kind === "bound" && unusedCodes(account.recoveryCodes).length > 0,
      );
    },
    /** Hands the next code of an account to its site. It is ticked off and saved first, so that none is handed out twice. */
    async handOut(
      id: string,
      url: string,
    ): Promise<Result<string, { readonly kind: "locked" | "no-account" | "wrong-site" }>> {
      await keeper.ready;
      if (keeper.opened() === undefined) return fail({ kind: "locked" });
      const account = accountOf(id);
      if (account === undefined) return fail({ kind: "no-account" });
      if (matchAccounts([account], url)[0]?.kind !== "bound") return fail({ kind: "wrong-site" });
      let next: string | undefined;
      const saved = await change(id, (kept) => {
        // Chosen from what is kept at this moment: of two askers each gets another one.
        next = unusedCodes(kept)[0]?.code;
        return next === undefined ? kept : tickCode(kept, next, nowMs());
      });
      if (!saved.ok) return fail({ kind: saved.failure.kind === "locked" ? "locked" : "no-account" });
      if (next === undefined) return fail({ kind: "no-account" });
      handedOut.set(id, next);
      return ok(next);
    },
    /** The page did not take the code that was handed out last: it is still good. */
    async takeBack(id: string): Promise<void> {
      const code = handedOut.get(id);
      handedOut.delete(id);
      if (code !== undefined) await change(id, (kept) => tickCode(kept, code, undefined));
    },
  };
}

export type BackupCodes = ReturnType<typeof createBackupCodes>;
