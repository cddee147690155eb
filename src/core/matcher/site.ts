import { getDomain, parse } from "tldts";
import type { Site } from "#core/account/account.ts";
import { fail, ok, type Result } from "#core/result.ts";
import { hostToUnicode } from "./punycode.ts";
import { mixesScripts, skeleton } from "./skeleton.ts";

/** Where a document is, taken apart once. All names are in the URL parser's form: lower case, punycode. */
export type Place = {
  readonly scheme: "https" | "http";
  /** Without port and without the root's final dot; IPv6 in brackets. */
  readonly host: string;
  /** "localhost:8080"; the scheme's own port is not written. */
  readonly hostWithPort: string;
  readonly origin: string;
  /** By the public suffix list, private section included; absent for IP addresses, single labels and suffixes. */
  readonly domain?: string;
  /** This machine or a private network: no certificate authority could vouch for it, and nobody can phish from there. */
  readonly isLocal: boolean;
};

/** RFC 1035 allows names of 253 characters; a pasted address may be longer than anybody would look at. */
const MAX_TYPED_LENGTH = 2000;

const MAX_REMEMBERED_HOSTS = 256;
const domainOfHost = new Map<string, string | undefined>();

/** tldts takes microseconds, but the popup and every frame of every page ask about the same few hosts. */
function registrableDomain(host: string): string | undefined {
  if (domainOfHost.has(host)) return domainOfHost.get(host);
  if (domainOfHost.size >= MAX_REMEMBERED_HOSTS) domainOfHost.clear();
  // Private suffixes count: a.github.io and b.github.io belong to strangers.
  const domain = isIpAddress(host) ? undefined : (getDomain(host, { allowPrivateDomains: true }) ?? undefined);
  domainOfHost.set(host, domain);
  return domain;
}

// The URL parser has already written every IPv4 form as four decimals and IPv6 in brackets.
const isIpAddress = (host: string): boolean => host.startsWith("[") || /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);

const isLoopbackName = (host: string): boolean => host === "localhost" || host.endsWith(".localhost");

/** RFC 1918, RFC 3927, RFC 4193, RFC 4291 and RFC 6761. */
function isLocalHost(host: string): boolean {
  if (isLoopbackName(host)) return true;
  if (!isIpAddress(host)) return false;
  if (host.startsWith("[")) return host === "[::1]" || /^\[(?:f[cd]|fe[89ab])[0-9a-f]{0,2}:/.test(host);
  return /^(?:127|10)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(host);
}

/**
 * Reads a URL or an origin as the browser reports it.
 * @returns undefined for what is no place on the web: opaque ("null"), file:, data:, blob:, about: and extension pages.
 */
export function placeOf(url: string): Place | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || parsed.hostname === "") return undefined;
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return undefined;
  const scheme = parsed.protocol === "https:" ? "https" : "http";
  const host = parsed.hostname.replace(/\.$/, "");
  const hostWithPort = parsed.port === "" ? host : `${host}:${parsed.port}`;
  const domain = isLoopbackName(host) ? undefined : registrableDomain(host);
  return {
    scheme,
    host,
    hostWithPort,
    origin: `${scheme}://${hostWithPort}`,
    ...(domain !== undefined && { domain }),
    isLocal: isLocalHost(host),
  };
}

/**
 * The site that an account is bound to when it is enrolled at `place`. A site met over plain http outside the local
 * network is bound as that exact origin: the scheme is part of what was seen, and an https site never matches on http.
 */
export function siteAt(place: Place): Site {
  if (place.scheme === "http" && !place.isLocal) return { kind: "origin", value: place.origin };
  if (place.domain !== undefined) return { kind: "domain", value: place.domain };
  return { kind: "host", value: place.hostWithPort };
}

/** @returns The site of a URL or an origin; undefined where there is none (see `placeOf`). */
export function siteOf(url: string): Site | undefined {
  const place = placeOf(url);
  return place && siteAt(place);
}

/** From the widest to the narrowest: what a user may choose to bind an account to at `url`. */
export function siteChoices(url: string): readonly Site[] {
  const place = placeOf(url);
  if (!place) return [];
  const narrower: Site[] = [
    { kind: "host", value: place.hostWithPort },
    { kind: "origin", value: place.origin },
  ];
  const widest = siteAt(place);
  return [widest, ...narrower.slice(narrower.findIndex(({ kind }) => kind === widest.kind) + 1)];
}

/** Reads a site as other apps and people write it: "example.org", "https://login.example.org/x", "localhost:8080". */
export function siteFromText(text: string): Site | undefined {
  const url = urlFromText(text);
  return url === undefined ? undefined : siteOf(url);
}

function urlFromText(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > MAX_TYPED_LENGTH || /[\s@]/.test(trimmed)) return undefined;
  // "localhost:8080" parses as a URL of scheme "localhost:", so only a written "//" counts as a scheme.
  return trimmed.includes("//") ? trimmed : `https://${trimmed}`;
}

export type TypedSiteFailure =
  /** No name or address on the web, or a single word, which is more often half of a name than one in a local network. */
  | { readonly kind: "not-a-site" }
  /** A name under which strangers have theirs: "co.uk", "github.io". */
  | { readonly kind: "public-suffix" };

/**
 * Reads the site that a person types for an account, more strictly than a file's: somebody is there to correct it.
 * @param exact This host alone, and not all of the domain that it belongs to.
 */
export function typedSite(text: string, exact: boolean): Result<Site, TypedSiteFailure> {
  const url = urlFromText(text);
  const place = url === undefined ? undefined : placeOf(url);
  if (url === undefined || place === undefined) return fail({ kind: "not-a-site" });
  if (place.domain === undefined && !isIpAddress(place.host)) {
    if (hasListedSuffix(place.host)) return fail({ kind: "public-suffix" });
    const isBareWord = !place.host.includes(".") && !isLoopbackName(place.host) && !/[/:]/.test(text);
    if (isBareWord) return fail({ kind: "not-a-site" });
  }
  const [widest, ...narrower] = siteChoices(url);
  const host = narrower.find(({ kind }) => kind === "host");
  if (widest === undefined) return fail({ kind: "not-a-site" });
  return ok(exact ? (host ?? widest) : widest);
}

/** Whether `domain` is one that somebody can own, so that everything below it belongs together. "co.uk" is not. */
export const isOwnedDomain = (domain: string): boolean => registrableDomain(domain) !== undefined;

/** Whether the public suffix list knows `domain`'s ending, rather than taking any last label for one. */
export function hasListedSuffix(domain: string): boolean {
  const { isIcann, isPrivate } = parse(domain, { allowPrivateDomains: true });
  return isIcann === true || isPrivate === true;
}

/**
 * A host name for the eye: in its own letters, unless those could pass for other ones; then in punycode, which cannot.
 */
export function displayHost(host: string): string {
  const unicode = hostToUnicode(host);
  if (unicode === host) return host;
  const passesForLatin = unicode
    .split(".")
    .some(
      (label) =>
        /[^\p{ASCII}]/u.test(label) && !/\p{Script=Latin}/u.test(label) && /^[a-z0-9-]+$/.test(skeleton(label)),
    );
  return mixesScripts(unicode) || passesForLatin ? host : unicode;
}

/** A site's name for the eye: "bücher.example", "localhost:8080", "http://example.org". */
export function displaySite(site: Site): string {
  const [, scheme = "", host = "", port = ""] = /^(https?:\/\/)?(\[.*\]|[^:]*)(:\d+)?$/.exec(site.value) ?? [];
  return host === "" ? site.value : `${scheme}${displayHost(host)}${port}`;
}
