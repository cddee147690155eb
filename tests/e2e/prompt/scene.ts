import type { PromptContent } from "../../../src/content/prompt/content.ts";

export const FILL: PromptContent & { readonly kind: "fill" } = {
  kind: "fill",
  siteName: "example.org",
  accounts: [{ id: "a1", issuer: "Example", label: "ada@example.org" }],
};

/** Half a second of standing still, and the browser's own looks on top. */
export const SETTLED_MS = 900;

export const FIELD = `<style>body { margin: 0; padding: 80px; } input { width: 200px; }</style>
  <input id="field" autocomplete="one-time-code">`;
