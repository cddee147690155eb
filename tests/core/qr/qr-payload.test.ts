import { describe, expect, it } from "vitest";
import { describePayload } from "#core/qr/qr-payload.ts";

describe("describePayload", () => {
  it.each([
    ["otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", "otpauth", ""],
    ["OTPAUTH://TOTP/A?SECRET=JBSWY3DPEHPK3PXP", "otpauth", ""],
    [" otpauth://totp/a?secret=JBSWY3DPEHPK3PXP", "otpauth", ""],
    ["otpauth-migration://offline?data=CjEK", "otpauth-migration", ""],
    ["https://example.org/app", "web-address", "https://example.org/app"],
    ["www.example.org", "web-address", "www.example.org"],
    ["WIFI:T:WPA;S=guest;P=hunter22;;", "wifi", ""],
    ["WIFI:S:Guest;T:WPA;P:hunter22;;", "wifi", "Guest"],
    ["WIFI:T:WPA;P:hunter22;S:Caf\\;e;;", "wifi", "Caf;e"],
    ["BEGIN:VCARD\nVERSION:3.0\nFN:Ada Example\nEND:VCARD", "contact", "Ada Example"],
    ["MECARD:N:Example,Ada;TEL:1;;", "contact", "Example,Ada"],
    ["see https://example.org", "text", "see https://example.org"],
    ["two\n lines", "text", "two lines"],
    ["javascript:alert(1)", "text", "javascript:alert(1)"],
    ["", "text", ""],
  ])("takes %j for %s, shown as %j", (text, kind, display) => {
    expect(describePayload(text)).toEqual({ kind, display });
  });

  it("shows nothing that turns the direction of writing or can't be seen", () => {
    expect(describePayload("https://example.org/\u202Egpj.exe\u200B").display).toBe("https://example.org/gpj.exe");
  });

  it("cuts what is long, and no character in two", () => {
    const { display } = describePayload("a".repeat(198) + "😀".repeat(50));
    expect(display).toBe(`${"a".repeat(198)}…`);
  });

  it.each([["WIFI:S:" + "\\".repeat(50_000)], ["WIFI:" + ";".repeat(50_000)], ["MECARD:" + ";".repeat(50_000)]])(
    "answers at once to a text made to be slow",
    (text) => {
      const start = performance.now();
      describePayload(text);
      expect(performance.now() - start).toBeLessThan(100);
    },
  );
});
