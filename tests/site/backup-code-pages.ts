import { html, type Html } from "./html.ts";
import { page, type Routes } from "./routes.ts";

/** Codes that open nothing. */
export const SHOWN_CODES = ["k3f9-w2xq", "p8d1-zz4m", "q7r2-b5nt", "x6c4-h9vl", "t2m8-j7sd", "g5w3-y6ke"] as const;

const [first, second, third, fourth, fifth, sixth] = SHOWN_CODES;

/** The same list as sites lay it out. */
export const BACKUP_CODE_LISTS: Readonly<Record<string, Html>> = {
  list: html`<ol>
    ${SHOWN_CODES.map((code) => html`<li><code>${code}</code> <button type="button">Copy</button></li>`)}
  </ol>`,
  table: html`<table>
    <tr>
      <td>1</td>
      <td>${first}</td>
      <td>2</td>
      <td>${second}</td>
    </tr>
    <tr>
      <td>3</td>
      <td>${third}</td>
      <td>4</td>
      <td>${fourth}</td>
    </tr>
    <tr>
      <td>5</td>
      <td>${fifth}</td>
      <td>6</td>
      <td>${sixth}</td>
    </tr>
  </table>`,
  preformatted: html`<pre>${SHOWN_CODES.join("\n")}</pre>`,
  textarea: html`<textarea rows="8" readonly>${SHOWN_CODES.join("\n")}</textarea>`,
  inline: html`<p class="side-by-side">${SHOWN_CODES.map((code) => html`<span>${code}</span>`)}</p>`,
};

/** `/backup-codes/table`: a page that shows backup codes, again and again, to nobody in particular. */
export const backupCodeRoutes: Routes = Object.fromEntries(
  Object.entries(BACKUP_CODE_LISTS).map(([shape, list]) => [
    `GET /backup-codes/${shape}`,
    () =>
      page(
        "Your backup codes",
        html`<h1>Your backup codes</h1>
          <p class="lead">Keep these where you find them when your authenticator is lost.</p>
          <div class="card">${list}</div>`,
      ),
  ]),
);
