/** What the in-page prompt can say, and what the person in front of it can answer. It never holds a code or a secret. */

export type AccountNames = { readonly issuer: string; readonly label: string };
export type NamedAccount = AccountNames & { readonly id: string };

export type PromptContent =
  /** The page shows an account that can be added. `frameName`: the frame that shows it, where that is another origin. */
  | {
      readonly kind: "add";
      readonly account: AccountNames;
      readonly siteName: string;
      readonly frameName?: string;
      /** Something to weigh before adding, as a sentence. */
      readonly caution?: string;
    }
  | { readonly kind: "already-kept"; readonly account: AccountNames }
  /** A QR code that holds something else. `text` is shown as text; nothing can open it. */
  | { readonly kind: "not-a-key"; readonly text: string }
  | {
      readonly kind: "fill";
      readonly siteName: string;
      readonly accounts: readonly NamedAccount[];
      readonly frameName?: string;
    }
  /** A field for a backup code; `left`: how many of them are not used up. */
  | {
      readonly kind: "backup-code";
      readonly siteName: string;
      readonly accounts: readonly (NamedAccount & { readonly left: number })[];
      readonly frameName?: string;
    }
  /** The page shows backup codes of an account that was just added. They themselves are shown where no page can look. */
  | { readonly kind: "keep-codes"; readonly account: AccountNames; readonly count: number }
  | { readonly kind: "fill-first-code"; readonly account: NamedAccount }
  | { readonly kind: "locked"; readonly purpose: "add" | "fill" }
  | { readonly kind: "look-alike"; readonly hereName: string; readonly boundName: string }
  /** Counts down to `untilMs` (epoch ms) by itself. `mayTryNext`: offers the next code at once instead. */
  | { readonly kind: "waiting"; readonly untilMs: number; readonly mayTryNext: boolean }
  | { readonly kind: "notice"; readonly tone: "success" | "failure"; readonly text: string };

/** Every word the prompt shows. The caller takes them from the browser's language. */
export type PromptWords = {
  readonly direction: "ltr" | "rtl";
  readonly language: string;
  readonly addTitle: string;
  readonly add: string;
  readonly dismiss: string;
  readonly notOnThisSite: string;
  readonly keptTitle: string;
  readonly notAKeyTitle: string;
  readonly fill: string;
  readonly fillFirstTitle: string;
  readonly useCode: string;
  readonly keepCodes: string;
  readonly unlock: string;
  readonly unlockToAdd: string;
  readonly unlockToFill: string;
  readonly lookAlikeTitle: string;
  readonly usedOn: (siteName: string) => string;
  readonly fillTitle: (siteName: string) => string;
  readonly backupCodeTitle: (siteName: string) => string;
  readonly codesLeft: (count: number) => string;
  readonly keepCodesTitle: (count: number) => string;
  readonly askedByFrame: (frameName: string) => string;
  readonly lookAlikeText: (hereName: string, boundName: string) => string;
  readonly tryNext: string;
  readonly nextCodeIn: (seconds: number) => string;
};

/**
 * `seen`: the browser vouches that the prompt stood on the screen, whole, uncovered and in one place, for half a second
 * before the click. `unproven`: somebody clicked, but nothing vouches for what they saw; let the toolbar popup ask.
 */
export type Proof = "seen" | "unproven";

export type PromptAction =
  | { readonly kind: "accept"; readonly proof: Proof; readonly accountId?: string }
  | { readonly kind: "dismiss" }
  /** "Not on this site." */
  | { readonly kind: "mute" }
  /** The prompt is closed: its anchor has gone, there is no room, or the page keeps taking it down. */
  | { readonly kind: "gone"; readonly reason: "anchor-gone" | "no-room" | "page-interferes" };

export type PromptHandle = {
  readonly update: (content: PromptContent) => void;
  readonly close: () => void;
};
