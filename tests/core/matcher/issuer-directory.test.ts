import { describe, expect, it } from "vitest";
import { issuerKey, proposeSites } from "#core/matcher/issuer-directory.ts";
import { ISSUERS } from "#core/matcher/issuers.ts";
import { siteOf } from "#core/matcher/site.ts";

const entries = ISSUERS.trim()
  .split("\n")
  .map((line) => {
    const [names = "", domains = ""] = line.split(" = ");
    return { names: names.split(", "), domains: domains.split(" ") };
  });

describe("the issuer directory", () => {
  it("knows at least 300 services", () => {
    expect(entries.length).toBeGreaterThanOrEqual(300);
  });

  it("holds only registrable domains, in their canonical form", () => {
    const wrong = entries.flatMap(({ domains }) =>
      domains.filter((value) => {
        const site = siteOf(`https://${value}`);
        return site?.kind !== "domain" || site.value !== value;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("gives each name to one service", () => {
    const keys = entries.flatMap(({ names }) => [...new Set(names.map(issuerKey))]);
    expect(keys.filter((key, index) => key === "" || keys.indexOf(key) !== index)).toEqual([]);
  });
});

describe("proposeSites", () => {
  it.each([
    ["GitHub", "ada", ["github.com"]],
    ["  github ", "ada", ["github.com"]],
    ["GitHub, Inc.", "", ["github.com"]],
    ["Fly.io", "", ["fly.io"]],
    ["fly io", "", ["fly.io"]],
    ["", "Discord:ada@example.org", ["discord.com", "discordapp.com"]],
    ["", "Dropbox", ["dropbox.com"]],
    ["id.example.org", "", ["example.org"]],
    ["https://example.co.uk/login", "", ["example.co.uk"]],
    ["Steam", "ada", ["steampowered.com", "steamcommunity.com"]],
  ])("for issuer %j and label %j are %j", (issuer, label, values) => {
    expect(proposeSites(issuer, label).map(({ site }) => site.value)).toEqual(values);
  });

  it.each([
    ["", ""],
    ["", "ada@example.org"],
    ["Fjordbank", "GitHub:ada"],
    ["Node.js", ""],
    ["co.uk", ""],
    ["192.168.1.1", ""],
    ["__proto__", "constructor"],
    ["!!!", ""],
  ])("for issuer %j and label %j are none", (issuer, label) => {
    expect(proposeSites(issuer, label)).toEqual([]);
  });
});
