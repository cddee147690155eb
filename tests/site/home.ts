import { formPages } from "./form-pages.ts";
import { html, type Html } from "./html.ts";
import { qrPages } from "./qr-pages.ts";
import { page, type Routes } from "./routes.ts";

type Entry = { readonly href: string; readonly title: string; readonly expect: string };

const list = (entries: readonly Entry[]): Html =>
  html`<ul class="tiles">
    ${entries.map(
      ({ href, title, expect }) =>
        html`<li>
          <a href="${href}"><b>${title}</b><span>${expect}</span></a>
        </li>`,
    )}
  </ul>`;

export const homeRoutes: Routes = {
  "GET /": ({ session }) =>
    page(
      "Notes that are yours alone",
      html`<section class="hero">
          <h1>Notes that are yours alone</h1>
          <p class="lead">
            Fernleaf is a demo on your own machine, made to try an authenticator on. Nothing leaves it.
          </p>
          ${
            session.progress.state === "signed-in"
              ? html`<a class="button" href="/account">Your account</a>`
              : html`<a class="button" href="/register">Create an account</a>
                  <a class="button quiet" href="/login">Sign in</a>`
          }
        </section>
        <section>
          <h2>The main journey</h2>
          <ol class="journey">
            <li>Create an account and turn on two-step verification.</li>
            <li>A QR code appears: accept the offer beside it, then verify the first code.</li>
            <li>Sign out, sign in again, and let the code be filled.</li>
          </ol>
        </section>
        <section>
          <h2>QR codes, shown in every way</h2>
          ${list(qrPages.map(({ id, title, expect }) => ({ href: `/qr/${id}`, title, expect })))}
        </section>
        <section>
          <h2>Code fields of every kind</h2>
          <p>They all check <a href="/practice">the practice account</a>.</p>
          ${list(formPages.map(({ id, title, expect }) => ({ href: `/forms/${id}`, title, expect })))}
        </section>`,
      { wide: true },
    ),
};
