import { notice, singleCodeField, splitCodeField, verdictText } from "./forms.ts";
import { html, type Html } from "./html.ts";
import { PRACTICE_LABEL, type Practice } from "./practice.ts";
import { page, type Routes, type SiteState, type Visit } from "./routes.ts";

/** One kind of form, at /forms/<id>. It sends `code` to its own address, where the practice account's code is checked. */
export type FormPage = {
  readonly id: string;
  readonly title: string;
  /** What should happen here, for the person who tries it. */
  readonly expect: string;
  /** False where a code must never be offered. */
  readonly wantsCode: boolean;
  readonly show: (visit: Visit) => Html;
};

const FILLED = "The practice account’s code is offered and accepted.";
const script = (name: string): Html => html`<script src="/client/${name}.js" type="module"></script>`;
const form = (fields: Html): Html => html`<form method="post" class="card">${fields} <button>Verify</button></form>`;

/** A new kind of form is one more entry here. */
export const formPages: readonly FormPage[] = [
  {
    id: "single",
    title: "One field",
    expect: FILLED,
    wantsCode: true,
    show: () => form(singleCodeField()),
  },
  {
    id: "split",
    title: "Six boxes",
    expect: FILLED,
    wantsCode: true,
    show: () => form(splitCodeField()),
  },
  {
    id: "split-plain",
    title: "Six boxes without autocomplete",
    expect: FILLED,
    wantsCode: true,
    show: () => form(splitCodeField({ autocomplete: "off" })),
  },
  {
    id: "plain",
    title: "One field without autocomplete",
    expect: "Only its words say what it is for.",
    wantsCode: true,
    show: () =>
      form(html`<label class="field">Verification code <input type="text" name="code" maxlength="6" /></label>`),
  },
  {
    id: "controlled",
    title: "Controlled by a framework",
    expect: "The page keeps its own copy of the value, as React does, and sends that one.",
    wantsCode: true,
    show: () =>
      html`${form(
        html`<label class="field"
            >Authentication code <input class="code" inputmode="numeric" autocomplete="one-time-code" data-controlled
          /></label>
          <input type="hidden" name="code" />`,
      )}
      ${script("controlled")}`,
  },
  {
    id: "iframe",
    title: "In a frame of another site",
    expect: "Offered only to an account that belongs to the frame’s own site.",
    wantsCode: true,
    show: ({ otherOrigin }) =>
      html`<iframe
        class="card"
        src="${otherOrigin}/forms/single"
        title="Verification"
        width="100%"
        height="420"
      ></iframe>`,
  },
  {
    id: "shadow",
    title: "In a shadow tree",
    expect: FILLED,
    wantsCode: true,
    show: () => html`<code-form data-mode="open"></code-form>${script("shadow-form")}`,
  },
  {
    id: "shadow-closed",
    title: "In a closed shadow tree",
    expect: FILLED,
    wantsCode: true,
    show: () => html`<code-form data-mode="closed"></code-form>${script("shadow-form")}`,
  },
  {
    id: "late",
    title: "Appears later",
    expect: "The form comes a second after the page, as in a single-page app.",
    wantsCode: true,
    show: () =>
      html`<div data-late-form><p>Checking your password…</p></div>
        <template>${form(singleCodeField())}</template>
        ${script("late-form")}`,
  },
  {
    id: "delivery",
    title: "A delivery address",
    expect: "Postal code, coupon code and card check: nothing is offered.",
    wantsCode: false,
    show: () =>
      form(
        html`<label class="field"
            >Postal code <input name="postal-code" autocomplete="postal-code" inputmode="numeric"
          /></label>
          <label class="field">Coupon code <input name="coupon" maxlength="8" /></label>
          <label class="field"
            >Card security code <input name="cvc" autocomplete="cc-csc" inputmode="numeric" maxlength="4"
          /></label>`,
      ),
  },
];

export function formRoutes({ record }: SiteState, practice: Practice): Routes {
  const routes: Record<string, Routes[string]> = {};
  for (const kind of formPages) {
    const path = `/forms/${kind.id}`;
    const show = (visit: Visit, result?: Html, status = 200) =>
      page(
        kind.title,
        html`<h1>${kind.title}</h1>
          <p class="lead">${kind.expect}</p>
          ${result} ${kind.show(visit)}
          <p class="aside"><a href="/practice">The practice account’s QR code</a></p>`,
        { status },
      );
    routes[`GET ${path}`] = (visit) => show(visit);
    routes[`POST ${path}`] = (visit) => {
      const code = visit.form.get("code");
      if (code === null) return show(visit, notice("good", "Sent."));
      const verdict = practice.check(path, PRACTICE_LABEL, code, visit.nowMs);
      record({ kind: "practice-code", page: path, verdict });
      return verdict.kind === "accepted"
        ? show(visit, notice("good", "The code is right."))
        : show(visit, notice("bad", verdictText(verdict, visit.nowMs)), 403);
    };
  }
  return routes;
}
