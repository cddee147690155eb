import { beforeEach, describe, expect, it } from "vitest";
import { createPicking } from "../../src/background/picking.ts";
import { createSites } from "../../src/background/sites.ts";
import { unlockedProfile, type Profile, type Worker } from "./support.ts";

const PAGE = "https://login.example.org:8443/account?x=1";
const HOST = "login.example.org:8443";
const FIELD = { selector: "#otp", path: "/login" };

let profile: Profile;
let worker: Worker;
const sites = () => createSites(worker.keeper, profile.now);

beforeEach(async () => {
  ({ profile, worker } = await unlockedProfile());
});

describe("what is chosen for a site", () => {
  it("is seen at its pages and in the list, and gone when it is taken back", async () => {
    await sites().change(HOST, { kind: "mute", on: true });
    await sites().change(HOST, { kind: "submit", on: true });
    await sites().teach(PAGE, FIELD);
    const all = { isMuted: true, submits: true, acceptsNext: false, works: false, taught: [FIELD] };
    expect(sites().at(PAGE)).toEqual({ host: HOST, name: HOST, ...all });
    expect(sites().chosen()).toEqual([sites().at(PAGE)]);
    expect(worker.filling.isMuted(PAGE)).toBe(true);
    await sites().change(HOST, { kind: "mute", on: false });
    await sites().change(HOST, { kind: "submit", on: false });
    await sites().change(HOST, { kind: "forget-field", field: FIELD });
    expect(sites().chosen()).toEqual([]);
    expect(worker.filling.isMuted(PAGE)).toBe(false);
  });

  it("is another matter on another host or port", async () => {
    await sites().mute(PAGE);
    await sites().teach(PAGE, FIELD);
    for (const url of ["https://login.example.org/", "https://example.org:8443/", "null", "file:///a", undefined]) {
      expect(sites().taughtAt(url)).toEqual([]);
      expect(sites().at(url)?.isMuted ?? false).toBe(false);
    }
  });

  it("names a host in its own letters", () => {
    expect(sites().at("https://xn--bcher-kva.example")?.name).toBe("bücher.example");
  });

  it("is neither told nor changed while Tock is locked", async () => {
    await sites().teach(PAGE, FIELD);
    await worker.keeper.lock();
    expect([sites().at(PAGE), sites().taughtAt(PAGE), sites().chosen()]).toEqual([null, [], []]);
    expect(await sites().teach(PAGE, FIELD)).toEqual({ ok: false, failure: { kind: "locked" } });
  });

  it("is kept behind a restart", async () => {
    await sites().teach(PAGE, FIELD);
    const restarted = profile.startWorker();
    await restarted.keeper.ready;
    expect(createSites(restarted.keeper, profile.now).taughtAt(PAGE)).toEqual([FIELD]);
  });
});

describe("pointing at a field", () => {
  it("is heard once, from the tab that it was asked for in, and also by a worker that was started since", async () => {
    await createPicking(profile.session, profile.now).begin(7);
    const picking = createPicking(profile.session, profile.now);
    expect(await picking.end(8)).toBe(false);
    expect(await picking.end(undefined)).toBe(false);
    expect(await picking.end(7)).toBe(true);
    expect(await picking.end(7)).toBe(false);
  });

  it("is not heard for ever", async () => {
    const picking = createPicking(profile.session, profile.now);
    await picking.begin(7);
    profile.nowMs += 5 * 60_000;
    expect(await picking.end(7)).toBe(false);
  });
});
