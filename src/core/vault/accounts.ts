import type { Account, AccountDraft, CodeParameters } from "../account/account.ts";
import { equalBytes } from "../bytes.ts";
import { fail, ok, type Result } from "../result.ts";
import { omit } from "./omit.ts";
import type { Settings } from "./settings.ts";
import type { SentCode, VaultBody } from "./vault-body.ts";

/** Days that a deleted account can be taken back from the trash. */
export const TRASH_DAYS = 30;

export type NoSuchAccount = { readonly kind: "no-such-account" };

/** An account with the ids that it will have. Existing accounts are never replaced by new ones. */
export type Newcomer = { readonly id: string; readonly draft: AccountDraft };

export const accountById = (body: VaultBody, id: string): Account | undefined =>
  body.accounts.find((account) => account.id === id);

/** Those that are not in the trash, in the user's order. */
export const liveAccounts = (body: VaultBody): readonly Account[] =>
  body.accounts.filter(({ trashedAt }) => trashedAt === undefined).toSorted(byOrder);

/** The trash, last deleted first. */
export const trashedAccounts = (body: VaultBody): readonly Account[] =>
  body.accounts
    .filter(({ trashedAt }) => trashedAt !== undefined)
    .toSorted((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0));

/** Adds accounts behind all others, in their order. */
export function addAccounts(body: VaultBody, newcomers: readonly Newcomer[], nowMs: number): VaultBody {
  const first = body.accounts.reduce((highest, { order }) => Math.max(highest, order), -1) + 1;
  const added = newcomers.map(({ id, draft }, index) => ({
    ...draft,
    id,
    order: first + index,
    createdAt: nowMs,
    updatedAt: nowMs,
  }));
  return { ...body, accounts: [...body.accounts, ...added] };
}

/**
 * Changes what the user may change. Where that changes the codes, the former parameters are kept until a code of the new
 * ones is proven (`markProven`), and the account counts as unproven.
 */
export function editAccount(
  body: VaultBody,
  id: string,
  edit: Partial<AccountDraft>,
  nowMs: number,
): Result<VaultBody, NoSuchAccount> {
  const account = accountById(body, id);
  if (account === undefined) return fail({ kind: "no-such-account" });
  if (edit.parameters === undefined || makeSameCodes(account.parameters, edit.parameters)) {
    return ok(replaced(body, { ...account, ...edit, updatedAt: nowMs }));
  }
  const former = [...body.former, { accountId: id, parameters: account.parameters, replacedAt: nowMs }];
  return ok({ ...replaced(body, { ...omit(account, "provenAt"), ...edit, updatedAt: nowMs }), former });
}

/**
 * Gives an account the key that its site has handed out anew. The account as it was goes to the trash under `copyId`, from where
 * it can be taken back; the account itself counts as unproven until the site accepts a code of the new key.
 */
export function replaceKey(
  body: VaultBody,
  id: string,
  parameters: CodeParameters,
  copyId: string,
  nowMs: number,
): Result<VaultBody, NoSuchAccount> {
  const account = accountById(body, id);
  if (account === undefined) return fail({ kind: "no-such-account" });
  const renewed = replaced(body, { ...omit(account, "provenAt"), parameters, updatedAt: nowMs });
  return ok({
    ...renewed,
    accounts: [...renewed.accounts, { ...account, id: copyId, trashedAt: nowMs }],
    // A step of the old key says nothing about the new one's.
    sentCodes: body.sentCodes.filter(({ accountId }) => accountId !== id),
  });
}

/** Takes the last change of an account's codes back. */
export function revertParameters(body: VaultBody, id: string, nowMs: number): Result<VaultBody, NoSuchAccount> {
  const account = accountById(body, id);
  const last = body.former.findLast(({ accountId }) => accountId === id);
  if (account === undefined || last === undefined) return fail({ kind: "no-such-account" });
  const former = body.former.filter((entry) => entry !== last);
  return ok({ ...replaced(body, { ...account, parameters: last.parameters, updatedAt: nowMs }), former });
}

/** Moves accounts to the trash; unknown ids are skipped. `restoreAccounts` is the undo. */
export const trashAccounts = (body: VaultBody, ids: readonly string[], nowMs: number): VaultBody =>
  mapped(body, ids, (account) => (account.trashedAt === undefined ? { ...account, trashedAt: nowMs } : account));

/** Takes accounts out of the trash, to where they were in the user's order. */
export const restoreAccounts = (body: VaultBody, ids: readonly string[]): VaultBody =>
  mapped(body, ids, (account) => omit(account, "trashedAt"));

/** Forgets accounts for good, but only out of the trash. */
export function deleteForever(body: VaultBody, ids: readonly string[]): VaultBody {
  const gone = new Set(ids);
  return without(body, ({ id, trashedAt }) => trashedAt !== undefined && gone.has(id));
}

/** Empties the trash of what has lain there for 30 days. A clock turned back deletes nothing early. */
export const emptyOldTrash = (body: VaultBody, nowMs: number): VaultBody =>
  without(body, ({ trashedAt }) => trashedAt !== undefined && nowMs - trashedAt >= TRASH_DAYS * 86_400_000);

/** Puts `ids` in this order; all others follow in theirs. */
export function reorderAccounts(body: VaultBody, ids: readonly string[]): VaultBody {
  const wanted = new Map(ids.map((id, index) => [id, index]));
  const inOrder = body.accounts.toSorted(
    (a, b) => (wanted.get(a.id) ?? ids.length) - (wanted.get(b.id) ?? ids.length) || byOrder(a, b),
  );
  const order = new Map(inOrder.map(({ id }, index) => [id, index]));
  return { ...body, accounts: body.accounts.map((account) => ({ ...account, order: order.get(account.id) ?? 0 })) };
}

/** Notes that the site accepted a code: what the account made codes from before is no longer needed. */
export function markProven(body: VaultBody, id: string, nowMs: number): VaultBody {
  const former = body.former.filter(({ accountId }) => accountId !== id);
  return { ...mapped(body, [id], (account) => ({ ...account, provenAt: nowMs })), former };
}

/** Notes that a code was copied or filled. */
export const markUsed = (body: VaultBody, id: string, nowMs: number): VaultBody =>
  mapped(body, [id], (account) => ({ ...account, lastUsedAt: nowMs }));

/** `counter-used-up`: RFC 4226's counter is at the end of the numbers that can be kept exactly. */
export type CounterFailure = NoSuchAccount | { readonly kind: "not-counted" } | { readonly kind: "counter-used-up" };

/**
 * Takes the next counter of an HOTP account. Save the body first, then show the code: a counter that was shown and not
 * saved would be shown twice.
 */
export function takeCounter(
  body: VaultBody,
  id: string,
  nowMs: number,
): Result<{ readonly body: VaultBody; readonly counter: number }, CounterFailure> {
  const account = accountById(body, id);
  if (account === undefined) return fail({ kind: "no-such-account" });
  const { parameters } = account;
  if (parameters.type !== "hotp") return fail({ kind: "not-counted" });
  const { counter } = parameters;
  if (counter >= Number.MAX_SAFE_INTEGER) return fail({ kind: "counter-used-up" });
  const advanced = { ...account, parameters: { ...parameters, counter: counter + 1 }, lastUsedAt: nowMs };
  return ok({ body: replaced(body, advanced), counter });
}

/** Remembers which step's code of an account went where; only the last one counts. */
export const rememberSentCode = (body: VaultBody, sent: SentCode): VaultBody => ({
  ...body,
  sentCodes: [...body.sentCodes.filter(({ accountId }) => accountId !== sent.accountId), sent],
});

/**
 * The step of the code that was sent last, as far as it matters at `step`; undefined: nothing is in the way of sending `step`'s.
 * Whichever site it went to: an account's sites ask one server, and servers refuse a code that they have seen (RFC 6238 §5.2).
 * A step further ahead than the next was sent while the clock was wrong, and would lock its owner out for as long.
 */
export function lastSentStep(sentCodes: readonly SentCode[], accountId: string, step: number): number | undefined {
  const sent = sentCodes.find((each) => each.accountId === accountId)?.step;
  return sent === step || sent === step + 1 ? sent : undefined;
}

/** Takes back that a code was sent: it was made, and the page was gone before it got a digit of it. */
export const forgetSentCode = (body: VaultBody, { accountId, step }: Omit<SentCode, "site">): VaultBody => ({
  ...body,
  sentCodes: body.sentCodes.filter((sent) => sent.accountId !== accountId || sent.step !== step),
});

/** Changes some settings; those that a newer version has added stay. */
export const changeSettings = (body: VaultBody, change: Partial<Settings>): VaultBody => ({
  ...body,
  settings: { ...body.settings, ...change },
});

const byOrder = (a: Account, b: Account): number => a.order - b.order || a.createdAt - b.createdAt;

const replaced = (body: VaultBody, changed: Account): VaultBody => mapped(body, [changed.id], () => changed);

function mapped(body: VaultBody, ids: readonly string[], change: (account: Account) => Account): VaultBody {
  const touched = new Set(ids);
  return {
    ...body,
    accounts: body.accounts.map((account) => (touched.has(account.id) ? change(account) : account)),
  };
}

/** Forgets accounts and all that hangs on them. */
function without(body: VaultBody, isGone: (account: Account) => boolean): VaultBody {
  const gone = new Set(body.accounts.filter(isGone).map(({ id }) => id));
  if (gone.size === 0) return body;
  const { accountMembers } = body.foreign;
  return {
    ...body,
    accounts: body.accounts.filter(({ id }) => !gone.has(id)),
    sentCodes: body.sentCodes.filter(({ accountId }) => !gone.has(accountId)),
    former: body.former.filter(({ accountId }) => !gone.has(accountId)),
    foreign: {
      ...body.foreign,
      accountMembers: Object.fromEntries(Object.entries(accountMembers).filter(([id]) => !gone.has(id))),
    },
  };
}

function makeSameCodes(a: CodeParameters, b: CodeParameters): boolean {
  const { secret: aSecret, ...aRest } = a;
  const { secret: bSecret, ...bRest } = b;
  return equalBytes(aSecret.reveal(), bSecret.reveal()) && JSON.stringify(aRest) === JSON.stringify(bRest);
}
