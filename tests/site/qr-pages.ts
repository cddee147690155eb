import { notice, singleCodeField, verdictText } from "./forms.ts";
import { html, type Html } from "./html.ts";
import { PRACTICE_LABEL, type Practice } from "./practice.ts";
import { qrDataUrl, qrPng, qrSvg } from "./qr-image.ts";
import { file, page, type Routes, type SiteState, type Visit } from "./routes.ts";
import { ISSUER, provisioningUri } from "./second-factor.ts";

const MANY = 500;

/** One way to show a QR code, at /qr/<id>; its pictures are at /qr/<id>/code.png and code.svg. */
type QrPage = {
  readonly id: string;
  readonly title: string;
  /** What should happen here, for the person who tries it. */
  readonly expect: string;
  /** What the symbol holds; left out, it is an account of this page's own, and the page verifies its first code. */
  readonly payload?: (practice: Practice) => string;
  readonly show: (context: { visit: Visit; src: string; payload: string }) => Html | Promise<Html>;
};

const ALT = "QR code for your authenticator";
const image = (src: string): Html => html`<img class="qr" src="${src}" alt="${ALT}" />`;
const script = (name: string): Html => html`<script src="/client/${name}.js" type="module"></script>`;
const OFFERED = "The code is found and the account offered.";

export const qrPages: readonly QrPage[] = [
  { id: "img", title: "Image of this site", expect: OFFERED, show: ({ src }) => image(src) },
  {
    id: "cross-origin",
    title: "Image of another site",
    expect: "The page itself may not read these pixels. The account is offered all the same.",
    show: ({ visit, src }) => image(`${visit.otherOrigin}${src}`),
  },
  { id: "data", title: "data: URL", expect: OFFERED, show: async ({ payload }) => image(await qrDataUrl(payload)) },
  {
    id: "blob",
    title: "blob: URL",
    expect: OFFERED,
    show: ({ src }) => html`<img class="qr" data-blob="${src}" alt="${ALT}" />${script("qr-blob")}`,
  },
  {
    id: "canvas",
    title: "Canvas",
    expect: OFFERED,
    show: ({ src }) => html`<canvas class="qr" data-draw="${src}" aria-label="${ALT}"></canvas>${script("qr-canvas")}`,
  },
  {
    id: "tainted",
    title: "Canvas that may not be read",
    expect: "Drawn from another site’s picture. The account is offered all the same.",
    show: ({ visit, src }) =>
      html`<canvas class="qr" data-draw="${visit.otherOrigin}${src}" aria-label="${ALT}"></canvas
        >${script("qr-canvas")}`,
  },
  {
    id: "svg",
    title: "Inline SVG",
    expect: OFFERED,
    show: async ({ payload }) => html`<div class="qr" role="img" aria-label="${ALT}">${await qrSvg(payload)}</div>`,
  },
  {
    id: "svg-file",
    title: "SVG file",
    expect: OFFERED,
    show: ({ src }) => image(src.replace(/png$/, "svg")),
  },
  {
    id: "background",
    title: "CSS background",
    expect: OFFERED,
    show: () =>
      html`<link rel="stylesheet" href="/qr/background/style.css" />
        <div class="qr background" role="img" aria-label="${ALT}"></div>`,
  },
  {
    id: "late",
    title: "Appears later",
    expect: "A single-page app changes its view after a second. The code is offered then.",
    show: ({ src }) =>
      html`<div data-late="${src}"><p>Preparing your code…</p></div>
        ${script("qr-late")}`,
  },
  {
    id: "again",
    title: "Same account, another secret",
    expect: "Scan the practice account first. This one says that it exists, and replaces nothing by itself.",
    payload: (practice) => provisioningUri(PRACTICE_LABEL, practice.secretFor("another secret")),
    show: ({ src }) => image(src),
  },
  {
    id: "web-address",
    title: "A web address",
    expect: "No account is offered. A scan by hand says what the code holds, and opens nothing.",
    payload: () => "https://example.org/invitation?from=poster",
    show: ({ src }) => image(src),
  },
  {
    id: "malformed",
    title: "A broken setup code",
    expect: "No account is offered. A scan by hand says what is wrong with it.",
    payload: () => `otpauth://totp/${ISSUER}:broken%40example.org?secret=NOT-BASE-32-189&issuer=${ISSUER}`,
    show: ({ src }) => image(src),
  },
  {
    id: "many",
    title: `${MANY} codes`,
    expect: "The page stays quick, and is not covered with offers.",
    payload: (practice) => practice.uriFor("many-0@example.org"),
    show: () =>
      html`<div class="many">
        ${Array.from({ length: MANY }, (_, n) => html`<img src="/qr/many/${n}.png" width="110" height="110" alt="QR code ${n}" />`)}
      </div>`,
  },
];

/** The pages that show QR codes, /practice among them. */
export function qrRoutes({ record }: SiteState, practice: Practice): Routes {
  const routes: Record<string, Routes[string]> = {};
  const add = (path: string, qr: QrPage, label: string) => {
    const payload = qr.payload?.(practice) ?? practice.uriFor(label);
    const src = `${path}/code.png`;
    const show = async (visit: Visit, result?: Html) => {
      const main = html`<h1>${qr.title}</h1>
        <p class="lead">${qr.expect}</p>
        ${result}
        <div class="card">${await qr.show({ visit, src, payload })}</div>
        ${qr.payload ? undefined : checkForm}`;
      return page(qr.title, main);
    };
    routes[`GET ${path}`] = (visit) => show(visit);
    routes[`GET ${src}`] = async () => file("image/png", await qrPng(payload));
    routes[`GET ${path}/code.svg`] = async () => file("image/svg+xml", (await qrSvg(payload)).text);
    routes[`GET ${path}/style.css`] = () => file("text/css", `.background { background-image: url("code.png"); }`);
    if (qr.payload) return;
    routes[`POST ${path}`] = (visit) => {
      const verdict = practice.check(path, label, visit.form.get("code") ?? "", visit.nowMs);
      record({ kind: "practice-code", page: path, verdict });
      return show(
        visit,
        verdict.kind === "accepted"
          ? notice("good", "The code is right.")
          : notice("bad", verdictText(verdict, visit.nowMs)),
      );
    };
  };

  for (const qr of qrPages) add(`/qr/${qr.id}`, qr, `${qr.id}@example.org`);
  add(
    "/practice",
    {
      id: "practice",
      title: "The practice account",
      expect: "Add it once: every code field on this site’s test pages accepts its codes.",
      show: ({ src }) => image(src),
    },
    PRACTICE_LABEL,
  );
  for (let n = 0; n < MANY; n++) {
    routes[`GET /qr/many/${n}.png`] = async () =>
      file("image/png", await qrPng(practice.uriFor(`many-${n}@example.org`)));
  }
  return routes;
}

const checkForm = html`<form method="post" class="card">
  <h2>Check its first code</h2>
  ${singleCodeField()}
  <button>Check</button>
</form>`;
