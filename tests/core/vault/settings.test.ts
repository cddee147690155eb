import { describe, expect, it } from "vitest";
import { decodeSettings, DEFAULT_SETTINGS } from "#core/vault/settings.ts";

describe("decodeSettings", () => {
  it.each([undefined, null, 1, "x", [], {}])("takes the defaults for %j", (value) => {
    expect(decodeSettings(value)).toEqual(DEFAULT_SETTINGS);
  });

  it("reads back what was set", () => {
    const settings = {
      autoLockMinutes: 0,
      lockOnSystemLock: false,
      lockAfterCopy: true,
      hideCodes: true,
      showNextCode: false,
      mutedSites: { "example.org": 5 },
      taughtFields: { "example.org": [{ selector: "#otp", path: "/login" }] },
      siteFilling: { "example.org": { worksSince: 7, submitsSince: 8 } },
      backedUpAt: 9,
    };
    expect(decodeSettings(structuredClone(settings))).toEqual(settings);
  });

  it("falls back for one setting without losing the others", () => {
    const read = decodeSettings({
      autoLockMinutes: -1,
      hideCodes: true,
      lockOnSystemLock: "no",
      mutedSites: { a: "b" },
    });
    expect(read).toEqual({ ...DEFAULT_SETTINGS, hideCodes: true });
  });

  it("keeps settings that a newer version has added", () => {
    expect(decodeSettings({ theme: { accent: "teal" } })).toMatchObject({ theme: { accent: "teal" } });
  });

  it("gains no member through a site called __proto__", () => {
    const read = decodeSettings(JSON.parse('{"mutedSites": {"__proto__": 1, "constructor": 2, "example.org": 3}}'));
    expect(read.mutedSites).toEqual({ "example.org": 3 });
    expect(({} as Record<string, unknown>)["example.org"]).toBeUndefined();
  });
});
