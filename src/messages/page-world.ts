/**
 * What Tock's scripts leave for each other, and for calls by the background, in the isolated world of a frame. Pages cannot
 * see it. The always-on script is small; what it needs on top is loaded into the same world when there is something to do.
 */
import type { QrImage } from "./protocol.ts";
import type { ProposalView } from "./views.ts";

/** What became of a code in the page. */
export type PageFill =
  { readonly kind: "filled" } | { readonly kind: "not-accepted-by-page" } | { readonly kind: "page-changed" };

/** A code on its way into a field. */
export type FillOrder = {
  readonly code: string;
  readonly accountId: string;
  /** Whether to send the form once the code is in it. */
  readonly submits: boolean;
};

export type FieldsScript = {
  /** Looks at the frame's fields and, where they are code fields of a known site, offers to fill them. */
  readonly look: () => Promise<void>;
  /** Tells the background which code fields there are; shows nothing. */
  readonly report: () => Promise<void>;
  readonly fill: (unitId: string, order: FillOrder) => Promise<PageFill>;
  /**
   * Waits in sight of the user until `untilMs` (epoch ms), then asks for the account's code and fills it.
   * @returns At once: whether the field is there to be waited at.
   */
  readonly fillLater: (unitId: string, accountId: string, untilMs: number) => Promise<boolean>;
  /** Takes the field that the caret is in for the code field, and tells of it. @returns Its unit, if it can be typed into. */
  readonly pointAtFocus: () => Promise<string | undefined>;
  /** The first of the boxes that `input` is one of, or itself; undefined where no code can be typed into it. */
  readonly firstOfUnit: (input: HTMLInputElement) => Promise<HTMLInputElement | undefined>;
  readonly fillBackupCode: (unitId: string, code: string) => Promise<PageFill>;
  /** An account is being enrolled in this tab: looks for backup codes from now on, and tells when the page changes or is left. */
  readonly accompanyEnrolment: () => void;
  /** The backup codes that the frame shows, if any. */
  readonly backupCodes: () => readonly string[];
  /** The setup key that the frame shows as text, if any. */
  readonly setupKey: () => string | undefined;
};

/** Has the user point at the code field. */
export type PickScript = {
  readonly start: () => void;
  readonly stop: () => void;
  /** Remembers the field that the caret is in. */
  readonly teachFocused: () => Promise<boolean>;
};

/** Reads every picture of the frame that may hold a QR code; given an address, the pictures with that address alone. */
export type ScanScript = (imageUrl?: string) => Promise<readonly QrImage[]>;

/** What a prompt at a field offers: accounts by name, and what happens when one is chosen. */
export type FillOffer = {
  readonly siteName: string;
  readonly accounts: readonly { readonly id: string; readonly issuer: string; readonly label: string }[];
  /** Whether this is the first code of an account that was just added. */
  readonly isFirstCode: boolean;
  readonly unitId: string;
};

/** A field that waits for the next code of an account. */
export type FillWait = { readonly unitId: string; readonly accountId: string; readonly untilMs: number };

/** What a prompt at a field for backup codes offers. */
export type BackupCodeOffer = {
  readonly siteName: string;
  readonly accounts: readonly {
    readonly id: string;
    readonly issuer: string;
    readonly label: string;
    readonly left: number;
  }[];
  readonly unitId: string;
};

/** What a prompt at a list of backup codes offers: to keep them. */
export type KeepCodesOffer = {
  readonly account: { readonly id: string; readonly issuer: string; readonly label: string };
  readonly count: number;
};

export type PromptScript = {
  /** Offers an account that `anchor` shows as a QR code or names as a link. */
  readonly offerAccount: (anchor: Element | DOMRect, proposal: ProposalView, others: number) => void;
  readonly offerUnlock: (anchor: Element | DOMRect, purpose: "add" | "fill") => void;
  readonly offerFill: (anchor: Element, offer: FillOffer) => void;
  readonly fillLater: (anchor: Element, wait: FillWait) => void;
  /** Says something at `anchor`, for a moment; resolves when it is over. */
  readonly say: (anchor: Element, tone: "success" | "failure", text: string) => Promise<void>;
  readonly offerBackupCode: (anchor: Element, offer: BackupCodeOffer) => void;
  /** @returns Whether the offer was made, now or before: another prompt may stand on the page. */
  readonly offerToKeepCodes: (anchor: Element, offer: KeepCodesOffer) => boolean;
  /** Says how far an export in several codes was read. */
  readonly sayPartOfExport: (anchor: Element | DOMRect, have: number, of: number) => void;
  readonly sayUnusableKey: (anchor: Element | DOMRect) => void;
  readonly warnOfLookAlike: (anchor: Element, hereName: string, boundName: string) => void;
  /** Closes the prompt at `anchor`, if it is there: what it offered was done elsewhere. */
  readonly withdraw: (anchor: Element) => void;
};

export type PageWorld = { fields?: FieldsScript; prompt?: PromptScript; scan?: ScanScript; pick?: PickScript };

/** The one thing that the background tells pages unasked: the vault was locked. */
export type LockMessage = { readonly event: "vault-locked" };
