import { html, type Html } from "./html.ts";
import type { Reply } from "./routes.ts";
import { ISSUER } from "./second-factor.ts";
import type { Session } from "./sessions.ts";

/** The frame around every page. */
export function layout({ title, main, wide }: Extract<Reply, { kind: "page" }>, { progress }: Session): Html {
  const signedIn = progress.state === "signed-in";
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${ISSUER}</title>
        <link rel="icon" href="/favicon.svg" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <a class="brand" href="/"><img src="/favicon.svg" width="28" height="28" alt="" />${ISSUER}</a>
          <nav>${signedIn ? html`<a href="/account">Account</a>` : html`<a href="/login">Sign in</a>`}</nav>
        </header>
        <main ${wide ? html`class="wide"` : undefined}>${main}</main>
        <footer>A demo site that runs on your own machine.</footer>
      </body>
    </html> `;
}
