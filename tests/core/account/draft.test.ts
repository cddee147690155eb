import { describe, expect, it } from "vitest";
import { checkDraft, type DraftForm } from "#core/account/draft.ts";
import { failureOf, valueOf } from "./support.ts";

const form = (fields: Partial<DraftForm> = {}): DraftForm => ({
  type: "totp",
  issuer: "ACME",
  label: "john@example.com",
  secret: "gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
  algorithm: "",
  digits: "",
  period: "",
  counter: "",
  ...fields,
});

describe("checkDraft", () => {
  it("makes an account of names and a secret alone", () => {
    const { draft, warnings } = valueOf(checkDraft(form()));
    expect(draft).toMatchObject({
      issuer: "ACME",
      label: "john@example.com",
      parameters: { type: "totp", algorithm: "SHA1", digits: 6, periodSeconds: 30 },
      sites: [],
      recoveryCodes: [],
    });
    expect(draft.parameters.secret.byteLength).toBe(20);
    expect(warnings).toEqual([]);
  });

  it.each<[string, Partial<DraftForm>, object]>([
    ["TOTP", { algorithm: "SHA256", digits: "8", period: "60", counter: "x" }, { digits: 8, periodSeconds: 60 }],
    ["HOTP", { type: "hotp", counter: "12", period: "x" }, { type: "hotp", counter: 12 }],
    ["Steam", { type: "steam", digits: "x", period: "x" }, { type: "steam" }],
  ])("reads the fields that count for %s, and no others", (_, fields, parameters) => {
    expect(valueOf(checkDraft(form(fields))).draft.parameters).toMatchObject(parameters);
  });

  it("cleans the names and lets one of them be empty", () => {
    const { draft } = valueOf(checkDraft(form({ issuer: "", label: "  john\u202e " })));
    expect([draft.issuer, draft.label]).toEqual(["", "john"]);
  });

  it("marks every field that is wrong", () => {
    const failures = failureOf(
      checkDraft(form({ issuer: " ", label: "\u200b", secret: "JBSW0", algorithm: "SHA3", digits: "3", period: "0" })),
    );
    expect(failures).toMatchObject([
      { parameter: "secret", kind: "bad-secret" },
      { parameter: "algorithm", kind: "unsupported-algorithm" },
      { parameter: "digits", kind: "out-of-range" },
      { parameter: "period", kind: "out-of-range" },
      { parameter: "issuer", kind: "name-missing" },
    ]);
  });

  it("tells of a name that is too long instead of cutting it", () => {
    expect(failureOf(checkDraft(form({ label: "x".repeat(257) })))).toEqual([
      { parameter: "label", kind: "name-too-long", maxLength: 256 },
    ]);
  });

  it("warns of a short secret", () => {
    expect(valueOf(checkDraft(form({ secret: "MFRGGZDFMY" }))).warnings).toEqual([
      { kind: "short-secret", byteLength: 6 },
    ]);
  });
});
