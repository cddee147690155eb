import { describe, expect, it } from "vitest";
import type { Site } from "#core/account/account.ts";
import { matchAccounts, type SiteMatch } from "#core/matcher/match.ts";

const account = (sites: readonly Site[], issuer = "Example", label = "ada") => ({ issuer, label, sites });
const domain = (value: string): Site => ({ kind: "domain", value });
const host = (value: string): Site => ({ kind: "host", value });
const origin = (value: string): Site => ({ kind: "origin", value });

function match(sites: readonly Site[], url: string, issuer = "", label = ""): SiteMatch | undefined {
  return matchAccounts([account(sites, issuer, label)], url)[0];
}

describe("matchAccounts", () => {
  it.each([
    [domain("example.org"), "https://example.org", "bound-domain"],
    [domain("example.org"), "https://login.example.org:8443/x", "bound-domain"],
    [domain("example.co.uk"), "https://id.example.co.uk", "bound-domain"],
    [domain("xn--bcher-kva.example"), "https://bücher.example", "bound-domain"],
    [domain("login.example.org"), "https://eu.login.example.org", "bound-domain"],
    [domain("me.github.io"), "https://me.github.io", "bound-domain"],
    [host("login.example.org"), "https://login.example.org", "bound-host"],
    [host("localhost:8080"), "http://localhost:8080", "bound-host"],
    [host("10.0.0.2"), "http://10.0.0.2/", "bound-host"],
    [host("[fe80::1]:81"), "http://[fe80::1]:81", "bound-host"],
    [origin("https://login.example.org"), "https://login.example.org/a", "bound-origin"],
    [origin("http://example.org"), "http://example.org/", "bound-origin"],
  ])("binds %j at %s by %s", (site, url, reason) => {
    expect(match([site], url)).toEqual({ kind: "bound", reason, site });
  });

  it.each([
    [domain("example.org"), "https://example.org.login.test"],
    [domain("example.org"), "https://notexample.org"],
    [domain("example.org"), "https://example.com"],
    [domain("login.example.org"), "https://example.org"],
    [domain("a.github.io"), "https://b.github.io"],
    // A suffix that many own binds nobody, even where a file claims it.
    [domain("github.io"), "https://b.github.io"],
    [domain("co.uk"), "https://example.co.uk"],
    [domain("org"), "https://example.org"],
    [host("login.example.org"), "https://example.org"],
    [host("login.example.org"), "https://login.example.org:8443"],
    [host("localhost:8080"), "http://localhost:8081"],
    [origin("https://login.example.org"), "https://login.example.org:444"],
    [domain("example.org"), "https://example.com@evil.test"],
    [domain("example.org"), "null"],
    [domain("example.org"), "about:srcdoc"],
    [domain("example.org"), "blob:https://example.org/1"],
    [domain("example.org"), "https://xn--exampl-4of.org"],
  ])("does not match %j at %s", (site, url) => {
    expect(match([site], url)).toEqual({ kind: "none" });
  });

  it.each([
    [domain("example.org"), "http://example.org"],
    [host("203.0.113.7"), "http://203.0.113.7"],
    [host("nas.local"), "http://nas.local"],
  ])("refuses %j on the plain http copy %s", (site, url) => {
    expect(match([site], url)).toEqual({ kind: "insecure", site });
  });

  it("does not take the https copy for an account that was bound over http", () => {
    expect(match([origin("http://example.org")], "https://example.org")).toEqual({ kind: "none" });
  });

  it("names the one of several sites that matched", () => {
    const sites = [domain("example.com"), domain("example.org")];
    expect(match(sites, "https://www.example.org")).toMatchObject({ kind: "bound", site: sites[1] });
  });

  it.each([
    ["known-issuer", "GitHub", "ada", "https://github.com/sessions/two-factor", "github.com"],
    ["known-issuer", "Github, Inc.", "ada", "https://github.com", "github.com"],
    ["known-issuer", "", "GitHub:ada", "https://github.com", "github.com"],
    ["known-issuer", "AWS", "root", "https://signin.aws.amazon.com", "amazon.com"],
    ["issuer-domain", "login.example.org", "ada", "https://example.org", "example.org"],
    ["issuer-name", "Example Shop", "ada", "https://www.example-shop.com", "example-shop.com"],
  ])("proposes (%s) for an account of %j %j at %s", (reason, issuer, label, url, value) => {
    expect(match([], url, issuer, label)).toEqual({ kind: "propose", reason, site: domain(value) });
  });

  it("proposes the other domain of a service that the account is bound to", () => {
    expect(match([domain("amazon.com")], "https://www.amazon.de")).toEqual({
      kind: "propose",
      reason: "same-service",
      site: domain("amazon.de"),
    });
  });

  it.each([
    ["GitHub", "https://github.xyz"],
    ["GitHub", "http://github.com"],
    ["Fjordbank", "https://example.org"],
    ["", "https://example.org"],
    ["Ab", "https://ab.test"],
  ])("proposes nothing for issuer %j at %s", (issuer, url) => {
    expect(match([], url, issuer)).toEqual({ kind: "none" });
  });

  it("proposes nothing by name for an account that has a site already", () => {
    expect(match([domain("example.com")], "https://github.com", "GitHub")).toEqual({ kind: "none" });
  });
});
