/**
 * Every request between contexts, once: who may send it, what it carries, what comes back. Types and the runtime check both
 * follow from the line. Pages and content scripts import this file as a type only; the schemas run in the background.
 */
import * as v from "valibot";
import { MAX_ENTRIES } from "#core/import/limits.ts";
import { taughtField } from "#core/vault/settings.ts";
import type { TaughtField } from "#core/vault/taught-field.ts";
import { draftRow } from "./draft-row.ts";
import { MAX_CODE_TEXT, MAX_KEPT_CODES } from "#core/enrollment/kept-codes.ts";
import type { Json } from "./json.ts";
import type {
  BackupReply,
  BackupStateReply,
  ExportRowsReply,
  ImportReport,
  JudgeReply,
  UndoReply,
} from "./port-views.ts";
import type {
  AcceptReply,
  AccountRow,
  BackupWaysReply,
  BackupCodeReply,
  BackupCodesOffer,
  BackupCodesReply,
  CodeReply,
  CodeView,
  DraftFaults,
  DrillReply,
  FieldOffer,
  FillAnswer,
  FillOutcome,
  KeepCodesReply,
  PopupView,
  ProofReply,
  QrReply,
  SaveReply,
  ScanReport,
  SettingsPageView,
  SettingsView,
  SiteView,
  TrashRow,
  SiteReply,
  TabCodesReply,
  TryAgainReply,
  UnlockReply,
  VaultView,
  WayReply,
  WaysView,
} from "./views.ts";

/** Who sent a request, by the browser's word. */
export type Role = "extension-page" | "content-script";

type Body = v.GenericSchema<unknown, Json>;
export type RequestSpec<B extends Body = Body, R = unknown> = {
  readonly from: Role;
  readonly body: B;
  /** Only a type: what the handler answers. */
  readonly reply?: R;
};

const request = <B extends Body>(from: Role, body: B) => ({
  replies: <R extends Json>(): RequestSpec<B, R> => ({ from, body }),
});

const id = v.pipe(v.string(), v.uuid());
const name = v.pipe(v.string(), v.maxLength(1000));
const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(1024));
/** Base64 of what a passkey is about: no field of it is longer than the longest credential id, 1,023 bytes. */
const passkeyBytes = v.pipe(v.string(), v.minLength(1), v.maxLength(1364), v.regex(/^[A-Za-z0-9+/]+={0,2}$/));
/** What someone brings to open the vault: one of them. A passkey brings what its PRF has made of the slot's salt. */
const offered = v.union([
  v.strictObject({ passphrase }),
  v.strictObject({ recoveryCode: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  v.strictObject({ passkeyOutput: passkeyBytes }),
]);
/** The user's name for a way in; may be empty. */
const wayLabel = v.pipe(v.string(), v.maxLength(64));
const newWay = v.variant("type", [
  v.strictObject({ type: v.literal("passphrase"), passphrase, label: wayLabel }),
  v.strictObject({
    type: v.literal("passkey"),
    credentialId: passkeyBytes,
    salt: passkeyBytes,
    output: passkeyBytes,
    label: wayLabel,
  }),
  v.strictObject({ type: v.literal("recovery"), label: wayLabel }),
  v.strictObject({ type: v.literal("device"), label: wayLabel }),
]);
/** Asked for anew before the ways in are changed; null where the vault opens by itself. */
const proof = v.nullable(offered);
/** A backup of 10,000 accounts has 4.2 MB; the core refuses what is larger than any vault. */
const backupText = v.pipe(v.string(), v.maxLength(100_000_000));
const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
const nothing = v.strictObject({});
/** A picture as a data: URL. 24 MB of base64 hold any screenshot; more is refused before it is decoded. */
const picture = v.pipe(
  v.string(),
  v.maxLength(24_000_000),
  v.regex(/^data:image\/(?:png|jpeg|webp|gif|bmp|svg\+xml)[;,]/),
);
const cssPixels = v.pipe(v.number(), v.finite(), v.minValue(-100_000), v.maxValue(100_000));
const site = v.strictObject({
  kind: v.picklist(["domain", "host", "origin"]),
  value: v.pipe(v.string(), v.maxLength(260)),
});

/** What makes codes, as a person filled it in. Text, because only the core may judge it. */
const keyForm = {
  type: v.picklist(["totp", "hotp", "steam"]),
  secret: v.pipe(v.string(), v.maxLength(2000)),
  algorithm: v.picklist(["SHA1", "SHA256", "SHA512"]),
  digits: v.pipe(v.string(), v.maxLength(12)),
  period: v.pipe(v.string(), v.maxLength(12)),
  counter: v.pipe(v.string(), v.maxLength(20)),
} as const;
const draftForm = v.strictObject({
  ...keyForm,
  issuer: name,
  label: name,
  site: v.nullable(v.pipe(v.string(), v.maxLength(2000))),
});

const accountChanges = v.strictObject({
  issuer: v.optional(name),
  label: v.optional(name),
  note: v.optional(v.pipe(v.string(), v.maxLength(10_000))),
  tags: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(50))),
  pinned: v.optional(v.boolean()),
  sites: v.optional(v.pipe(v.array(site), v.maxLength(50))),
});

const settingsChanges = v.strictObject({
  autoLockMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440))),
  lockOnSystemLock: v.optional(v.boolean()),
  lockAfterCopy: v.optional(v.boolean()),
  showNextCode: v.optional(v.boolean()),
  theme: v.optional(v.picklist(["system", "light", "dark"])),
});

const qrImage = v.variant("kind", [
  v.strictObject({ kind: v.literal("picture"), dataUrl: picture }),
  v.strictObject({
    kind: v.literal("crop"),
    left: cssPixels,
    top: cssPixels,
    width: cssPixels,
    height: cssPixels,
    viewportWidth: cssPixels,
    viewportHeight: cssPixels,
  }),
]);

/** A host with its port, as `Place.hostWithPort` writes it. */
const host = v.pipe(v.string(), v.maxLength(260));
const siteChange = v.variant("kind", [
  v.strictObject({ kind: v.picklist(["mute", "submit", "next-code"]), on: v.boolean() }),
  v.strictObject({ kind: v.literal("forget-field"), field: taughtField }),
]);

const unitId = v.pipe(v.string(), v.maxLength(64));
/** A code field that a content script has found: its boxes in order count as one unit. */
const fieldUnit = v.strictObject({
  unitId,
  kind: v.picklist(["totp", "sent", "enrolment", "recovery"]),
  length: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64))),
});

/** As many as several files of the largest size hold. */
const MOST_ROWS = 2 * MAX_ENTRIES;
const importChoice = v.variant("kind", [
  v.strictObject({ kind: v.literal("add") }),
  v.strictObject({ kind: v.literal("replace"), accountId: id }),
  v.strictObject({ kind: v.literal("restore"), accountId: id }),
]);
/** A backup code as a site writes it. */
const backupCode = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CODE_TEXT));

export const requests = {
  // The vault.
  vaultStatus: request("extension-page", nothing).replies<VaultView>(),
  createVault: request("extension-page", v.strictObject({ passphrase: v.nullable(passphrase) })).replies<SaveReply>(),
  unlock: request("extension-page", offered).replies<UnlockReply>(),
  lock: request("extension-page", nothing).replies<null>(),
  /** Everything that the settings show first, and what the unlocking in their place needs to know. */
  settingsPage: request("extension-page", nothing).replies<SettingsPageView>(),
  changeSettings: request("extension-page", settingsChanges).replies<SaveReply<{ settings: SettingsView }>>(),

  // The ways into the vault.
  waysIn: request("extension-page", nothing).replies<WaysView>(),
  addWay: request("extension-page", v.strictObject({ way: newWay, proof })).replies<WayReply>(),
  /** Puts another passphrase or recovery code in the place of the former. */
  changeWay: request("extension-page", v.strictObject({ id, way: newWay, proof })).replies<WayReply>(),
  renameWay: request("extension-page", v.strictObject({ id, label: wayLabel })).replies<WayReply>(),
  removeWay: request("extension-page", v.strictObject({ id, proof })).replies<WayReply>(),
  /**
   * Gives the vault a new key. Only what is kept here stays a way in, `device` the profile's own key and `passphrase` a new
   * one; a recovery code is replaced by another.
   */
  rotateKey: request(
    "extension-page",
    v.strictObject({
      keep: v.pipe(v.array(offered), v.maxLength(32)),
      passphrase: v.nullable(passphrase),
      device: v.boolean(),
    }),
  ).replies<WayReply>(),
  /** Has the person in front of the unlocked vault show that it is theirs. */
  proveOwner: request("extension-page", offered).replies<ProofReply>(),

  /** Forgets everything, for those who start afresh. The page asks for the word first. */
  resetVault: request("extension-page", nothing).replies<SaveReply>(),
  /** What opens this backup file. */
  backupWays: request("extension-page", v.strictObject({ text: backupText })).replies<BackupWaysReply>(),
  /** Opens a backup file and says what it would give back. Changes nothing. */
  tryBackup: request("extension-page", v.strictObject({ text: backupText, offered })).replies<DrillReply>(),

  // Looking.
  popupView: request("extension-page", v.strictObject({ tabId: v.nullable(tabId) })).replies<PopupView>(),
  accountRows: request("extension-page", nothing).replies<readonly AccountRow[]>(),
  codes: request("extension-page", v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(200)) })).replies<
    readonly CodeView[]
  >(),
  /**
   * Counts as using the account; HOTP: advances the counter, saves it, and only then answers. `locked`: the user wants Tock
   * to lock after each copy, and it has.
   */
  codeToCopy: request("extension-page", v.strictObject({ id })).replies<
    SaveReply<{ code: string; row: AccountRow; locked: boolean }>
  >(),

  // Adding and changing.
  addByHand: request("extension-page", draftForm).replies<
    SaveReply<{ row: AccountRow }> | { readonly ok: false; readonly faults: DraftFaults }
  >(),
  proposeFromText: request(
    "extension-page",
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(100_000)), tabId: v.nullable(tabId) }),
  ).replies<ScanReport>(),
  proposeFromPicture: request("extension-page", v.strictObject({ dataUrl: picture })).replies<ScanReport>(),
  scanTab: request("extension-page", v.strictObject({ tabId })).replies<ScanReport>(),
  acceptProposal: request(
    "extension-page",
    v.strictObject({ proposalId: id, issuer: name, label: name, bindSite: v.boolean() }),
  ).replies<AcceptReply<{ row: AccountRow }>>(),
  /** Puts the proposed key in the place of the one that is kept under the same names; the old one goes to the trash. */
  replaceKey: request("extension-page", v.strictObject({ proposalId: id })).replies<AcceptReply<{ row: AccountRow }>>(),
  /** Gives up an export of which only some codes were scanned. */
  dismissExport: request("extension-page", nothing).replies<null>(),
  dismissProposal: request("extension-page", v.strictObject({ proposalId: id })).replies<null>(),
  editAccount: request("extension-page", v.strictObject({ id, changes: accountChanges })).replies<
    SaveReply<{ row: AccountRow }>
  >(),
  moveToTrash: request("extension-page", v.strictObject({ id })).replies<SaveReply>(),
  restoreFromTrash: request("extension-page", v.strictObject({ id })).replies<SaveReply<{ row: AccountRow }>>(),
  /** Last deleted first. */
  trash: request("extension-page", nothing).replies<readonly TrashRow[]>(),
  /** Only out of the trash. */
  deleteForever: request(
    "extension-page",
    v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(100_000)) }),
  ).replies<SaveReply>(),
  /** Gives an account another key; the former is kept until a code of the new one was accepted. */
  changeKey: request("extension-page", v.strictObject({ id, ...keyForm })).replies<
    SaveReply<{ row: AccountRow }> | { readonly ok: false; readonly faults: DraftFaults }
  >(),
  /** When the keys that are still kept were replaced, in epoch ms, oldest first. */
  formerKeys: request("extension-page", v.strictObject({ id })).replies<readonly number[]>(),
  /** Takes the last change of the key back. */
  revertKey: request("extension-page", v.strictObject({ id })).replies<SaveReply<{ row: AccountRow }>>(),
  /** Binds an account to the tab's site: the user has confirmed a proposed pair. */
  bindToTab: request("extension-page", v.strictObject({ id, tabId })).replies<SaveReply<{ row: AccountRow }>>(),

  // Moving in.
  judgeImport: request(
    "extension-page",
    v.strictObject({ drafts: v.pipe(v.array(draftRow), v.maxLength(MOST_ROWS)) }),
  ).replies<JudgeReply>(),
  /** All of the rows or none. */
  saveImport: request(
    "extension-page",
    v.strictObject({
      rows: v.pipe(v.array(v.strictObject({ draft: draftRow, choice: importChoice })), v.maxLength(MOST_ROWS)),
    }),
  ).replies<SaveReply<ImportReport>>(),
  undoImport: request("extension-page", v.strictObject({ undoId: id })).replies<UndoReply>(),

  // Moving out. Keys go to whoever can show that the vault is theirs.
  exportRows: request(
    "extension-page",
    v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(MOST_ROWS)), proof }),
  ).replies<ExportRowsReply>(),
  backupState: request("extension-page", nothing).replies<BackupStateReply>(),
  makeBackup: request("extension-page", nothing).replies<BackupReply>(),
  /** Under a passphrase of the file's own. */
  makeBackupFor: request("extension-page", v.strictObject({ passphrase, proof })).replies<BackupReply>(),
  noteBackup: request("extension-page", nothing).replies<SaveReply>(),
  /** Reads what a person types as a site of an account; nothing is changed yet. `exact`: this host alone. */
  readSite: request(
    "extension-page",
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(2000)), exact: v.boolean() }),
  ).replies<SiteReply>(),

  // Proof.
  /** The user says that the site takes the account's codes. */
  markWorking: request("extension-page", v.strictObject({ id })).replies<SaveReply<{ row: AccountRow }>>(),
  /** Offers the account's code on the tab's page once more, as right after it was added. */
  tryAgain: request("extension-page", v.strictObject({ id, tabId })).replies<TryAgainReply>(),

  // Backup codes. They are shown only where somebody asks for them.
  backupCodes: request("extension-page", v.strictObject({ id, reveal: v.boolean() })).replies<BackupCodesReply>(),
  backupCodesOnTab: request("extension-page", v.strictObject({ tabId })).replies<TabCodesReply>(),
  /** Keeps the codes in `text`. `replaces`: those kept before are worthless now. */
  keepBackupCodes: request(
    "extension-page",
    v.strictObject({ id, text: v.pipe(v.string(), v.maxLength(20_000)), replaces: v.boolean() }),
  ).replies<KeepCodesReply>(),
  tickBackupCode: request("extension-page", v.strictObject({ id, code: backupCode, used: v.boolean() })).replies<
    SaveReply<{ row: AccountRow }>
  >(),
  forgetBackupCodes: request("extension-page", v.strictObject({ id })).replies<SaveReply<{ row: AccountRow }>>(),
  dismissBackupCodes: request("extension-page", v.strictObject({ id })).replies<null>(),
  fillBackupCode: request("extension-page", v.strictObject({ tabId, accountId: id })).replies<FillOutcome>(),

  // Filling.
  fillTab: request("extension-page", v.strictObject({ tabId, accountId: id })).replies<FillOutcome>(),
  /** As the command does: fills where it is clear what is meant. */
  fillHere: request("extension-page", v.strictObject({ tabId })).replies<FillAnswer>(),

  // Single sites.
  /** Null where the tab shows no site, or Tock is locked. */
  siteOfTab: request("extension-page", v.strictObject({ tabId })).replies<SiteView | null>(),
  /** Every site that something was chosen for. */
  sites: request("extension-page", nothing).replies<readonly SiteView[]>(),
  changeSite: request("extension-page", v.strictObject({ host, change: siteChange })).replies<SaveReply>(),
  /** Has the user point at the code field in the tab's page. */
  pickField: request("extension-page", v.strictObject({ tabId })).replies<{ started: boolean }>(),

  // What pages may ask. The site is the browser's word for the sender, never the body's.
  loadScript: request("content-script", v.strictObject({ script: v.picklist(["fields", "prompt"]) })).replies<null>(),
  fieldsSeen: request(
    "content-script",
    v.strictObject({
      units: v.pipe(v.array(fieldUnit), v.maxLength(20)),
      showsError: v.boolean(),
      showsQrCode: v.boolean(),
    }),
  ).replies<FieldOffer>(),
  /** `early`: the user would rather try the next code than wait for it. */
  codeForThisSite: request(
    "content-script",
    v.strictObject({ accountId: id, unitId, early: v.boolean() }),
  ).replies<CodeReply>(),
  /** The whole code stands in the field. */
  codeFilled: request("content-script", v.strictObject({ accountId: id, unitId })).replies<null>(),
  /** The fields that the user has pointed at on this site. */
  taughtFields: request("content-script", nothing).replies<readonly TaughtField[]>(),
  /** Pointing has ended: at this field, or at none. Heard only where the user was asked to point. */
  fieldPicked: request("content-script", v.strictObject({ field: v.nullable(taughtField) })).replies<{
    saved: boolean;
  }>(),
  qrSeen: request("content-script", v.strictObject({ image: qrImage })).replies<QrReply>(),
  linkClicked: request(
    "content-script",
    v.strictObject({ uri: v.pipe(v.string(), v.maxLength(4096)) }),
  ).replies<QrReply>(),
  /** A setup key for those who cannot scan, as a page that enrolls shows it in text. */
  setupKeySeen: request(
    "content-script",
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(400)) }),
  ).replies<QrReply>(),
  /** The page of an enrolment has changed, or is being left. */
  enrolmentMoved: request("content-script", nothing).replies<null>(),
  backupCodesSeen: request(
    "content-script",
    v.strictObject({ codes: v.pipe(v.array(backupCode), v.minLength(1), v.maxLength(MAX_KEPT_CODES)) }),
  ).replies<BackupCodesOffer>(),
  /** Hands out the account's next backup code, ticked off. */
  backupCodeForThisSite: request(
    "content-script",
    v.strictObject({ accountId: id, unitId }),
  ).replies<BackupCodeReply>(),
  /** The page did not take the backup code that it was just given: it is still good. */
  backupCodeNotTaken: request("content-script", v.strictObject({ accountId: id })).replies<null>(),
  acceptOnPage: request("content-script", v.strictObject({ proposalId: id })).replies<
    AcceptReply<{ accountId: string }>
  >(),
  /** Opens the toolbar popup, which no page can cover, with the matter at hand ready. */
  openPopup: request(
    "content-script",
    v.variant("kind", [
      v.strictObject({ kind: v.literal("fill"), accountId: id }),
      v.strictObject({ kind: v.literal("proposal"), proposalId: id }),
      v.strictObject({ kind: v.literal("unlock") }),
      v.strictObject({ kind: v.literal("backup-codes"), accountId: id }),
      v.strictObject({ kind: v.literal("fill-backup-code"), accountId: id }),
    ]),
  ).replies<{ opened: boolean }>(),
  muteThisSite: request("content-script", nothing).replies<SaveReply>(),
} as const;

/** Pixels as a page could read them, or the place in the tab's own picture where they stand. */
export type QrImage = v.InferOutput<typeof qrImage>;

export type Offered = v.InferOutput<typeof offered>;
export type NewWay = v.InferOutput<typeof newWay>;

export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type BodyOf<N extends RequestName> = v.InferInput<Requests[N]["body"]>;
export type ReplyOf<N extends RequestName> = NonNullable<Requests[N]["reply"]> | Extract<Requests[N]["reply"], null>;
