import type { Account, AccountDraft, CodeParameters, Site } from "#core/account/account.ts";
import { STEAM_DIGITS, periodSecondsOf } from "#core/account/account.ts";
import { isSameService, proposeSites } from "#core/matcher/issuer-directory.ts";
import { lookAlikeOf, type LookAlike } from "#core/matcher/look-alike.ts";
import { displayHost, displaySite, placeOf, siteAt, type Place } from "#core/matcher/site.ts";
import { relationOf, type Relation } from "./duplicates.ts";

/** Where a draft was found. URLs are the browser's word for the documents, never a page's own. */
export type DraftSource =
  /** In the page: as a QR code, a link or a setup key. */
  | { readonly kind: "page"; readonly topUrl: string; readonly frameUrl: string }
  /** In the tab's picture: which of its frames drew it cannot be told. */
  | { readonly kind: "tab-picture"; readonly topUrl: string }
  /** An image file, the camera, the clipboard, a form. */
  | { readonly kind: "elsewhere" };

export type EnrollmentWarning =
  /** Drawn by a frame of another origin than the page's: an advertisement could do that. */
  | { readonly kind: "from-other-frame"; readonly frameName: string }
  /** The issuer is a known service that does not live here: the page speaks in somebody else's name. */
  | { readonly kind: "issuer-elsewhere"; readonly service: string; readonly siteName: string }
  /** The page looks like a site that another account belongs to. */
  | { readonly kind: "look-alike"; readonly lookAlike: LookAlike }
  /** The page came over plain http: anybody on the way has seen the secret. */
  | { readonly kind: "insecure-page" };

/** What a person decides on before an account is kept. Holds no key material. */
export type Proposal = {
  readonly issuer: string;
  readonly label: string;
  readonly type: CodeParameters["type"];
  readonly digits: number;
  /** Absent for HOTP. */
  readonly periodSeconds?: number;
  /** The site that the account would be bound to; absent where none is known. */
  readonly site?: Site;
  /** `site` for the eye. */
  readonly siteName?: string;
  /** Whether binding is suggested. Where it is not, the person may still ask for it. */
  readonly bindSite: boolean;
  readonly relation: Relation;
  readonly warnings: readonly EnrollmentWarning[];
};

type Binding = Pick<Proposal, "site" | "bindSite">;

/** A site is suggested where the page itself showed the code. A name in a QR code is a guess, so it is never ticked. */
function bindingFor(
  draft: AccountDraft,
  source: DraftSource,
  top: Place | undefined,
  frame: Place | undefined,
): Binding {
  if (top) return { site: siteAt(top), bindSite: source.kind === "page" && frame?.origin === top.origin };
  const [guess] = source.kind === "elsewhere" ? proposeSites(draft.issuer, draft.label) : [];
  return { ...(guess && { site: guess.site }), bindSite: false };
}

function warningsFor(
  draft: AccountDraft,
  accounts: readonly Account[],
  source: DraftSource,
  top: Place | undefined,
  frame: Place | undefined,
): readonly EnrollmentWarning[] {
  const warnings: EnrollmentWarning[] = [];
  if (source.kind === "page" && frame?.origin !== top?.origin) {
    warnings.push({ kind: "from-other-frame", frameName: frame ? displayHost(frame.hostWithPort) : "" });
  }
  if (!top) return warnings;
  const [known] = proposeSites(draft.issuer, draft.label);
  const domain = top.domain;
  if (known?.service !== undefined && !(domain !== undefined && isSameService(known.site.value, domain))) {
    warnings.push({ kind: "issuer-elsewhere", service: known.service, siteName: displaySite(known.site) });
  }
  const living = accounts.filter(({ trashedAt }) => trashedAt === undefined);
  const lookAlike = lookAlikeOf(living, top.origin);
  if (lookAlike) warnings.push({ kind: "look-alike", lookAlike });
  if (top.scheme === "http" && !top.isLocal) warnings.push({ kind: "insecure-page" });
  return warnings;
}

/** Turns a draft into what its finder is asked to confirm. Warnings about the URI itself are its parser's. */
export function proposeAccount(draft: AccountDraft, source: DraftSource, accounts: readonly Account[]): Proposal {
  const top = source.kind === "elsewhere" ? undefined : placeOf(source.topUrl);
  const frame = source.kind === "page" ? placeOf(source.frameUrl) : undefined;
  const { parameters } = draft;
  const { site, bindSite } = bindingFor(draft, source, top, frame);
  const periodSeconds = periodSecondsOf(parameters);
  return {
    issuer: draft.issuer,
    label: draft.label,
    type: parameters.type,
    digits: parameters.type === "steam" ? STEAM_DIGITS : parameters.digits,
    ...(periodSeconds !== undefined && { periodSeconds }),
    ...(site && { site, siteName: displaySite(site) }),
    bindSite,
    relation: relationOf(draft, accounts),
    warnings: warningsFor(draft, accounts, source, top, frame),
  };
}

/** The draft, or account, bound to `site` as well; unchanged where it already is. */
export function withSite<A extends Pick<Account, "sites">>(account: A, site: Site): A {
  const isBound = account.sites.some(({ kind, value }) => kind === site.kind && value === site.value);
  return isBound ? account : { ...account, sites: [...account.sites, site] };
}
