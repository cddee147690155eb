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
