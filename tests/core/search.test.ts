import { describe, expect, it } from "vitest";
import { makeSearcher, type Searchable } from "#core/search.ts";

const account = (issuer: string, label = "", rest: Partial<Searchable> = {}): Searchable => ({
  issuer,
  label,
  tags: [],
  note: "",
  sites: [],
  ...rest,
});

const accounts: readonly Searchable[] = [
  account("Cloudflare", "ops@example.org"),
  account("GitHub", "ada@example.org", { sites: [{ kind: "domain", value: "github.com" }] }),
  account("Digital Harbour", "grace"),
  account("GitLab", "ada@example.net", { tags: ["work"] }),
  account("Café Müller", "table 7"),
  account("Bank", "savings", { note: "The card reader is in the drawer" }),
  account("メール", "ada"),
];

const issuersFor = (query: string, list = accounts) => makeSearcher(list)(query).map((index) => list[index]?.issuer);

describe("makeSearcher", () => {
  it.each([
    ["the start of an issuer", "git", ["GitHub", "GitLab", "Digital Harbour"]],
    ["letters in the right order", "gthub", ["GitHub"]],
    ["a label", "grace", ["Digital Harbour"]],
    ["a tag", "work", ["GitLab"]],
    ["a note", "drawer", ["Bank"]],
    ["a site", "github.com", ["GitHub"]],
    ["two words in different fields", "ada lab", ["GitLab"]],
    ["letters without their accents", "cafe mull", ["Café Müller"]],
    ["letters with accents that the name lacks", "gìthub", ["GitHub"]],
    ["any case, spaces at the ends ignored", "  GITHUB ", ["GitHub"]],
    ["another script", "メ", ["メール"]],
  ])("finds by %s", (_, query, issuers) => {
    expect(issuersFor(query)).toEqual(issuers);
  });

  it("finds everything in the user's order where nothing is asked for", () => {
    expect(issuersFor("   ")).toEqual(accounts.map(({ issuer }) => issuer));
  });

  it.each(["zzz", "github drawer", "bihtug"])("finds nothing for %s", (query) => {
    expect(issuersFor(query)).toEqual([]);
  });

  it("takes scattered letters in a note for chance", () => {
    expect(issuersFor("tcrd")).toEqual([]);
  });

  it("ranks a start before a word's start, that before its inside, and scattered letters last", () => {
    const list = [account("n-o-p-e-m"), account("openmail"), account("my npm"), account("npm"), account("xnpm")];
    expect(issuersFor("npm", list)).toEqual(["npm", "my npm", "xnpm", "n-o-p-e-m"]);
  });

  it("prefers the issuer where two fields fit equally well, and keeps the user's order otherwise", () => {
    const list = [account("Harbour", "aster"), account("Aster", "two"), account("Aster", "one")];
    expect(makeSearcher(list)("aster")).toEqual([1, 2, 0]);
  });

  it("treats the characters of a query as characters, never as a pattern", () => {
    expect(issuersFor(".*")).toEqual([]);
    expect(issuersFor("(")).toEqual([]);
  });

  it("answers a keystroke over 10,000 accounts in far less than a frame's patience", () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      account(`Issuer ${index}`, `user${index}@example.test`, { note: "kept since the spring" }),
    );
    const search = makeSearcher(many);
    search("warm");
    const started = performance.now();
    expect(search("user9999")).toEqual([9999]);
    expect(search("user1").length).toBeGreaterThan(1000);
    // Generous, for a busy machine; measured: about 10 ms for both.
    expect(performance.now() - started).toBeLessThan(500);
  });
});
