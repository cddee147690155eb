import type { Site } from "#core/account/account.ts";
import { isSameService, proposeSites, servicesOn } from "./issuer-directory.ts";
import { matchPlace, type Matchable } from "./match.ts";
import { hostToUnicode } from "./punycode.ts";
import { displayHost, displaySite, placeOf, type Place } from "./site.ts";
import { mixesScripts, skeleton } from "./skeleton.ts";

export type LookAlikeKind =
  /** Other letters that look the same (UTS 39). */
  | "homograph"
  /** The same, and one label mixes writing systems. */
  | "mixed-scripts"
  /** One letter added, left out, changed, or two neighbours swapped. */
  | "one-edit"
  | "other-suffix"
  /** The bound name stands inside another one: example.org.login.test, example-org.test. */
  | "name-inside";

/** A page that could be taken for a site that one of the user's accounts belongs to. No code is given out there. */
export type LookAlike = {
  readonly kind: LookAlikeKind;
  readonly boundSite: Site;
  /** Both names as they are to be shown, side by side. */
  readonly boundName: string;
  readonly hereName: string;
};

/** Below this, one edit away from a name lies half of the short names that exist. */
const MIN_EDITED_NAME = 4;
/** "app" or "mail" before somebody else's domain is ordinary; a longer name there is borrowed. */
const MIN_NAME_INSIDE = 5;

/** Whether exactly one insertion, deletion, substitution or swap of neighbours turns `a` into `b`. */
export function isOneEditAway(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = [Array.from(a), Array.from(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const rest = (letters: string[], from: number) => letters.slice(from).join("");
  if (short.length < long.length) return rest(short, start) === rest(long, start + 1);
  if (rest(short, start + 1) === rest(long, start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    rest(short, start + 2) === rest(long, start + 2)
  );
}

/** A name with what it looks like, so that one page is taken apart once for all accounts. */
type Look = {
  /** "bücher" of bücher.co.uk: the label that its owner chose, with which a registrable domain begins. */
  readonly label: string;
  readonly labelLook: string;
  readonly domainLook: string;
  /** Whether a label mixes writing systems. */
  readonly isMixed: boolean;
};

function lookOf(domain: string): Look {
  const unicode = hostToUnicode(domain);
  const label = unicode.split(".")[0] ?? "";
  return { label, labelLook: skeleton(label), domainLook: skeleton(unicode), isMixed: mixesScripts(unicode) };
}

/** Whether the words of `name` stand side by side in `text`; dots and hyphens part words. */
const standsIn = (name: string, text: string): boolean =>
  `.${text.replaceAll("-", ".")}.`.includes(`.${name.replaceAll("-", ".")}.`);

/** @param hostLook The skeleton of the page's whole host, subdomains included. */
function likeness(here: Look, hostLook: string, bound: Look): LookAlikeKind | undefined {
  const sameLetters = here.isMixed ? "mixed-scripts" : "homograph";
  if (here.domainLook === bound.domainLook) return sameLetters;
  if (here.label === bound.label) return "other-suffix";
  if (here.labelLook === bound.labelLook) return sameLetters;
  if (bound.label.length >= MIN_EDITED_NAME) {
    if (isOneEditAway(here.label, bound.label)) return "one-edit";
    if (isOneEditAway(here.labelLook, bound.labelLook)) return here.isMixed ? "mixed-scripts" : "one-edit";
  }
  const isNameLong = bound.label.length >= MIN_NAME_INSIDE;
  if (standsIn(bound.domainLook, hostLook) || (isNameLong && standsIn(bound.labelLook, hostLook))) return "name-inside";
  return undefined;
}

/** The domains that an account is at home on: those it is bound to, or, where it has none, the ones its issuer names. */
function homeSites({ issuer, label, sites }: Matchable): readonly Site[] {
  return sites.length > 0 ? sites : proposeSites(issuer, label).map(({ site }) => site);
}

function domainOf(site: Site): string | undefined {
  return site.kind === "domain"
    ? site.value
    : placeOf(site.kind === "origin" ? site.value : `https://${site.value}`)?.domain;
}

/**
 * Finds the account site that `place` could be mistaken for, where `place` itself has no claim to trust: it is no
 * account's site and no service that the directory knows.
 */
function lookAlikeAt(accounts: readonly Matchable[], place: Place, here: string): LookAlike | undefined {
  if (servicesOn(here).length > 0) return undefined;
  const hereLook = lookOf(here);
  const hostLook = skeleton(hostToUnicode(place.host));
  const compared = new Set<string>();
  for (const account of accounts) {
    for (const boundSite of homeSites(account)) {
      const bound = domainOf(boundSite);
      if (bound === undefined || bound === here || compared.has(bound) || isSameService(bound, here)) continue;
      compared.add(bound);
      const kind = likeness(hereLook, hostLook, lookOf(bound));
      if (kind) return { kind, boundSite, boundName: displaySite(boundSite), hereName: displayHost(place.host) };
    }
  }
  return undefined;
}

/**
 * Warns of a page that looks like a site of one of the accounts but is not. UTS 39, and the tricks that need no Unicode.
 * @param url What the browser says of the document, as for `matchAccounts`.
 * @returns undefined where an account really belongs here, or nothing looks alike.
 */
export function lookAlikeOf(accounts: readonly Matchable[], url: string): LookAlike | undefined {
  const place = placeOf(url);
  if (place?.domain === undefined) return undefined;
  if (accounts.some((account) => matchPlace(account, place).kind !== "none")) return undefined;
  return lookAlikeAt(accounts, place, place.domain);
}
