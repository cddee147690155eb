import { describe, expect, it } from "vitest";
import { createEnrollments } from "../../src/background/enrollments.ts";
import { createProposalBox } from "../../src/background/proposal-box.ts";
import { MemoryArea, settled } from "./support.ts";

/** A session whose every step takes longer than what is asked for meanwhile. */
function slowSession(): MemoryArea {
  const session = new MemoryArea();
  session.onStep = (step) => (step === "remove" ? undefined : settled());
  return session;
}

describe("emptying for a lock", () => {
  it("also takes the proposal that is being put in at this moment", async () => {
    const session = slowSession();
    const box = createProposalBox(session, () => crypto.randomUUID(), Date.now);
    const putting = box.put("otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", { kind: "elsewhere" }, 1);
    await Promise.all([box.empty(), putting]);
    expect(session.text()).toBe("[]");
  });

  it("also takes the enrollment that is beginning at this moment", async () => {
    const session = slowSession();
    const enrollments = createEnrollments(session, Date.now);
    const site = { kind: "domain", value: "example.org" } as const;
    const beginning = enrollments.begin({ accountId: "id", tabId: 1, site, keptAtMs: Date.now() });
    await Promise.all([enrollments.forget(), beginning]);
    expect(session.text()).toBe("[]");
  });
});
