import type { Account, Site } from "#core/account/account.ts";
import { isSameService, namesDomain, proposeSites } from "./issuer-directory.ts";
import { isOwnedDomain, placeOf, siteAt, type Place } from "./site.ts";

export type BoundReason = "bound-domain" | "bound-host" | "bound-origin";

/**
 * Why a site is proposed for an account: the directory knows the issuer as a service on this domain; the account is
 * bound to another domain of the same service; the issuer is this domain, or has its name.
 */
export type ProposalReason = "known-issuer" | "same-service" | "issuer-domain" | "issuer-name";

/** What an account has to do with the page in front of the user. */
export type SiteMatch =
  /** The account belongs here: the only kind that may be filled. `site` is the one of its sites that matched. */
  | { readonly kind: "bound"; readonly reason: BoundReason; readonly site: Site }
  /** It may belong here. Nothing is filled before the user has confirmed `site`, seeing it beside the issuer. */
  | { readonly kind: "propose"; readonly reason: ProposalReason; readonly site: Site }
  /** It belongs to this host, but the page came over plain http: anybody on the way may have written it. No code. */
  | { readonly kind: "insecure"; readonly site: Site }
  | { readonly kind: "none" };

/** What matching needs to know of an account. */
export type Matchable = Pick<Account, "issuer" | "label" | "sites">;

const NONE: SiteMatch = { kind: "none" };

/** Plain http is trusted where no certificate could be had. Elsewhere only an account bound to that http origin matches. */
const isSecure = (place: Place): boolean => place.scheme === "https" || place.isLocal;

/** Whether `host` is `domain` or below it. A public suffix owns nothing, whatever a file or an old list says. */
const isWithin = (host: string, domain: string): boolean =>
  (host === domain || host.endsWith(`.${domain}`)) && isOwnedDomain(domain);

/** @returns Why `site` covers `place`, whatever its scheme; undefined where it does not. */
function coverage(site: Site, place: Place): BoundReason | undefined {
  switch (site.kind) {
    case "domain":
      return isWithin(place.host, site.value) ? "bound-domain" : undefined;
    case "host":
      return place.hostWithPort === site.value ? "bound-host" : undefined;
    case "origin":
      return place.origin === site.value ? "bound-origin" : undefined;
  }
}

function boundMatch(sites: readonly Site[], place: Place): SiteMatch {
  let insecure: SiteMatch = NONE;
  for (const site of sites) {
    const reason = coverage(site, place);
    if (reason === undefined) continue;
    if (reason === "bound-origin" || isSecure(place)) return { kind: "bound", reason, site };
    insecure = { kind: "insecure", site };
  }
  return insecure;
}

function proposalReason(account: Matchable, domain: string): ProposalReason | undefined {
  const { issuer, label, sites } = account;
  if (sites.length > 0) {
    return sites.some((site) => site.kind === "domain" && isSameService(site.value, domain))
      ? "same-service"
      : undefined;
  }
  const proposals = proposeSites(issuer, label);
  const proposal = proposals.find(({ site }) => site.value === domain);
  if (proposal) return proposal.service === undefined ? "issuer-domain" : "known-issuer";
  // An issuer whose real domains are known is not looked for elsewhere: that is where an impostor would be.
  return proposals.length === 0 && namesDomain(issuer, label, domain) ? "issuer-name" : undefined;
}

/** The one rule of which account belongs where. Tags, titles and page text have no say in it. */
export function matchPlace(account: Matchable, place: Place): SiteMatch {
  const bound = boundMatch(account.sites, place);
  if (bound.kind !== "none" || place.scheme !== "https" || place.domain === undefined) return bound;
  const reason = proposalReason(account, place.domain);
  return reason === undefined ? NONE : { kind: "propose", reason, site: siteAt(place) };
}

/**
 * Matches all accounts against one page. Callers leave out accounts in the trash.
 * @param url What the browser says of the document that asks (`sender.origin` or `sender.url`), never what a page says.
 * @returns One match per account, in order; all "none" where `url` is no place on the web.
 */
export function matchAccounts(accounts: readonly Matchable[], url: string): readonly SiteMatch[] {
  const place = placeOf(url);
  return accounts.map((account) => (place ? matchPlace(account, place) : NONE));
}
