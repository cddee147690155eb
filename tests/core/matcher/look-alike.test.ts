import { describe, expect, it } from "vitest";
import type { Site } from "#core/account/account.ts";
import { isOneEditAway, lookAlikeOf } from "#core/matcher/look-alike.ts";

const bound = (...values: string[]) =>
  values.map((value) => ({ issuer: "", label: "", sites: [{ kind: "domain", value } satisfies Site] }));

describe("lookAlikeOf", () => {
  it.each([
    ["paypal.com", "https://раураl.com", "mixed-scripts"], // Cyrillic but for the l
    ["paypal.com", "https://xn--pypal-4ve.com", "mixed-scripts"],
    ["apple.com", "https://аррӏе.com", "homograph"], // Cyrillic throughout
    ["paypal.com", "https://paypa1.com", "homograph"],
    ["microsoft.com", "https://rnicrosoft.com", "homograph"],
    ["cloudflare.com", "https://doudflare.com", "homograph"],
    ["google.com", "https://g00gle.com", "homograph"],
    ["github.com", "https://gíthub.com", "homograph"],
    ["xn--bcher-kva.example", "https://bucher.example", "homograph"],
    ["paypal.com", "https://раураl.net", "mixed-scripts"],
    ["github.com", "https://githib.com", "one-edit"],
    ["github.com", "https://gthub.com", "one-edit"],
    ["github.com", "https://githubb.com", "one-edit"],
    ["github.com", "https://gihtub.com", "one-edit"],
    ["github.com", "https://login.githib.net", "one-edit"],
    ["fjordbank.no", "https://fjordbank.com", "other-suffix"],
    ["fjordbank.no", "https://www.fjordbank.no.test", "name-inside"],
    ["fjordbank.no", "https://login.fjordbank.no.evil.test/x", "name-inside"],
    ["fjordbank.no", "https://fjordbank-no.test", "name-inside"],
    ["fjordbank.no", "https://fjordbank-login.com", "name-inside"],
    ["fjordbank.no", "https://secure-fjordbank.com", "name-inside"],
    ["fjordbank.no", "https://fjordbank.evil.test", "name-inside"],
    ["bank.com", "https://login.bank.com.evil.io", "name-inside"],
  ])("warns where %s is bound and the page is %s (%s)", (value, url, kind) => {
    expect(lookAlikeOf(bound(value), url)).toMatchObject({ kind, boundSite: { kind: "domain", value } });
  });

  it("shows both names, a deceptive one in punycode", () => {
    expect(lookAlikeOf(bound("paypal.com"), "https://login.раураl.com")).toMatchObject({
      boundName: "paypal.com",
      hereName: "login.xn--l-7sba6dbr.com",
    });
  });

  it.each([
    [bound("github.com"), "https://github.com"],
    [bound("github.com"), "https://gist.github.com"],
    [bound("github.com"), "https://gitlab.com"],
    [bound("github.com"), "https://example.org"],
    // A service of its own that the directory knows, and the same service elsewhere
    [bound("slack.com"), "https://slack.okta.com"],
    [bound("amazon.com"), "https://www.amazon.de"],
    [bound("gate.io"), "https://make.com"],
    // Both are bound: the user has accounts at either
    [bound("fjordbank.no", "fjordbank.com"), "https://fjordbank.com"],
    // Short names are near everything
    [bound("abc.test"), "https://abd.test"],
    [bound("mail.test"), "https://mail.example.org"],
    [bound("me.github.io"), "https://you.github.io"],
    [bound("example.org"), "http://localhost:80"],
    [bound("example.org"), "http://10.0.0.1"],
    [bound("example.org"), "null"],
  ])("does not warn for %j at %s", (accounts, url) => {
    expect(lookAlikeOf(accounts, url)).toBeUndefined();
  });

  it("guards the known domains of an account that has no site yet", () => {
    expect(lookAlikeOf([{ issuer: "GitHub", label: "ada", sites: [] }], "https://githud.com")).toMatchObject({
      kind: "one-edit",
      boundName: "github.com",
    });
  });

  it("warns of a host that was bound exactly, too", () => {
    const sites: readonly Site[] = [{ kind: "host", value: "id.fjordbank.no:8443" }];
    expect(lookAlikeOf([{ issuer: "", label: "", sites }], "https://fj0rdbank.no")).toMatchObject({
      kind: "homograph",
    });
  });
});

describe("isOneEditAway", () => {
  it.each([
    ["abcd", "abcde", true],
    ["abcd", "bcd", true],
    ["abcd", "abxd", true],
    ["abcd", "abdc", true],
    ["abcd", "abcd", false],
    ["abcd", "badc", false],
    ["abcd", "abcdef", false],
    ["abcd", "xbcy", false],
    ["", "a", true],
  ])("%j and %j: %s", (a, b, expected) => {
    expect(isOneEditAway(a, b)).toBe(expected);
    expect(isOneEditAway(b, a)).toBe(expected);
  });
});
