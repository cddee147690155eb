import { describe, expect, it } from "vitest";
import { createDocuments, type FieldsTold } from "../../src/background/documents.ts";
import { omit } from "#core/vault/omit.ts";
import type { Sender } from "#messages/dispatch.ts";

const told: FieldsTold = {
  units: [
    { unitId: "u1", kind: "totp", length: 6 },
    { unitId: "u2", kind: "recovery", length: null },
  ],
  showsError: false,
  showsQrCode: false,
};
const sender = (change: Partial<Sender> = {}): Sender => ({
  role: "content-script",
  tabId: 1,
  frameId: 0,
  origin: "https://example.org",
  documentId: "D1",
  ...change,
});

describe("F8: documents", () => {
  it.each([
    ["another tab", sender({ tabId: 2 })],
    ["another frame", sender({ frameId: 3 })],
    ["the document that came after it", sender({ documentId: "D2" })],
    ["another origin", sender({ origin: "https://other.test" })],
    ["nowhere", { role: "content-script" } as const],
  ])("do not take the word of %s for that of a document that has shown a field", (_, other) => {
    const documents = createDocuments();
    documents.see(sender(), told);
    expect(documents.ofSender(sender())).toMatchObject({ origin: "https://example.org", isTop: true });
    expect(documents.ofSender(other)).toBeUndefined();
  });

  it("tell a frame that went elsewhere from the one before it where the browser gives no document ids", () => {
    const old = omit(sender(), "documentId");
    const documents = createDocuments();
    documents.see(old, told);
    expect(documents.ofSender({ ...old, origin: "https://other.test" })).toBeUndefined();
    expect(documents.ofSender(old)).toBeDefined();
  });

  it.each(["origin", "tabId", "frameId"] as const)("do not remember a sender without %s", (missing) => {
    expect(createDocuments().see(omit(sender(), missing), told)).toBeUndefined();
  });

  it("keep fields for backup codes apart: no one-time code may go into one", () => {
    const document = createDocuments().see(sender(), told);
    expect(document?.units.map(({ unitId }) => unitId)).toEqual(["u1"]);
    expect(document?.backupUnits.map(({ unitId }) => unitId)).toEqual(["u2"]);
  });

  it.each([
    ["the page itself", sender(), false],
    ["a frame of the page's own origin", sender({ frameId: 2, topOrigin: "https://example.org" }), false],
    ["a frame of another origin", sender({ frameId: 2, topOrigin: "https://other.test" }), true],
    ["a frame of a page that is not known", sender({ frameId: 2 }), true],
  ])("know %s as foreign or not", (_, from, isForeign) => {
    expect(createDocuments().see(from, told)?.isForeignFrame).toBe(isForeign);
  });

  it("keep what a frame tells before its page does", () => {
    const documents = createDocuments();
    documents.see(sender({ frameId: 4, documentId: "D4" }), told);
    documents.see(sender(), told);
    expect(documents.of(1)).toHaveLength(2);
  });

  it("forget a page's frames with the page", () => {
    const documents = createDocuments();
    documents.see(sender(), told);
    documents.see(sender({ frameId: 4, documentId: "D4" }), told);
    expect(documents.of(1)).toHaveLength(2);
    documents.see(sender({ documentId: "D2" }), told);
    expect(documents.of(1)).toHaveLength(1);
    documents.forget(1);
    expect(documents.of(1)).toEqual([]);
  });
});
