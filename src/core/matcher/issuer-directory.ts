import type { Site } from "#core/account/account.ts";
import { ISSUERS } from "./issuers.ts";
import { hasListedSuffix, siteFromText } from "./site.ts";

export type Service = { readonly name: string; readonly domains: readonly string[] };

type Directory = {
  readonly byName: ReadonlyMap<string, Service>;
  /** One domain may serve several (amazon.com: the shop and the cloud). */
  readonly byDomain: ReadonlyMap<string, readonly Service[]>;
};

let directory: Directory | undefined;

/** Read at the first use, not at import: most wakes of the worker never ask. */
function services(): Directory {
  directory ??= readDirectory();
  return directory;
}

function readDirectory(): Directory {
  const byName = new Map<string, Service>();
  const byDomain = new Map<string, Service[]>();
  for (const line of ISSUERS.trim().split("\n")) {
    const [names = "", domains = ""] = line.split(" = ");
    const spellings = names.split(", ");
    const service = { name: spellings[0] ?? "", domains: domains.split(" ") };
    for (const spelling of spellings) byName.set(issuerKey(spelling), service);
    for (const domain of service.domains) byDomain.set(domain, [...(byDomain.get(domain) ?? []), service]);
  }
  return { byName, byDomain };
}

const LEGAL_FORM =
  /[\s,]+(?:inc|llc|ltd|limited|corp|corporation|co|gmbh|ag|s\.?a|s\.?r\.?l|b\.?v|plc|pty|oy|a\/?s|ab)\.?$/;

/**
 * What remains of an issuer's name when case, accents, spaces, punctuation and the company's legal form are taken away:
 * "GitHub, Inc." and "git hub" are one. Empty where nothing remains.
 */
export function issuerKey(issuer: string): string {
  const plain = issuer.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  return plain.replace(LEGAL_FORM, "").replace(/[^\p{L}\p{N}]/gu, "");
}

const LOOKS_LIKE_DOMAIN = /^(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:[:/].*)?$/iu;

/** The site that a name spells out: "login.example.org" → example.org. "Node.js" is none: nobody sells names under js. */
function siteInName(name: string): Site | undefined {
  const trimmed = name.trim();
  const site = LOOKS_LIKE_DOMAIN.test(trimmed) ? siteFromText(trimmed) : undefined;
  return site?.kind === "domain" && hasListedSuffix(site.value) ? site : undefined;
}

/** Where an account's issuer stands: in its own field, or before the colon of a label that carries both. */
function issuerNames(issuer: string, label: string): readonly string[] {
  const colon = label.indexOf(":");
  const prefix = colon > 0 && !label.startsWith("://", colon) ? label.slice(0, colon) : label;
  return issuer.trim() === "" ? [prefix] : [issuer];
}

/** A site that a name suggests. `service` is the directory's own name of it; absent where the name spells out a domain. */
export type SiteProposal = { readonly site: Site; readonly service?: string };

/**
 * Sites that an account without one may belong to, most likely first. A proposal is a guess from names that anybody can
 * write into a QR code: the user confirms it, seeing both names.
 */
export function proposeSites(issuer: string, label: string): readonly SiteProposal[] {
  for (const name of issuerNames(issuer, label)) {
    const service = services().byName.get(issuerKey(name));
    if (service) {
      return service.domains.map((value) => ({ site: { kind: "domain", value }, service: service.name }));
    }
    const site = siteInName(name);
    if (site) return [{ site }];
  }
  return [];
}

/** The services that ask for codes on `domain`; empty for a domain that the directory does not know. */
export const servicesOn = (domain: string): readonly Service[] => services().byDomain.get(domain) ?? [];

/** Whether both domains belong to one service: amazon.com and amazon.de. */
export const isSameService = (domain: string, other: string): boolean =>
  servicesOn(domain).some((service) => service.domains.includes(other));

/** Whether `issuer`, or the issuer in `label`, is the first label of `domain`: "Example Org" and exampleorg.net. */
export function namesDomain(issuer: string, label: string, domain: string): boolean {
  const [first = ""] = domain.split(".");
  const key = first.replaceAll("-", "");
  return key.length >= 3 && issuerNames(issuer, label).some((name) => issuerKey(name) === key);
}
