/** Logs in through every kind of form with every browser, and tells how it went. */
import { startSite, type Site } from "../site/server.ts";
import { ISSUER, type CodeVerdict } from "../site/second-factor.ts";
import { labelOf, type AccountId } from "./accounts.ts";
import { pause, type Actor } from "./actor.ts";
import type { Bundles } from "./bundle.ts";
import type { RehearsalForm } from "./forms.ts";
import { enrolmentPathOf, pathOf, rehearsalPages } from "./pages.ts";

/** Codes change quickly here, for each is sent once. */
const PERIOD_SECONDS = 4;
const STEAM_PERIOD_SECONDS = 30;
/** With less than this left, Tock waits for the next code. */
const ENOUGH_MS = 4000;
/** A person looks at what was filled before pressing the button: nothing was put in for so long. */
const QUIET_MS = 300;
const ACCEPTED_WITHIN_MS = 12_000;

export type Outcome = {
  readonly form: RehearsalForm;
  readonly browser: string;
  readonly accepted: boolean;
  /** From the person's word to the last digit or, where the page sends the code itself, to the server's answer. */
  readonly fillMs?: number;
  /** Why it was not accepted. */
  readonly problem?: string;
};

/** Sets `actor` up and keeps the accounts that `forms` want, each by its QR code. */
export async function prepare(actor: Actor, site: Site, forms: readonly RehearsalForm[]): Promise<void> {
  await actor.setUp();
  for (const id of new Set(forms.map(({ account = "six" }) => account))) {
    await actor.enrol(`${id === "framed" ? site.otherOrigin : site.origin}${enrolmentPathOf(id)}`);
  }
}

/** Starts the demo site with the rehearsal's pages. */
export const startRehearsalSite = (bundles?: Bundles): Promise<Site> =>
  startSite({
    practicePeriodSeconds: PERIOD_SECONDS,
    morePages: ({ record }, practice) =>
      rehearsalPages({ practice, record, periodSeconds: PERIOD_SECONDS, ...(bundles && { bundles }) }),
  });

/** Logs in through one form. Never throws: what goes wrong is the outcome. */
export async function logIn(actor: Actor, site: Site, form: RehearsalForm): Promise<Outcome> {
  const { browser } = actor;
  try {
    const { verdict, fillMs } = await attempt(actor, site, form);
    const accepted = verdict.kind === "accepted";
    return { form, browser, accepted, fillMs, ...(!accepted && { problem: `refused: ${verdict.kind}` }) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { form, browser, accepted: false, problem };
  }
}

async function attempt(
  actor: Actor,
  site: Site,
  form: RehearsalForm,
): Promise<{ readonly verdict: CodeVerdict; readonly fillMs: number }> {
  const { account = "six" } = form;
  const from = site.events.all("practice-code").length;
  const sent = (): CodeVerdict | undefined => site.events.all("practice-code")[from]?.verdict;
  await actor.open(`${site.origin}${pathOf(form)}`, form);
  let fillMs = 0;
  for (let n = 0; n < (form.codes ?? 1); n++) {
    const givenAtMs = await actor.fill(`${ISSUER} ${labelOf(account)}`, () => freshCode(account));
    lastGivenMs.set(account, givenAtMs);
    fillMs = (await filledAtMs(actor, sent, givenAtMs)) - givenAtMs;
  }
  if (!form.sendsItself) await actor.press("Verify");
  const event = await site.events.next("practice-code", from, ACCEPTED_WITHIN_MS);
  return { verdict: event.verdict, fillMs };
}

/** When each account last gave a code, Unix ms. */
const lastGivenMs = new Map<AccountId, number>();

/** Waits until Tock will give the account's code at once: not while the last one holds, nor shortly before it ends. */
async function freshCode(account: AccountId): Promise<void> {
  if (account === "counter") return;
  const periodMs = (account === "steam" ? STEAM_PERIOD_SECONDS : PERIOD_SECONDS) * 1000;
  const stepAt = (timeMs: number): number => Math.floor(timeMs / periodMs);
  const wasGiven = stepAt(lastGivenMs.get(account) ?? 0) === stepAt(Date.now());
  const leftMs = periodMs - (Date.now() % periodMs);
  if (wasGiven || leftMs < Math.min(periodMs / 2, ENOUGH_MS)) await pause(leftMs + 100);
}

/** Waits until the field was filled and nothing more was put in, or the page has sent the code. @returns Unix ms. */
async function filledAtMs(actor: Actor, sent: () => CodeVerdict | undefined, givenAtMs: number): Promise<number> {
  const deadlineMs = givenAtMs + ACCEPTED_WITHIN_MS;
  while (Date.now() < deadlineMs) {
    if (sent()) return Date.now();
    // A page on its way to the next has nothing to say.
    const lastMs = await actor.lastInputAtMs().catch(() => undefined);
    if (lastMs !== undefined && lastMs > givenAtMs && Date.now() - lastMs > QUIET_MS) return lastMs;
    await pause(20);
  }
  throw new Error("nothing was filled");
}
