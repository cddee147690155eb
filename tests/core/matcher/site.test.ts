import { describe, expect, it } from "vitest";
import { displaySite, siteChoices, siteFromText, siteOf, typedSite } from "#core/matcher/site.ts";

describe("siteOf", () => {
  it.each([
    ["https://example.org/login?x=1#y", "domain", "example.org"],
    ["https://a.b.example.co.uk", "domain", "example.co.uk"],
    ["https://LOGIN.Example.ORG", "domain", "example.org"],
    ["https://example.org.", "domain", "example.org"],
    ["https://example.org:8443", "domain", "example.org"],
    ["https://example.com@evil.test/", "domain", "evil.test"],
    // The private section of the public suffix list: neighbours are strangers.
    ["https://me.github.io/page", "domain", "me.github.io"],
    ["https://github.io", "host", "github.io"],
    ["https://shop.bücher.example", "domain", "xn--bcher-kva.example"],
    ["https://ｅxample.org", "domain", "example.org"],
    ["https://intranet/", "host", "intranet"],
    ["https://intranet:8443/", "host", "intranet:8443"],
    ["http://localhost:8080/a", "host", "localhost:8080"],
    ["https://localhost", "host", "localhost"],
    ["http://app.localhost:3000", "host", "app.localhost:3000"],
    ["http://127.0.0.1:5000", "host", "127.0.0.1:5000"],
    ["http://0x7f.1/", "host", "127.0.0.1"],
    ["http://192.168.1.1", "host", "192.168.1.1"],
    ["http://[::1]:9000", "host", "[::1]:9000"],
    ["https://203.0.113.7:444", "host", "203.0.113.7:444"],
    // Plain http outside the local network: exactly that origin.
    ["http://example.org/x", "origin", "http://example.org"],
    ["http://203.0.113.7", "origin", "http://203.0.113.7"],
    ["http://nas.local:5000", "origin", "http://nas.local:5000"],
  ] as const)("of %s is %s %s", (url, kind, value) => {
    expect(siteOf(url)).toEqual({ kind, value });
  });

  it.each([
    "null",
    "",
    "about:blank",
    "about:srcdoc",
    "file:///home/ada/page.html",
    "data:text/html,hello",
    "blob:https://example.org/7f9c",
    "chrome-extension://abcdefghijklmnop/popup.html",
    "moz-extension://abc/popup.html",
    "javascript:alert(1)",
    "ftp://example.org",
    "https://",
    "example.org",
    "https://exa mple.org",
  ])("of %j is none", (url) => {
    expect(siteOf(url)).toBeUndefined();
  });
});

describe("siteChoices", () => {
  it.each([
    ["https://login.example.org:8443", ["example.org", "login.example.org:8443", "https://login.example.org:8443"]],
    ["http://localhost:8080", ["localhost:8080", "http://localhost:8080"]],
    ["http://example.org", ["http://example.org"]],
    ["about:blank", []],
  ])("at %s offers %j, widest first", (url, values) => {
    expect(siteChoices(url).map(({ value }) => value)).toEqual(values);
  });
});

describe("siteFromText", () => {
  it.each([
    ["example.org", "example.org"],
    [" https://login.example.org/path ", "example.org"],
    ["localhost:8080", "localhost:8080"],
    ["Bücher.example", "xn--bcher-kva.example"],
  ])("reads %j as %s", (text, value) => {
    expect(siteFromText(text)?.value).toBe(value);
  });

  it.each(["", "  ", "two words", "ada@example.org", "mailto://x", "http://"])("refuses %j", (text) => {
    expect(siteFromText(text)).toBeUndefined();
  });
});

describe("typedSite", () => {
  it.each([
    ["example.org", false, "domain", "example.org"],
    ["https://login.example.co.uk/path?x", false, "domain", "example.co.uk"],
    ["https://login.example.co.uk/path?x", true, "host", "login.example.co.uk"],
    ["ada.github.io", false, "domain", "ada.github.io"],
    ["example.org:8443", true, "host", "example.org:8443"],
    ["localhost:8080", false, "host", "localhost:8080"],
    ["localhost", false, "host", "localhost"],
    ["192.168.0.1", true, "host", "192.168.0.1"],
    ["[::1]:8080", false, "host", "[::1]:8080"],
    ["http://example.org", false, "origin", "http://example.org"],
    ["https://router/", false, "host", "router"],
    ["Bücher.example", false, "domain", "xn--bcher-kva.example"],
  ] as const)("reads %j, exact: %s, as the %s %s", (text, exact, kind, value) => {
    expect(typedSite(text, exact)).toEqual({ ok: true, value: { kind, value } });
  });

  it.each([
    ["", "not-a-site"],
    ["GitHub", "not-a-site"],
    ["my bank", "not-a-site"],
    ["ada@example.org", "not-a-site"],
    ["file:///etc", "not-a-site"],
    [`${"a".repeat(3000)}.org`, "not-a-site"],
    ["co.uk", "public-suffix"],
    ["https://github.io/", "public-suffix"],
    ["com", "public-suffix"],
  ])("refuses %j: %s", (text, kind) => {
    expect(typedSite(text, false)).toEqual({ ok: false, failure: { kind } });
  });
});

describe("displaySite", () => {
  it.each([
    ["xn--bcher-kva.example", "bücher.example"],
    ["xn--wgv71a119e.jp", "日本語.jp"],
    ["xn--80ak6aa92e.com", "xn--80ak6aa92e.com"], // аррӏе, all Cyrillic, passes for apple
    ["xn--rypal-4ve.com", "xn--rypal-4ve.com"], // rаypal with one Cyrillic letter
    ["xn--d1abbgf6aiiy.xn--p1ai", "президент.рф"],
    ["localhost:8080", "localhost:8080"],
    ["[::1]:80", "[::1]:80"],
    ["http://xn--bcher-kva.example:81", "http://bücher.example:81"],
  ])("shows %s as %s", (value, shown) => {
    expect(displaySite({ kind: "domain", value })).toBe(shown);
  });
});
