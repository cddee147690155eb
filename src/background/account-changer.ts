import type { ParameterFailure } from "#core/account/parameters.ts";
import type { FieldFailure } from "#core/account/draft.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { accountById, type NoSuchAccount } from "#core/vault/accounts.ts";
import type { VaultBody } from "#core/vault/vault-body.ts";
import type { AccountRow, DraftFaults, SaveFailure } from "#messages/views.ts";
import type { Keeper } from "./keeper.ts";
import { rowOf } from "./rows.ts";

type Changed = { readonly ok: true; readonly row: AccountRow } | { readonly ok: false; readonly failure: SaveFailure };

/** Saves an edit of one account and answers with how lists show it; one that is gone fails in words. */
export type AccountChanger = (
  id: string,
  edit: (body: VaultBody) => Result<VaultBody, NoSuchAccount>,
) => Promise<Changed>;

export function createAccountChanger(keeper: Keeper): AccountChanger {
  return async (id, edit) => {
    const changed = await keeper.changeWith<{ body: VaultBody }, NoSuchAccount>((body) => {
      const edited = edit(body);
      return edited.ok ? ok({ body: edited.value }) : edited;
    });
    if (!changed.ok) return changed;
    const account = accountById(changed.value.body, id);
    return account === undefined ? fail({ kind: "no-such-account" }) : { ok: true, row: rowOf(account) };
  };
}

/** A result as a reply that carries nothing but its failure. */
export function asReply<F>(
  result: Result<unknown, F>,
): { readonly ok: true } | { readonly ok: false; readonly failure: F } {
  return result.ok ? { ok: true } : result;
}

/** Per field, the reason in the words that ui/failure-text.ts knows. */
export function faultsOf(failures: readonly (FieldFailure | ParameterFailure)[]): DraftFaults {
  return Object.fromEntries(
    failures.map((failure) => {
      if (failure.parameter !== "secret") return [failure.parameter, failure.kind];
      const { reason } = failure;
      return ["secret", reason.kind === "not-base32" ? reason.hint : reason.kind];
    }),
  );
}
