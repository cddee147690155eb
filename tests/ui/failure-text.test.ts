import { beforeAll, describe, expect, it } from "vitest";
import en from "../../public/_locales/en/messages.json" with { type: "json" };
import type * as FailureText from "../../src/ui/failure-text.ts";

type Word = { readonly message: string; readonly placeholders?: Record<string, { readonly content: string }> };

/** The browser's own rule for words, over the real ones: Node has no extension API to ask. */
function getMessage(key: string, substitutions: readonly string[] = []): string {
  const word: Word | undefined = (en as Record<string, Word>)[key];
  return (word?.message ?? "").replace(/\$(\w+)\$/g, (_, name: string) => {
    const places = Object.entries(word?.placeholders ?? {});
    const [, place] = places.find(([placeholder]) => placeholder.toLowerCase() === name.toLowerCase()) ?? [];
    return substitutions[Number(place?.content.slice(1)) - 1] ?? `\u{fffd}${name}`;
  });
}

let words: typeof FailureText;
beforeAll(async () => {
  const runtime = { id: "tock" };
  const i18n = { getMessage, getUILanguage: () => "en" };
  Object.assign(globalThis, { chrome: { runtime }, browser: { runtime, i18n }, __TARGET__: "chromium" });
  words = await import("../../src/ui/failure-text.ts");
});

const isSentence = (text: string | undefined): void => {
  expect(text).toMatch(/^\p{Lu}.*[.:]$/u);
  expect(text).not.toMatch(/[$\u{fffd}]|undefined/u);
};

const names = { accountId: "a", issuer: "GitHub", label: "ada" };

describe("failures become sentences", () => {
  it.each([
    { kind: "wrong-passphrase" },
    { kind: "wrong-passkey" },
    { kind: "wrong-recovery-code" },
    { kind: "mistyped-recovery-code" },
    { kind: "too-many-attempts", retryAtMs: 0 },
    { kind: "out-of-memory" },
    { kind: "damaged" },
    { kind: "newer-format" },
  ] as const)("unlocking: $kind", (failure) => isSentence(words.unlockFailureText(failure)));

  it.each(["no-such-way", "last-way", "needs-new-key", "too-many-ways"] as const)("changing the ways in: %s", (kind) =>
    isSentence(words.wayFailureText({ kind })),
  );

  it.each([
    "locked",
    "storage-full",
    "storage-refused",
    "damaged",
    "rolled-back",
    "newer-format",
    "already-there",
    "out-of-memory",
    "no-such-account",
  ] as const)("saving: %s", (kind) => {
    isSentence(words.saveFailureText({ kind }));
    expect(words.wayFailureText({ kind })).toBe(words.saveFailureText({ kind }));
  });

  it.each([
    { kind: "waiting", untilMs: 0, reason: "used" },
    { kind: "no-field" },
    { kind: "wrong-site", siteName: "example.org" },
    { kind: "no-account" },
    { kind: "not-accepted-by-page", code: "123456" },
    { kind: "page-not-allowed" },
    { kind: "page-changed" },
    { kind: "locked" },
    { kind: "not-saved", failure: { kind: "storage-full" } },
  ] as const)("filling: $kind", (outcome) => isSentence(words.fillOutcomeText(outcome)));

  it.each([
    { kind: "proposals", proposals: [] },
    { kind: "partial-export", have: [0], of: 3 },
    { kind: "other-content", what: "web-address", text: "https://example.org/" },
    { kind: "other-content", what: "text", text: "hello" },
    { kind: "other-content", what: "wifi", text: "" },
    { kind: "other-content", what: "contact", text: "" },
    { kind: "invalid-uri", failure: { parameter: "secret", reason: "bad-secret" } },
    { kind: "nothing-found" },
    { kind: "unreadable-image" },
    { kind: "page-not-allowed" },
    { kind: "locked" },
  ] as const)("scanning: $kind", (report) => isSentence(words.scanReportText(report)));

  it("names the parameter of a key that cannot be used", () => {
    expect(words.uriFailureText({ parameter: "period", reason: "out-of-range" })).toContain("period");
  });

  it.each([
    ["issuer", "name-missing"],
    ["label", "name-too-long"],
    ["secret", "empty"],
    ["secret", "none"],
    ["digits", "out-of-range"],
    ["period", "not-a-whole-number"],
    ["counter", "out-of-range"],
  ] as const)("a form's %s: %s", (field, reason) => isSentence(words.draftFaultText(field, reason)));

  it("tells the ways of mistyping a key apart", () => {
    const reasons = ["empty", "too-long", "misread-digit", "hex", "base64", "none"];
    expect(new Set(reasons.map((reason) => words.draftFaultText("secret", reason))).size).toBe(reasons.length);
  });

  it.each(["already-kept", "other-key", "other-parameters"] as const)("an account that is %s", (kind) => {
    const text = words.relationText({ kind, ...names, isInTrash: false, differences: [] });
    isSentence(text);
    expect(text).toContain("GitHub, ada");
  });

  it("has nothing to say about an account that is new", () => {
    expect(words.relationText({ kind: "new" })).toBeUndefined();
  });

  it.each([
    "short-secret",
    "unusual-digits",
    "names-cleaned",
    "issuer-mismatch",
    "repeated-parameter",
    "counter-assumed",
    "from-other-frame",
    "issuer-elsewhere",
    "look-alike",
    "insecure-page",
  ] as const)("a warning: %s", (warning) => isSentence(words.proposalWarningText(warning)));

  it.each([
    { kind: "older-copy-restored", generation: 3, newestGeneration: 4, savedAt: 0 },
    { kind: "copy-healed" },
    { kind: "single-copy" },
  ] as const)("a notice: $kind", (notice) => isSentence(words.vaultNoticeText(notice)));
});
