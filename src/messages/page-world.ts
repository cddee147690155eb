/**
 * What Tock's scripts leave for each other, and for calls by the background, in the isolated world of a frame. Pages cannot
 * see it. The always-on script is small; what it needs on top is loaded into the same world when there is something to do.
 */
import type { QrImage } from "./protocol.ts";
import type { ProposalView } from "./views.ts";

/** What became of a code in the page. */
export type PageFill =
  { readonly kind: "filled" } | { readonly kind: "not-accepted-by-page" } | { readonly kind: "page-changed" };

export type FieldsScript = {
  /** Looks at the frame's fields and, where they are code fields of a known site, offers to fill them. */
  readonly look: () => Promise<void>;
  /** Tells the background which code fields there are; shows nothing. */
  readonly report: () => Promise<void>;
  readonly fill: (unitId: string, code: string) => Promise<PageFill>;
};

/** Reads every picture of the frame that may hold a QR code. */
export type ScanScript = () => Promise<readonly QrImage[]>;

/** What a prompt at a field offers: accounts by name, and what happens when one is chosen. */
export type FillOffer = {
  readonly siteName: string;
  readonly accounts: readonly { readonly id: string; readonly issuer: string; readonly label: string }[];
  /** Whether this is the first code of an account that was just added. */
  readonly isFirstCode: boolean;
  readonly unitId: string;
};

export type PromptScript = {
  /** Offers an account that `anchor` shows as a QR code or names as a link. */
  readonly offerAccount: (anchor: Element | DOMRect, proposal: ProposalView) => void;
  readonly offerUnlock: (anchor: Element | DOMRect, purpose: "add" | "fill") => void;
  readonly offerFill: (anchor: Element, offer: FillOffer) => void;
  readonly warnOfLookAlike: (anchor: Element, hereName: string, boundName: string) => void;
  /** Closes the prompt at `anchor`, if it is there: what it offered was done elsewhere. */
  readonly withdraw: (anchor: Element) => void;
};

export type PageWorld = { fields?: FieldsScript; prompt?: PromptScript; scan?: ScanScript };

/** The one thing that the background tells pages unasked: the vault was locked. */
export type LockMessage = { readonly event: "vault-locked" };
