import { html, type Html } from "./html.ts";
import type { CodeVerdict } from "./second-factor.ts";

/** A message above a form: what went wrong, or right. Announced when it is there at load. */
export const notice = (tone: "bad" | "good", text: string | Html): Html =>
  html`<p class="notice ${tone}" role="${tone === "bad" ? "alert" : "status"}">${text}</p>`;

export const tokenField = (token: string): Html => html`<input type="hidden" name="token" value="${token}" />`;

/** One input for the whole code, named as browsers and authenticators expect. */
export const singleCodeField = (options: { autofocus?: boolean } = {}): Html =>
  html`<label class="field"
    >Authentication code
    <input
      class="code"
      name="code"
      autocomplete="one-time-code"
      inputmode="numeric"
      pattern="[0-9 ]*"
      maxlength="7"
      placeholder="000 000"
      required
      ${options.autofocus ? html`autofocus` : undefined}
  /></label>`;

/** Six boxes with a caret that moves on; /client/boxes.js joins them into `code`. */
export const splitCodeField = (options: { autocomplete?: "one-time-code" | "off" } = {}): Html =>
  html`<fieldset class="field boxes" data-boxes>
      <legend>Authentication code</legend>
      ${[1, 2, 3, 4, 5, 6].map(
        (n) =>
          html`<input
            type="text"
            inputmode="numeric"
            maxlength="1"
            aria-label="Digit ${n} of 6"
            autocomplete="${n === 1 ? (options.autocomplete ?? "one-time-code") : "off"}"
          />`,
      )}
      <input type="hidden" name="code" />
    </fieldset>
    <script src="/client/boxes.js" type="module"></script>`;

export function verdictText(verdict: Exclude<CodeVerdict, { kind: "accepted" }>, nowMs: number): string {
  switch (verdict.kind) {
    case "malformed":
      return "A code has six digits. Please check what you entered.";
    case "wrong":
      return "That code is not right. Is your device’s clock correct? Try the code that is shown now.";
    case "replayed":
      return "That code was used already. Please wait for the next one.";
    case "too-many-tries":
      return `Too many tries. Please wait ${Math.ceil((verdict.retryAtMs - nowMs) / 1000)} seconds.`;
  }
}
