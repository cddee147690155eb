/** What contexts tell each other about the vault. Everything here is JSON, and nothing here is a secret. */
import type { Algorithm, RecoveryCode, Site } from "#core/account/account.ts";
import type { BoundReason, ProposalReason } from "#core/matcher/match.ts";
import type { Difference } from "#core/enrollment/duplicates.ts";
import type { TaughtField } from "#core/vault/taught-field.ts";

/** The vault as the person in front of it sees it. */
export type VaultView =
  /** The browser says that Tock has just been installed, and nothing is kept yet. */
  | { readonly state: "new" }
  /** `retryAtMs`: epoch ms before which no further attempt is answered, after many that failed. */
  | { readonly state: "locked"; readonly ways: UnlockWays; readonly retryAtMs?: number }
  /** `locks`: false where this browser profile opens the vault by itself. */
  | { readonly state: "unlocked"; readonly locks: boolean; readonly notices: readonly VaultNotice[] }
  /** Something was kept here and cannot be found or read: never offered "start afresh" without being told. */
  | { readonly state: "lost"; readonly reason: "missing" | "damaged" | "device-key-missing" | "rolled-back" }
  /** Written by a newer Tock; this one does not touch it. */
  | { readonly state: "newer-format" };

/** What the vault can be opened with. */
export type UnlockWays = {
  readonly passphrase: boolean;
  readonly recoveryCode: boolean;
  readonly passkeys: readonly PasskeyRef[];
};

/** Which passkey, and what its PRF is asked to evaluate (WebAuthn Level 3 §10.1.4). Base64. */
export type PasskeyRef = { readonly credentialId: string; readonly salt: string };

/** A way into the vault, as the settings list it. `other`: one that only a newer Tock can use. */
export type WayIn = {
  readonly id: string;
  readonly type: "passphrase" | "passkey" | "recovery" | "device" | "other";
  /** The user's name for it; may be empty. */
  readonly label: string;
  /** Epoch ms. */
  readonly createdAt: number;
};

/** The ways into the unlocked vault, and what can be brought to show that it is one's own; none while it is locked. */
export type WaysView = { readonly list: readonly WayIn[]; readonly ways: UnlockWays };

export type VaultNotice =
  /** The newest copy could not be read; an older one was taken, which was saved at this time (epoch ms). */
  | {
      readonly kind: "older-copy-restored";
      readonly generation: number;
      readonly newestGeneration: number;
      readonly savedAt: number;
    }
  /** A damaged copy was replaced by a good one. */
  | { readonly kind: "copy-healed" }
  /** The browser offers no second store (Firefox without history): one copy only. */
  | { readonly kind: "single-copy" };

/** One account as lists show it. */
export type AccountRow = {
  readonly id: string;
  readonly issuer: string;
  readonly label: string;
  readonly type: "totp" | "hotp" | "steam";
  readonly algorithm: Algorithm;
  readonly digits: number;
  /** Absent for HOTP. */
  readonly periodSeconds?: number;
  /** HOTP only: the counter of the next code. */
  readonly counter?: number;
  readonly sites: readonly NamedSite[];
  readonly tags: readonly string[];
  readonly note: string;
  readonly pinned: boolean;
  /** Whether a site was seen to accept a code. */
  readonly proven: boolean;
  /** Backup codes that are kept, and those of them that are not used up. */
  readonly recoveryCodesKept: number;
  readonly recoveryCodesLeft: number;
  /** Some were kept, and so few are left that it is time for new ones. */
  readonly recoveryCodesRunOut: boolean;
  readonly lastUsedAt?: number;
};

/** A site with its name as people read it: in its own letters, where those cannot pass for others. */
export type NamedSite = Site & { readonly name: string };

/** Codes of one account: this step and the next, so that the screen can tick over without asking. */
export type CodeView = {
  readonly id: string;
  readonly code: string;
  /** Epoch ms of the first moment at which `code` is stale. */
  readonly validUntilMs: number;
  readonly nextCode: string;
};

export type Theme = "system" | "light" | "dark";

/** Settings as pages show and change them. */
export type SettingsView = {
  /** Minutes without use until the vault locks; 0: when the browser closes. */
  readonly autoLockMinutes: number;
  readonly lockOnSystemLock: boolean;
  readonly lockAfterCopy: boolean;
  readonly showNextCode: boolean;
  readonly theme: Theme;
};

/** An account in the trash. */
export type TrashRow = {
  readonly row: AccountRow;
  /** Epoch ms of its deletion, and of the moment from which on it is gone for good. */
  readonly trashedAt: number;
  readonly goesAtMs: number;
};

/** Why a file is of no use as a backup of Tock's own. */
export type BackupFailure =
  { readonly kind: "not-a-vault" } | { readonly kind: "damaged" } | { readonly kind: "newer-format" };

export type BackupWaysReply =
  { readonly ok: true; readonly ways: UnlockWays } | { readonly ok: false; readonly failure: BackupFailure };

/** What a backup would give back (core/vault/drill.ts), and when it was made. */
export type DrillView = {
  readonly of: number;
  readonly wouldComeBack: number;
  readonly others: number;
  readonly inTrash: number;
  readonly unreadable: number;
  /** Epoch ms. */
  readonly savedAt: number;
};

export type DrillReply =
  | { readonly ok: true; readonly drill: DrillView }
  | { readonly ok: false; readonly failure: BackupFailure | UnlockFailure };

/** The settings page. */
export type SettingsPageView = {
  readonly vault: VaultView;
  readonly settings: SettingsView;
  /** Whether Tock may notice codes on all sites. */
  readonly seesAllSites: boolean;
};

/** The tab under the popup. */
export type TabView = {
  readonly tabId: number;
  /** How the site is named to people ("example.org"); absent where Tock cannot work (browser pages, files). */
  readonly siteName?: string;
  /** Accounts that belong to this site, best first. */
  readonly accountIds: readonly string[];
  /** Accounts without a site whose service is known to live here: used only after the user has said so. */
  readonly proposedIds: readonly string[];
  /** By account id, for both: why it is there. */
  readonly reasons: Readonly<Record<string, MatchReason>>;
  /** Frames of other sites that ask for a code. */
  readonly frames: readonly FrameView[];
  /** Accounts with a backup code left, where the page asks for one. */
  readonly backupCodeIds: readonly string[];
  /** This site looks like another one that an account belongs to. */
  readonly lookAlikeOf?: string;
  /** Code fields that the site's own frames hold. */
  readonly hasCodeField: boolean;
};

/** Why an account belongs, or may belong, to the tab's site; `siteName` is the one of its sites that says so. */
export type MatchReason = { readonly kind: BoundReason | ProposalReason; readonly siteName: string };

/** A frame of another site than the page's that shows a code field. */
export type FrameView = { readonly hostName: string; readonly accountIds: readonly string[] };

/** Everything that the popup needs for its first picture, in one reply. */
export type PopupView = {
  readonly vault: VaultView;
  readonly settings: SettingsView;
  /** How many accounts there are, the trash not counted. */
  readonly total: number;
  /** The site's own accounts, then the first of the others in the user's order: enough for the first screen. */
  readonly rows: readonly AccountRow[];
  /** Codes for `rows`. HOTP accounts have none: their code is made on demand. */
  readonly codes: readonly CodeView[];
  readonly tab?: TabView;
  /** Accounts found on pages that wait for the user's word. */
  readonly proposals: readonly ProposalView[];
  /** Backup codes found on pages that wait for the user's word. */
  readonly foundBackupCodes: readonly FoundBackupCodes[];
  /** An export in several codes of which some are missing. */
  readonly partialExport?: Extract<ScanReport, { kind: "partial-export" }>;
  /** Why the popup was opened, when a page's prompt or a command asked for it. */
  readonly intent?: PopupIntent;
  /** Whether Tock may notice codes on all sites. */
  readonly seesAllSites: boolean;
};

export type PopupIntent =
  | { readonly kind: "fill"; readonly accountId: string }
  | { readonly kind: "choose"; readonly accountIds: readonly string[] }
  | { readonly kind: "proposal"; readonly proposalId: string }
  /** To look at backup codes that a page shows, and keep them. */
  | { readonly kind: "backup-codes"; readonly accountId: string }
  | { readonly kind: "fill-backup-code"; readonly accountId: string }
  /** `thenFill`: the command to fill was given; once open, it goes on. */
  | { readonly kind: "unlock"; readonly thenFill?: true }
  /** A scan has found no account; the popup says what instead. */
  | { readonly kind: "notice"; readonly notice: ScanReport }
  /** Filling by command came to nothing; the popup says why. */
  | { readonly kind: "not-filled"; readonly outcome: FillOutcome };

/** An account that a page, an image or a text offers. Never holds the secret. */
export type ProposalView = {
  readonly proposalId: string;
  readonly issuer: string;
  readonly label: string;
  readonly type: "totp" | "hotp" | "steam";
  readonly digits: number;
  readonly periodSeconds?: number;
  /** The site it would be bound to, as people read it. */
  readonly siteName?: string;
  /** Whether binding is suggested (the code came from the site's own top page). */
  readonly bindSite: boolean;
  readonly relation: ProposalRelation;
  readonly warnings: readonly ProposalWarning[];
};

export type ProposalRelation =
  | { readonly kind: "new" }
  /** The same key with the same parameters is kept already. */
  | ({ readonly kind: "already-kept" } & KeptAccount)
  /** The same names with another key: kept beside the old one, or in its place if the user says so. */
  | ({ readonly kind: "other-key" } & KeptAccount)
  /** The same key with other parameters. */
  | ({ readonly kind: "other-parameters" } & KeptAccount);

/** The account that a proposal is compared with, and what differs; of two keys, only that they do. */
export type KeptAccount = {
  readonly accountId: string;
  readonly issuer: string;
  readonly label: string;
  readonly isInTrash: boolean;
  readonly differences: readonly Difference[];
};

export type ProposalWarning =
  | "short-secret"
  | "unusual-digits"
  | "names-cleaned"
  | "issuer-mismatch"
  | "repeated-parameter"
  | "counter-assumed"
  /** A frame of another origin than the page's shows the code: an advertisement could do that. */
  | "from-other-frame"
  /** The issuer is a known service that does not live on this page. */
  | "issuer-elsewhere"
  /** The page looks like a site that another account belongs to. */
  | "look-alike"
  | "insecure-page";

/** What a picture or a tab was found to hold. A scan always answers. */
export type ScanReport =
  | { readonly kind: "proposals"; readonly proposals: readonly ProposalView[] }
  /** Part of a set of Google Authenticator export codes. */
  | { readonly kind: "partial-export"; readonly have: readonly number[]; readonly of: number }
  /** A code that holds something else; `text` is shown as text and never opened. */
  | {
      readonly kind: "other-content";
      readonly what: "web-address" | "text" | "wifi" | "contact";
      readonly text: string;
    }
  /** A key URI that cannot be used; `failure` names the parameter. */
  | { readonly kind: "invalid-uri"; readonly failure: UriFailureView }
  | { readonly kind: "nothing-found" }
  | { readonly kind: "unreadable-image" }
  | { readonly kind: "page-not-allowed" }
  | { readonly kind: "locked" };

/** Why a key URI was refused: the parameter and the reason, never its value. */
export type UriFailureView = { readonly parameter: string; readonly reason: string };

export type FillOutcome =
  | { readonly kind: "filled"; readonly accountId: string }
  /** The code was sent already, or has too little time left: the page waits, in sight, and is filled at this moment. */
  | { readonly kind: "waiting"; readonly untilMs: number; readonly reason: "used" | "ending" }
  | { readonly kind: "no-field" }
  | { readonly kind: "wrong-site"; readonly siteName: string }
  | { readonly kind: "no-account" }
  /** The code was typed twice and did not stay: `code` can still be copied. */
  | { readonly kind: "not-accepted-by-page"; readonly code: string }
  | { readonly kind: "page-not-allowed" }
  | { readonly kind: "page-changed" }
  | { readonly kind: "locked" }
  /** A counter's code is given only once the next counter is saved. */
  | { readonly kind: "not-saved"; readonly failure: SaveFailure };

/** What the command to fill came to. */
export type FillAnswer =
  | FillOutcome
  /** Several may be meant, or it is a frame of another origin that asks, which the user has to know. */
  | { readonly kind: "choose"; readonly accountIds: readonly string[] }
  /** The page asks for a backup code: each works once, so one is used up only where the user has seen the question. */
  | { readonly kind: "fill-backup-code"; readonly accountId: string };

/** What a vault operation can fail with, in the words of the user's world. */
export type SaveFailure =
  | { readonly kind: "locked" }
  | { readonly kind: "storage-full" }
  | { readonly kind: "storage-refused" }
  | { readonly kind: "damaged" }
  /** What is stored is older than what this session has saved: someone put it back. */
  | { readonly kind: "rolled-back" }
  | { readonly kind: "newer-format" }
  /** A vault is there already; creating another would cost it. */
  | { readonly kind: "already-there" }
  /** The machine could not give the memory that stretching a passphrase takes. */
  | { readonly kind: "out-of-memory" }
  /** The account was deleted in the meantime. */
  | { readonly kind: "no-such-account" };

export type SaveReply<T = unknown> =
  ({ readonly ok: true } & T) | { readonly ok: false; readonly failure: SaveFailure };

export type UnlockReply = { readonly ok: true } | { readonly ok: false; readonly failure: UnlockFailure };

/** No way in accepts what was offered. Which of several refused is not said. */
export type UnlockFailure =
  | { readonly kind: "wrong-passphrase" }
  | { readonly kind: "wrong-passkey" }
  | { readonly kind: "wrong-recovery-code" }
  /** Its check characters disagree: nothing was tried, and nothing counted as a failure. */
  | { readonly kind: "mistyped-recovery-code" }
  | { readonly kind: "too-many-attempts"; readonly retryAtMs: number }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "damaged" }
  | { readonly kind: "newer-format" };

export type ProofReply =
  { readonly ok: true } | { readonly ok: false; readonly failure: UnlockFailure | { readonly kind: "locked" } };

/** Changing the ways in asks for one of them first, so it can fail as an unlocking and as a saving. */
export type WayFailure =
  | UnlockFailure
  | SaveFailure
  /** It was removed in the meantime. */
  | { readonly kind: "no-such-way" }
  /** Without it nothing, or only passkeys, would be left. */
  | { readonly kind: "last-way" }
  /** The profile's own key may have been copied with the disk: only a new vault key shuts that out. */
  | { readonly kind: "needs-new-key" }
  | { readonly kind: "too-many-ways" };

/** `recoveryCode`: the only time that a new one is told. */
export type WayReply =
  { readonly ok: true; readonly recoveryCode?: string } | { readonly ok: false; readonly failure: WayFailure };

/** `expired`: the proposal has waited too long, or the vault was locked meanwhile. */
export type AcceptReply<T> =
  ({ readonly ok: true } & T) | { readonly ok: false; readonly failure: SaveFailure | { readonly kind: "expired" } };

/** A hand-filled form with something to correct: one reason per field. */
export type DraftFaults = Readonly<
  Partial<Record<"issuer" | "label" | "secret" | "digits" | "period" | "counter", string>>
>;

/** What a page's prompt may show about the accounts of its own site. */
export type FieldOffer =
  /** Say nothing. */
  | { readonly kind: "none" }
  | { readonly kind: "locked" }
  | { readonly kind: "accounts"; readonly siteName: string; readonly accounts: readonly OfferedAccount[] }
  | {
      readonly kind: "backup-codes";
      readonly siteName: string;
      /** `left`: how many backup codes are not used up. */
      readonly accounts: readonly (OfferedAccount & { readonly left: number })[];
    }
  | { readonly kind: "look-alike"; readonly siteName: string; readonly lookAlikeOf: string };

export type OfferedAccount = { readonly id: string; readonly issuer: string; readonly label: string };

/** One code for the page that asked, or why not. */
export type CodeReply =
  | {
      readonly kind: "code";
      readonly code: string;
      readonly validUntilMs: number;
      /** Whether the user wants this site's form sent once the code is in it. */
      readonly submits: boolean;
    }
  | Extract<
      FillOutcome,
      { readonly kind: "waiting" | "no-field" | "wrong-site" | "no-account" | "locked" | "not-saved" }
    >;

/** A site as its user may change how Tock behaves there. */
export type SiteView = {
  /** With its port; what changes name it by. */
  readonly host: string;
  /** As people read it. */
  readonly name: string;
  readonly isMuted: boolean;
  /** Whether a filled code was seen to be accepted. */
  readonly works: boolean;
  readonly submits: boolean;
  readonly acceptsNext: boolean;
  /** Fields that the user has pointed at. */
  readonly taught: readonly TaughtField[];
};

/** The answer to a page's QR code, key link or setup key. */
export type QrReply =
  /** `others`: how many more accounts the code holds. */
  | { readonly kind: "proposal"; readonly proposal: ProposalView; readonly others: number }
  | { readonly kind: "partial-export"; readonly have: number; readonly of: number }
  /** A key link that somebody has clicked, with nothing in it that could be kept. */
  | { readonly kind: "unusable-key" }
  /** A QR code, but not for Tock; on its own initiative Tock says nothing about it. */
  | { readonly kind: "other" }
  | { readonly kind: "no-code" }
  | { readonly kind: "locked" };

/** Backup codes that were found for an account: how many. */
export type FoundBackupCodes = { readonly accountId: string; readonly count: number };

/** What a page that shows backup codes may offer. */
export type BackupCodesOffer =
  { readonly kind: "none" } | { readonly kind: "offer"; readonly account: OfferedAccount; readonly count: number };

/** An account's backup codes for its own sheet: kept ones, and those found on a page that wait for a word. */
export type BackupCodesReply = SaveReply<{
  /** Only where `reveal` asked for them. */
  readonly kept: readonly RecoveryCode[];
  readonly found: readonly string[];
}>;

/** The backup codes that the tab's page shows. */
export type TabCodesReply =
  | { readonly kind: "found"; readonly codes: readonly string[] }
  | { readonly kind: "none" | "page-not-allowed" | "locked" };

export type KeepCodesReply =
  SaveReply<{ row: AccountRow }> | { readonly ok: false; readonly failure: { readonly kind: "no-codes-in-text" } };

/** One backup code for the page that asked, or why not. */
export type BackupCodeReply =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "locked" | "no-account" | "wrong-site" | "no-field" };

/** `not-here`: the account does not belong to the tab's site. */
export type TryAgainReply = { readonly ok: true } | { readonly ok: false; readonly failure: "not-here" | "locked" };

/** What a person typed as a site, or why it is none: a public suffix such as "co.uk" belongs to everybody. */
export type SiteReply =
  | { readonly ok: true; readonly site: NamedSite }
  | { readonly ok: false; readonly failure: "not-a-site" | "public-suffix" };
