import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, type Settings } from "#core/vault/settings.ts";
import {
  fillingOf,
  isMuted,
  knownHosts,
  taughtFieldsOf,
  withFilling,
  withMuted,
  withoutTaughtField,
  withTaughtField,
} from "#core/vault/site-settings.ts";
import type { TaughtField } from "#core/vault/taught-field.ts";

const HOST = "login.example.org:8443";
const settings = (change: Partial<Settings> = {}): Settings => ({ ...DEFAULT_SETTINGS, ...change });
const field = (path: string, selector = "#otp"): TaughtField => ({ path, selector });

describe("a muted site", () => {
  it("is muted until that is taken back", () => {
    const muted = settings(withMuted(settings(), HOST, 5));
    expect([isMuted(muted, HOST), isMuted(muted, "example.org")]).toEqual([true, false]);
    expect(settings({ ...muted, ...withMuted(muted, HOST, undefined) }).mutedSites).toEqual({});
  });

  it.each(["__proto__", "constructor", "toString"])("is not every site because one is called %s", (host) => {
    expect(isMuted(settings(), host)).toBe(false);
    expect(taughtFieldsOf(settings(), host)).toEqual([]);
    expect(fillingOf(settings(), host)).toEqual({});
  });
});

describe("a field that was pointed at", () => {
  it("is one for each page: pointing again is a correction", () => {
    let now = settings(withTaughtField(settings(), HOST, field("/login")));
    now = settings({ ...now, ...withTaughtField(now, HOST, field("/account")) });
    now = settings({ ...now, ...withTaughtField(now, HOST, field("/login", "#code")) });
    expect(taughtFieldsOf(now, HOST)).toEqual([field("/account"), field("/login", "#code")]);
  });

  it("is forgotten alone, and its host with the last of them", () => {
    const now = settings({ taughtFields: { [HOST]: [field("/a"), field("/b")] } });
    const one = settings(withoutTaughtField(now, HOST, field("/a")));
    expect(taughtFieldsOf(one, HOST)).toEqual([field("/b")]);
    expect(withoutTaughtField(one, HOST, field("/b"))).toEqual({ taughtFields: {} });
  });

  it("makes room for the newest where a host has too many", () => {
    let now = settings();
    for (let page = 0; page < 20; page++) now = settings(withTaughtField(now, HOST, field(`/${page}`)));
    expect(taughtFieldsOf(now, HOST)).toHaveLength(8);
    expect(taughtFieldsOf(now, HOST).at(-1)).toEqual(field("/19"));
  });
});

describe("how filling goes on a site", () => {
  it("is put together bit by bit, and forgotten bit by bit", () => {
    let now = settings(withFilling(settings(), HOST, { worksSince: 3 }));
    now = settings(withFilling(now, HOST, { submitsSince: 4 }));
    expect(fillingOf(now, HOST)).toEqual({ worksSince: 3, submitsSince: 4 });
    now = settings(withFilling(now, HOST, { submitsSince: undefined }));
    expect(fillingOf(now, HOST)).toEqual({ worksSince: 3 });
    expect(withFilling(now, HOST, { worksSince: undefined })).toEqual({ siteFilling: {} });
  });
});

it("knownHosts names each host once", () => {
  const now = settings({
    mutedSites: { "b.example": 1, "a.example": 2 },
    taughtFields: { "a.example": [field("/")] },
    siteFilling: { "c.example": { worksSince: 1 } },
  });
  expect(knownHosts(now)).toEqual(["a.example", "b.example", "c.example"]);
});
