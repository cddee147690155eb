import { beforeEach, describe, expect, it } from "vitest";
import { createAfterFill } from "../../src/background/after-fill.ts";
import type { SeenDocument } from "../../src/background/documents.ts";
import { fillingOf } from "#core/vault/site-settings.ts";
import { unlockedProfile, type Profile, type Worker } from "./support.ts";

const ORIGIN = "https://login.example.org";
const FILLED = { accountId: "id-1", tabId: 1, origin: ORIGIN, isNext: false };

let profile: Profile;
let worker: Worker;
let looks: number;

const page = (asksForCode: boolean): SeenDocument => ({
  target: { tabId: 1, frameId: 0 },
  origin: ORIGIN,
  isTop: true,
  isForeignFrame: false,
  backupUnits: [],
  showsError: false,
  showsQrCode: false,
  units: asksForCode ? [{ unitId: "u", kind: "totp", length: 6 }] : [],
});

/** Watches a tab that shows `shown` one after the other, the last one for ever; undefined: no page can be looked at. */
const afterFill = (shown: readonly (boolean | undefined)[], url: string | undefined = `${ORIGIN}/home`) =>
  createAfterFill(worker.keeper, {
    nowMs: profile.now,
    wait: (ms) => Promise.resolve(void (profile.nowMs += ms)),
    lookForFields: () => {
      const now = shown[Math.min(looks++, shown.length - 1)];
      return Promise.resolve(now === undefined ? undefined : [page(now)]);
    },
    urlOf: () => Promise.resolve(url),
  });
const known = () => {
  const settings = worker.keeper.opened()?.settings;
  return settings && fillingOf(settings, "login.example.org");
};

beforeEach(async () => {
  ({ profile, worker } = await unlockedProfile());
  looks = 0;
});

describe("after a code was filled", () => {
  it.each([
    ["goes on", [true, false], undefined, true],
    ["goes on after a moment without any page", [true, undefined, false], undefined, true],
    ["keeps asking for a code", [true], undefined, false],
    ["asks again", [false, true], undefined, false],
    ["goes to another site", [false], "https://other.test/", false],
    ["is not to be looked at any more", [undefined], undefined, false],
  ] as const)("a page that %s: works %s", async (_, shown, url, works) => {
    await afterFill(shown, url).noteFilled(FILLED);
    expect(known()?.worksSince !== undefined).toBe(works);
    expect(known()?.acceptsNextSince).toBeUndefined();
  });

  it("learns that the next code was taken before its time, also where filling is known to work", async () => {
    await afterFill([false]).noteFilled(FILLED);
    const { worksSince } = known() ?? {};
    await afterFill([false]).noteFilled({ ...FILLED, isNext: true });
    expect(known()?.worksSince).toBe(worksSince);
    expect(known()?.acceptsNextSince).toBeGreaterThan(worksSince ?? Infinity);
  });

  it("looks no more at a site that it knows", async () => {
    await afterFill([false]).noteFilled(FILLED);
    const before = looks;
    await afterFill([false]).noteFilled(FILLED);
    expect(looks).toBe(before);
  });

  it("leaves the looking to whoever watches for the account's proof, and learns from that", async () => {
    const learning = afterFill([false]);
    learning.awaitProof({ ...FILLED, isNext: true });
    await learning.noteProven("id-2");
    expect(known()?.worksSince).toBeUndefined();
    await learning.noteProven("id-1");
    expect(known()).toMatchObject({ worksSince: profile.nowMs, acceptsNextSince: profile.nowMs });
    expect(looks).toBe(0);
  });

  it("learns nothing from a proof that comes after a lock", async () => {
    const learning = afterFill([false]);
    learning.awaitProof(FILLED);
    learning.forget();
    await learning.noteProven("id-1");
    expect(known()?.worksSince).toBeUndefined();
  });
});
