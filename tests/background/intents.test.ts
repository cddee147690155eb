import { expect, it } from "vitest";
import { createIntents } from "../../src/background/intents.ts";

it("an intent is picked up once, within ten seconds, and the last one counts", () => {
  let nowMs = 1000;
  const intents = createIntents(() => nowMs);
  expect(intents.take()).toBeUndefined();
  intents.set({ kind: "unlock" });
  intents.set({ kind: "fill", accountId: "id" });
  expect(intents.take()).toEqual({ kind: "fill", accountId: "id" });
  expect(intents.take()).toBeUndefined();
  intents.set({ kind: "unlock" });
  nowMs += 10_000;
  expect(intents.take()).toBeUndefined();
});

it("an intent waits for the user where the popup could not be opened, but not over a lock", () => {
  let nowMs = 1000;
  const intents = createIntents(() => nowMs);
  intents.set({ kind: "unlock" });
  intents.hold();
  nowMs += 60_000;
  expect(intents.take()).toEqual({ kind: "unlock" });
  intents.set({ kind: "not-filled", outcome: { kind: "not-accepted-by-page", code: "123456" } });
  intents.hold();
  intents.forget();
  expect(intents.take()).toBeUndefined();
});
