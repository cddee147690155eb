/** The rehearsal's pages on the demo site: a form each at /rehearsal/<id>, and QR codes of the accounts it takes. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { notice, verdictText } from "../site/forms.ts";
import { Html, html } from "../site/html.ts";
import type { Practice } from "../site/practice.ts";
import { qrDataUrl } from "../site/qr-image.ts";
import { file, page, type Reply, type Routes, type SiteState, type Visit } from "../site/routes.ts";
import type { CodeVerdict } from "../site/second-factor.ts";
import { accountIds, RehearsalAccounts, type AccountId } from "./accounts.ts";
import type { Bundle, Bundles } from "./bundle.ts";
import { rehearsalForms, type RehearsalForm } from "./forms.ts";

/** Where the libraries' bundles are. */
export const BUNDLE_PATH = "/rehearsal/bundle/";
export const pathOf = ({ id }: Pick<RehearsalForm, "id">): string => `/rehearsal/${id}`;
export const enrolmentPathOf = (account: AccountId): string => `/rehearsal/accounts/${account}`;

const fragment = (name: string): string => readFileSync(join(import.meta.dirname, "forms", `${name}.html`), "utf8");

/** What the pages with split boxes have in common: `{{box-style}}` stands for forms/parts/box-style.html. */
const PARTS = ["box-style", "box-script"];
const withParts = (markup: string): string =>
  PARTS.reduce((whole, name) => whole.replaceAll(`{{${name}}}`, () => fragment(join("parts", name))), markup);

/** For the one who measures: notes on the root element when something was last put in. Some widgets take keys and fire no `input`. */
const NOTE_INPUT = `<script>
  for (const type of ["input", "keyup"]) {
    addEventListener(type, () => (document.documentElement.dataset.inputAt = Date.now()), true);
  }
</script>`;

/** What every site that takes a library writes around it. */
const libraryForm = ({ script, styles }: Bundle): string => `
  ${styles.map((path) => `<link rel="stylesheet" href="${BUNDLE_PATH}${path}" />`).join("")}
  <style>.code-box { width: 44px; text-align: center; }</style>
  <h1>Two-step verification</h1>
  <p class="lead">Enter the 6-digit code from your authenticator app.</p>
  <form method="post" class="card">
    <div data-field></div>
    <input type="hidden" name="code" />
    <p></p>
    <button>Verify</button>
  </form>
  <script type="module" src="${BUNDLE_PATH}${script}"></script>`;

/** The codes that a page has sent: one in `code`, or its digits one by one. */
function codesIn(form: URLSearchParams): readonly string[] {
  const codes = form.getAll("code");
  return codes.length > 0 ? codes : [form.getAll("digit").join("")];
}

export function rehearsalPages(environment: {
  readonly practice: Practice;
  readonly record: SiteState["record"];
  readonly periodSeconds: number;
  /** A form whose library is not among them has no page. */
  readonly bundles?: Bundles;
}): Routes {
  const { practice, record, periodSeconds, bundles } = environment;
  const accounts = new RehearsalAccounts(practice, periodSeconds);
  const routes: Record<string, Routes[string]> = {};

  const show = (form: RehearsalForm, markup: string, { otherOrigin }: Visit, problem?: string): Reply => {
    const nonce = randomBytes(16).toString("base64");
    const main = `${NOTE_INPUT}${withParts(markup)}`
      .replaceAll("<script", `<script nonce="${nonce}"`)
      .replaceAll("{{other-origin}}", otherOrigin);
    return page("Sign in", html`${problem && notice("bad", problem)} ${new Html(main)}`, {
      status: problem ? 403 : 200,
      loosened: { nonce, eval: form.compilesInPage ?? false },
    });
  };

  /** Each code must be right; two must be of consecutive steps. */
  const check = (form: RehearsalForm, codes: readonly string[], nowMs: number): CodeVerdict => {
    if (codes.length !== (form.codes ?? 1)) return { kind: "malformed" };
    const verdicts = codes.map((code) => accounts.check(pathOf(form), form.account ?? "six", code, nowMs));
    const [first, last] = [verdicts[0]!, verdicts.at(-1)!];
    const refused = verdicts.find(({ kind }) => kind !== "accepted");
    if (refused) return refused;
    const areConsecutive =
      first === last || (first.kind === "accepted" && last.kind === "accepted" && last.step === first.step + 1);
    return areConsecutive ? last : { kind: "wrong" };
  };

  for (const form of rehearsalForms) {
    const bundle = bundles?.forms.get(form.id);
    if (form.library !== undefined && bundle === undefined) continue;
    const markup = bundle ? libraryForm(bundle) : fragment(form.id);
    const path = pathOf(form);
    // A form in a frame is at the same address, so that its codes are of the same page.
    const markupAt = (url: URL): string => (url.searchParams.has("inner") ? fragment(`${form.id}.inner`) : markup);
    routes[`GET ${path}`] = (visit) => show(form, markupAt(visit.url), visit);
    routes[`POST ${path}`] = (visit) => {
      // The password alone: any will do here, what is rehearsed is the step after it.
      if (form.first === "password" && !visit.form.has("code")) return show(form, fragment(`${form.id}.code`), visit);
      const verdict = check(form, codesIn(visit.form), visit.nowMs);
      record({ kind: "practice-code", page: path, verdict });
      return verdict.kind === "accepted"
        ? page("Signed in", html`<h1>You are signed in</h1>`)
        : show(form, markupAt(visit.url), visit, verdictText(verdict, visit.nowMs));
    };
  }

  for (const [name, { type, body }] of bundles?.files ?? []) {
    routes[`GET ${BUNDLE_PATH}${name}`] = () => file(type, body);
  }

  for (const id of accountIds) {
    routes[`GET ${enrolmentPathOf(id)}`] = async () =>
      page(
        "Set up two-step verification",
        html`<h1>Set up two-step verification</h1>
          <p class="lead">Scan this code with your authenticator.</p>
          <img class="qr" src="${await qrDataUrl(accounts.uriFor(id))}" alt="QR code for your authenticator" />`,
      );
  }
  return routes;
}
