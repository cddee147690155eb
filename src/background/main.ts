/**
 * The background: the only keeper and the only writer of the vault. The worker may be stopped between any two events and
 * started again for the next, so every listener is registered here, at the top level, and awaits `keeper.ready`.
 */
import { stretchPassphrase } from "#core/vault/kdf.ts";
import { locksWithSystem } from "#core/vault/auto-lock.ts";
import { dispatch } from "#messages/dispatch.ts";
import type { FillOutcome, PopupIntent, ScanReport } from "#messages/views.ts";
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
import { openToolbarPopup } from "#platform/toolbar.ts";
import { createAttempts } from "./attempts.ts";
import { createDocuments } from "./documents.ts";
import { createEnrolling } from "./enrolling.ts";
import { createEnrollments } from "./enrollments.ts";
import { bestUnit, createFilling } from "./filling.ts";
import { createHandlers } from "./handlers.ts";
import { createImporting } from "./importing.ts";
import { createIntents } from "./intents.ts";
import { createKeeper } from "./keeper.ts";
import { createPages } from "./pages.ts";
import { createProposalBox } from "./proposal-box.ts";
import { createProving } from "./proving.ts";
import { readPicture } from "./read-picture.ts";
import { scripts } from "./scripts.ts";
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
  stretch: stretchPassphrase,
  random: randomBytes,
  nowMs,
  onChanged: () => broadcast("vault-changed"),
  onLocked: () => {
    // Proposals hold keys, and a pending enrollment names an account.
    void enrolling.forget();
    void enrollments.forget();
    broadcast("vault-locked");
    void tellPagesOfLock();
  },
  onDeadline: (deadlineMs) => void ringAt(DEADLINE_ALARM, deadlineMs),
});
const waysIn = createWaysIn(keeper, { deviceKeys, stretch: stretchPassphrase, random: randomBytes, nowMs });
const documents = createDocuments();
const intents = createIntents(nowMs);
const enrolling = createEnrolling(keeper, box, enrollments, { newId, nowMs });
const filling = createFilling(keeper, enrollments, nowMs);
const proving = createProving(keeper, enrollments, {
  nowMs,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  lookForFields: (tabId) => pages.lookForFields(tabId),
  urlOf: tabUrl,
});
const pages = createPages({ documents, enrolling, filling, proving, read: readPicture });
const handlers = createHandlers({
  keeper,
  waysIn,
  documents,
  enrolling,
  filling,
  importing: createImporting(keeper, sessionArea, { newId, nowMs }),
  proving,
  pages,
  intents,
  theme: createThemeStore(localArea),
  read: readPicture,
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
onTabClosed((tabId) => documents.forget(tabId));

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
    { id: "scan-image", title: t("menuScanImage"), contexts: ["image"] },
    { id: "scan-page", title: t("menuScanPage"), contexts: ["page"] },
    { id: "add-link", title: t("menuAddLink"), contexts: ["link"] },
  ]);

async function answerMenu({ id, tabId, linkUrl, imageUrl }: MenuClick): Promise<void> {
  switch (id) {
    case "fill":
      return fillByCommand(tabId);
    case "add-link":
      await keeper.ready;
      return showReport(await enrolling.report([linkUrl ?? ""], { kind: "elsewhere" }, tabId));
    case "scan-image": {
      await keeper.ready;
      if (imageUrl?.startsWith("data:image/") !== true) return scanByCommand(tabId);
      const reading = await readPicture({ dataUrl: imageUrl });
      const topUrl = (await tabUrl(tabId)) ?? "";
      const texts = reading.kind === "read" ? reading.texts : [];
      return showReport(await enrolling.report(texts, { kind: "page", topUrl, frameUrl: topUrl }, tabId));
    }
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
  await openToolbarPopup();
}

/** Fills where it is clear what is meant, and otherwise asks in the popup or says there why not. */
async function fillByCommand(tabId: number): Promise<void> {
  await keeper.ready;
  await keeper.touch();
  const seen = await pages.lookForFields(tabId);
  if (seen === undefined) return showOutcome({ kind: "page-not-allowed" });
  const best = bestUnit(seen);
  if (best === undefined) return showOutcome({ kind: "no-field" });
  const vault = keeper.opened();
  if (vault === undefined) return showInPopup({ kind: "unlock" });
  const accounts = await filling.accountsFor(best.document, vault.accounts);
  const [only] = accounts;
  if (only === undefined) return showOutcome({ kind: "no-account" });
  if (accounts.length > 1) return showInPopup({ kind: "choose", accountIds: accounts.map(({ id }) => id) });
  const outcome = await pages.fillUnit(best.document, best.unit, only.id);
  // The popup waits for the next code and fills that; this worker may not live so long.
  if (outcome.kind === "waiting") await showInPopup({ kind: "fill", accountId: only.id });
  else if (outcome.kind !== "filled") await showOutcome(outcome);
}

const showOutcome = (notice: FillOutcome): Promise<void> => showInPopup({ kind: "notice", notice });
