/**
 * The background: the only keeper and the only writer of the vault. The worker may be stopped between any two events and
 * started again for the next, so every listener is registered here, at the top level, and awaits `keeper.ready`.
 */
import { locksWithSystem } from "#core/vault/auto-lock.ts";
import { dispatch } from "#messages/dispatch.ts";
import type { FillAnswer, PopupIntent, ScanReport } from "#messages/views.ts";
import { newId, nowMs, randomBytes } from "#platform/clock.ts";
import {
  onAlarm,
  onCommand,
  onInstalled,
  onStartup,
  onSystemState,
  onTabClosed,
  ringAt,
  setAlarm,
} from "#platform/events.ts";
import { deviceKeyStore, indexedDbArea } from "#platform/indexed-db.ts";
import { t } from "#platform/i18n.ts";
import { lockNamed } from "#platform/locks.ts";
import { onMenuClick, setMenu, type MenuClick } from "#platform/menus.ts";
import { answerRequests, broadcast, tellPagesOfLock } from "#platform/messaging.ts";
import { onPermissionsChanged, seesAllSites } from "#platform/permissions.ts";
import { injectIntoOpenTabs, setAlwaysOnScript } from "#platform/scripting.ts";
import { keepAreasToOwnPages, localArea, sessionArea } from "#platform/storage.ts";
import { openOwnPage, tabUrl } from "#platform/tabs.ts";
import { markToolbarButton, openToolbarPopup } from "#platform/toolbar.ts";
import { createAfterFill } from "./after-fill.ts";
import { createAttempts } from "./attempts.ts";
import { createBackupCodes } from "./backup-codes.ts";
import { createDocuments } from "./documents.ts";
import { createEnrolling } from "./enrolling.ts";
import { createEnrollments } from "./enrollments.ts";
import { createExportParts } from "./export-parts.ts";
import { createFillCommand, type AtFocus } from "./fill-command.ts";
import { createFilling } from "./filling.ts";
import { createHandlers } from "./handlers.ts";
import { createExporting } from "./exporting.ts";
import { createImporting } from "./importing.ts";
import { createIntents } from "./intents.ts";
import { createKeeper } from "./keeper.ts";
import { createPages } from "./pages.ts";
import { createPicking } from "./picking.ts";
import { createProposalBox } from "./proposal-box.ts";
import { createProving } from "./proving.ts";
import { readPicture } from "./read-picture.ts";
import { scripts } from "./scripts.ts";
import { createSites } from "./sites.ts";
import { stretch } from "./stretch.ts";
import { createThemeStore } from "./theme-store.ts";
import { createVaultStore, MIRROR_DATABASE } from "./vault-store.ts";
import { createWaysIn } from "./ways-in.ts";

/** Rings when the time is up. */
const DEADLINE_ALARM = "auto-lock-deadline";
/** Rings each minute: a machine that slept, or a clock that was set, may have made the other one late. */
const LOCK_ALARM = "auto-lock";
const WELCOME_PAGE = "src/ui/welcome/index.html";

const store = createVaultStore({
  local: localArea,
  mirror: indexedDbArea(MIRROR_DATABASE),
  exclusively: lockNamed("vault"),
  nowMs,
  random: randomBytes,
});
const box = createProposalBox(sessionArea, newId, nowMs);
const enrollments = createEnrollments(sessionArea, nowMs);
const deviceKeys = deviceKeyStore(indexedDbArea("tock-device"));
const keeper = createKeeper({
  store,
  session: sessionArea,
  local: localArea,
  attempts: createAttempts(sessionArea),
  deviceKeys,
  stretch,
  random: randomBytes,
  nowMs,
  onChanged: () => broadcast("vault-changed"),
  onLocked: () => {
    // Proposals hold keys, found backup codes are as good as keys, a pending enrollment names an account, and an intent may
    // carry a code.
    intents.forget();
    void enrolling.forget();
    void backupCodes.forget();
    void enrollments.forget();
    proving.forget();
    afterFill.forget();
    broadcast("vault-locked");
    void tellPagesOfLock();
  },
  onDeadline: (deadlineMs) => void ringAt(DEADLINE_ALARM, deadlineMs),
});
const waysIn = createWaysIn(keeper, { deviceKeys, stretch, random: randomBytes, nowMs });
const documents = createDocuments();
const intents = createIntents(nowMs);
const enrolling = createEnrolling(keeper, box, enrollments, createExportParts(sessionArea, nowMs), { newId, nowMs });
const backupCodes = createBackupCodes(keeper, enrollments, sessionArea, nowMs);
const filling = createFilling(keeper, enrollments, backupCodes, nowMs);
const pages = createPages({ documents, enrolling, filling, backupCodes, read: readPicture });
const watching = {
  nowMs,
  wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  lookForFields: pages.lookForFields,
  urlOf: tabUrl,
};
const afterFill = createAfterFill(keeper, watching);
const proving = createProving(keeper, enrollments, {
  ...watching,
  lookAtTab: pages.lookAtEnrolment,
  onProven: (accountId) => afterFill.noteProven(accountId),
});
const fillCommand = createFillCommand(keeper, filling, backupCodes, pages);
const picking = createPicking(sessionArea, nowMs);
const handlers = createHandlers({
  keeper,
  waysIn,
  documents,
  enrolling,
  filling,
  importing: createImporting(keeper, sessionArea, { newId, nowMs }),
  exporting: createExporting(keeper, waysIn, { stretch, random: randomBytes, nowMs }),
  fillCommand,
  backupCodes,
  proving,
  afterFill,
  sites: createSites(keeper, nowMs),
  picking,
  pages,
  intents,
  theme: createThemeStore(localArea),
  read: readPicture,
  stretch,
  newId,
  nowMs,
});

void keepAreasToOwnPages();
answerRequests((message, sender) => dispatch(handlers, message, sender));

onInstalled((reason) => {
  void noticeCodesWhereAllowed();
  void setUpMenu();
  if (reason !== "install") return;
  void keeper.noteInstalled();
  void openOwnPage(WELCOME_PAGE);
});
onStartup(() => {
  void noticeCodesWhereAllowed();
  void setUpMenu();
});
onPermissionsChanged(() => {
  void noticeCodesWhereAllowed();
  broadcast("settings-changed");
});

void setAlarm(LOCK_ALARM, 1);
for (const alarm of [DEADLINE_ALARM, LOCK_ALARM]) {
  onAlarm(alarm, () => void keeper.ready.then(() => keeper.lockIfDue()));
}
onSystemState((state) => {
  void keeper.ready.then(async () => {
    const settings = keeper.opened()?.settings;
    if (settings !== undefined && locksWithSystem(settings, state)) await keeper.lock();
  });
});
onTabClosed((tabId) => {
  documents.forget(tabId);
  proving.forgetTab(tabId);
  // Found backup codes stay for a while: who closes their page may take them for kept.
  void enrolling.forgetTab(tabId);
  void enrollments.endOfTab(tabId);
});

onCommand((command, tabId) => {
  if (command === "lock") void keeper.lock();
  if (tabId === undefined) return;
  if (command === "fill") void fillByCommand(tabId);
  if (command === "scan") void scanByCommand(tabId);
});
onMenuClick((click) => void answerMenu(click));

/** Runs the always-on script on all sites while the user allows it, in tabs that are open already as well. */
async function noticeCodesWhereAllowed(): Promise<void> {
  const allowed = await seesAllSites();
  await setAlwaysOnScript(scripts.watch, allowed);
  if (allowed) await injectIntoOpenTabs(scripts.watch);
}

const setUpMenu = (): Promise<void> =>
  setMenu([
    { id: "fill", title: t("menuFill"), contexts: ["editable"] },
    { id: "teach-field", title: t("menuTeachField"), contexts: ["editable"] },
    { id: "scan-image", title: t("menuScanImage"), contexts: ["image"] },
    { id: "scan-page", title: t("menuScanPage"), contexts: ["page"] },
    { id: "add-link", title: t("menuAddLink"), contexts: ["link"] },
  ]);

async function answerMenu({ id, tabId, frameId, linkUrl, imageUrl }: MenuClick): Promise<void> {
  switch (id) {
    case "fill":
      return fillByCommand(tabId, { frameId });
    case "teach-field":
      return teachByCommand(tabId, frameId);
    case "add-link":
      await keeper.ready;
      return showReport(await enrolling.report([linkUrl ?? ""], { kind: "elsewhere" }, tabId));
    case "scan-image":
      await keeper.ready;
      return showReport(await pages.scanImage(tabId, frameId, imageUrl ?? ""));
    default:
      return scanByCommand(tabId);
  }
}

async function scanByCommand(tabId: number): Promise<void> {
  await keeper.ready;
  await showReport(await pages.scanTab(tabId));
}

/** A command always answers: in the popup, which opens with what was found or why nothing was. */
async function showReport(report: ScanReport): Promise<void> {
  const [first] = report.kind === "proposals" ? report.proposals : [];
  if (first !== undefined) await showInPopup({ kind: "proposal", proposalId: first.proposalId });
  else if (report.kind === "locked") await showInPopup({ kind: "unlock" });
  else await showInPopup({ kind: "notice", notice: report });
}

async function showInPopup(intent: PopupIntent): Promise<void> {
  intents.set(intent);
  if (await openToolbarPopup()) return;
  // Some browsers refuse while their window is not in front, and phones have no popup to open.
  intents.hold();
  await markToolbarButton(t("badgeHasAnswer"));
}

async function fillByCommand(tabId: number, at?: AtFocus): Promise<void> {
  const answer: FillAnswer = await fillCommand.fillHere(tabId, at);
  switch (answer.kind) {
    // The page shows both.
    case "filled":
    case "waiting":
      return;
    case "choose":
    case "fill-backup-code":
      return showInPopup(answer);
    case "locked":
      return showInPopup({ kind: "unlock", thenFill: true });
    case "no-field":
    case "wrong-site":
    case "no-account":
    case "not-accepted-by-page":
    case "page-not-allowed":
    case "page-changed":
    case "not-saved":
      return showInPopup({ kind: "not-filled", outcome: answer });
  }
}

/** "This is the code field", said of the field that the menu was opened over. */
async function teachByCommand(tabId: number, frameId: number): Promise<void> {
  await keeper.ready;
  await keeper.touch();
  if (keeper.opened() === undefined) return showInPopup({ kind: "unlock" });
  await picking.begin(tabId);
  if (!(await pages.teachFocused({ tabId, frameId }))) {
    await picking.end(tabId);
    await showInPopup({ kind: "not-filled", outcome: { kind: "no-field" } });
  }
}
