import { describe, expect, it } from "vitest";
import type { Account } from "#core/account/account.ts";
import { proposeAccount, withSite, type DraftSource } from "#core/enrollment/propose.ts";
import { accountOf, draftOf, totp } from "./accounts.ts";

const onPage = (topUrl: string, frameUrl = topUrl): DraftSource => ({ kind: "page", topUrl, frameUrl });
const propose = (issuer: string, source: DraftSource, accounts: readonly Account[] = []) =>
  proposeAccount(draftOf({ issuer, label: "ada" }), source, accounts);

describe("proposeAccount", () => {
  it("binds an account of a page to the page's site", () => {
    expect(propose("Example", onPage("https://id.example.org/2fa"))).toEqual({
      issuer: "Example",
      label: "ada",
      type: "totp",
      digits: 6,
      periodSeconds: 30,
      site: { kind: "domain", value: "example.org" },
      siteName: "example.org",
      bindSite: true,
      relation: { kind: "new" },
      warnings: [],
    });
  });

  it("binds to the top page, unticked and with a warning, where a frame of another origin drew the code", () => {
    expect(propose("Example", onPage("https://example.org", "https://ads.example.net/x"))).toMatchObject({
      site: { value: "example.org" },
      bindSite: false,
      warnings: [{ kind: "from-other-frame", frameName: "ads.example.net" }],
    });
  });

  it("trusts no frame without an origin", () => {
    expect(propose("Example", onPage("https://example.org", "null"))).toMatchObject({
      bindSite: false,
      warnings: [{ kind: "from-other-frame", frameName: "" }],
    });
  });

  it("leaves the tick to the person where only the tab's picture showed the code", () => {
    const source: DraftSource = { kind: "tab-picture", topUrl: "https://example.org" };
    expect(propose("Example", source)).toMatchObject({ site: { value: "example.org" }, bindSite: false, warnings: [] });
  });

  it("offers the directory's site for a code from elsewhere, unticked", () => {
    expect(propose("GitHub", { kind: "elsewhere" })).toMatchObject({ siteName: "github.com", bindSite: false });
    expect(propose("Fjordbank", { kind: "elsewhere" })).not.toHaveProperty("site");
  });

  it("keeps an http site by its origin and warns of it, but not on this machine", () => {
    expect(propose("Example", onPage("http://example.org"))).toMatchObject({
      site: { kind: "origin", value: "http://example.org" },
      warnings: [{ kind: "insecure-page" }],
    });
    expect(propose("Example", onPage("http://localhost:8080"))).toMatchObject({
      siteName: "localhost:8080",
      warnings: [],
    });
  });

  it("warns where a page speaks in a known service's name", () => {
    expect(propose("Google", onPage("https://example.org"))).toMatchObject({
      warnings: [{ kind: "issuer-elsewhere", service: "Google", siteName: "google.com" }],
    });
    expect(propose("Google", onPage("https://myaccount.google.com"))).toMatchObject({ warnings: [] });
  });

  it("warns on a look-alike of a site that an account belongs to, unless that one is in the trash", () => {
    const account = accountOf({ issuer: "Fjordbank", sites: [{ kind: "domain", value: "fjordbank.no" }] });
    const page = onPage("https://fj0rdbank.no");
    expect(propose("Fjordbank", page, [account])).toMatchObject({
      warnings: [{ kind: "look-alike", lookAlike: { boundName: "fjordbank.no", hereName: "fj0rdbank.no" } }],
    });
    expect(propose("Fjordbank", page, [{ ...account, trashedAt: 1 }])).toMatchObject({ warnings: [] });
  });

  it("says what is kept already", () => {
    const account = accountOf({ id: "k", parameters: totp("same key") });
    const draft = draftOf({ parameters: totp("same key") });
    expect(proposeAccount(draft, { kind: "elsewhere" }, [account]).relation).toMatchObject({
      kind: "already-kept",
      accountId: "k",
    });
  });

  it("has no period for HOTP and five digits for Steam", () => {
    const { secret } = totp("x");
    const hotp = draftOf({ parameters: { type: "hotp", secret, algorithm: "SHA1", digits: 7, counter: 3 } });
    expect(proposeAccount(hotp, { kind: "elsewhere" }, [])).not.toHaveProperty("periodSeconds");
    const steam = draftOf({ parameters: { type: "steam", secret } });
    expect(proposeAccount(steam, { kind: "elsewhere" }, [])).toMatchObject({ digits: 5, periodSeconds: 30 });
  });
});

describe("withSite", () => {
  const site = { kind: "domain", value: "example.org" } as const;

  it("adds a site once", () => {
    const once = withSite(draftOf({}), site);
    expect(once.sites).toEqual([site]);
    expect(withSite(once, { ...site })).toBe(once);
  });
});
