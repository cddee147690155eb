import { describe, expect, it } from "vitest";
import {
  ENROLLMENT_WINDOW_MS,
  SETTLE_MS,
  accountToVerify,
  enrollmentAt,
  judgeEnrollment,
  type PageAfterCode,
  type PendingEnrollment,
} from "#core/enrollment/prove.ts";

const KEPT = 1_000_000;
const FILLED = KEPT + 20_000;
const pending: PendingEnrollment = {
  accountId: "new",
  tabId: 7,
  site: { kind: "domain", value: "example.org" },
  keptAtMs: KEPT,
};
const HERE = "https://id.example.org/2fa";

describe("accountToVerify", () => {
  it("offers the account that is being enrolled in this tab on this site", () => {
    expect(accountToVerify([pending], 7, HERE, KEPT + 1000)).toBe("new");
  });

  it("offers none that is proven: from then on it is one of the site's accounts", () => {
    const proven = { ...pending, provenAtMs: KEPT + 500 };
    expect(accountToVerify([proven], 7, HERE, KEPT + 1000)).toBeUndefined();
    expect(enrollmentAt([proven], 7, HERE, KEPT + 1000)).toBe(proven);
  });

  it("offers the newest of several", () => {
    const older = { ...pending, accountId: "old", keptAtMs: KEPT - 5000 };
    expect(accountToVerify([older, pending], 7, HERE, KEPT + 1000)).toBe("new");
  });

  it.each([
    ["in another tab", 8, HERE, KEPT + 1000],
    ["on another site", 7, "https://example.com", KEPT + 1000],
    ["on the http copy", 7, "http://id.example.org", KEPT + 1000],
    ["in a frame without an origin", 7, "null", KEPT + 1000],
    ["too late", 7, HERE, KEPT + ENROLLMENT_WINDOW_MS + 1],
    ["when the clock ran back", 7, HERE, KEPT - 1],
  ])("offers nothing %s", (_when, tabId, url, nowMs) => {
    expect(accountToVerify([pending], tabId, url, nowMs)).toBeUndefined();
  });
});

describe("judgeEnrollment", () => {
  const filled = { ...pending, filledAtMs: FILLED };
  const movedOn: PageAfterCode = {
    url: HERE,
    asksForCode: false,
    showsError: false,
    showsQrCode: false,
    unchangedSinceMs: FILLED + 300,
  };
  const settled = FILLED + 300 + SETTLE_MS;

  it("is proven once the page has moved on and stayed there", () => {
    expect(judgeEnrollment(filled, movedOn, settled)).toBe("proven");
    expect(judgeEnrollment(filled, movedOn, settled - 1)).toBe("waiting");
  });

  it("counts from the code, not from an earlier look", () => {
    expect(judgeEnrollment(filled, { ...movedOn, unchangedSinceMs: 0 }, FILLED + SETTLE_MS - 1)).toBe("waiting");
  });

  it("is refused where the field comes back marked wrong", () => {
    expect(judgeEnrollment(filled, { ...movedOn, asksForCode: true, showsError: true }, settled)).toBe("refused");
  });

  it.each<[string, Partial<PageAfterCode>]>([
    ["the field is still there", { asksForCode: true }],
    ["the QR code is still there", { showsQrCode: true }],
  ])("waits while %s", (_what, page) => {
    expect(judgeEnrollment(filled, { ...movedOn, ...page }, settled)).toBe("waiting");
  });

  it("is never proven without a code", () => {
    expect(judgeEnrollment(pending, movedOn, settled)).toBe("waiting");
  });

  it.each([
    ["another site", { ...movedOn, url: "https://example.com" }, settled],
    ["an hour later", movedOn, KEPT + 3_600_000],
  ])("learns nothing from %s", (_what, page, nowMs) => {
    expect(judgeEnrollment(filled, page, nowMs)).toBe("unknown");
  });
});
