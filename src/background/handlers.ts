import { checkDraft } from "#core/account/draft.ts";
import { hotpCode, oneTimeCode } from "#core/account/one-time-code.ts";
import type { Account } from "#core/account/account.ts";
import { withSite } from "#core/enrollment/propose.ts";
import { placeOf, siteAt, siteFromText, siteOf, typedSite } from "#core/matcher/site.ts";
import { describePayload } from "#core/qr/qr-payload.ts";
import { fail, ok, type Result } from "#core/result.ts";
import {
  accountById,
  addAccounts,
  changeSettings,
  editAccount,
  markProven,
  markUsed,
  restoreAccounts,
  takeCounter,
  trashAccounts,
} from "#core/vault/accounts.ts";
import type { Stretch } from "#core/vault/kdf.ts";
import type { Handlers, Sender } from "#messages/dispatch.ts";
import type { PopupIntent, PopupView, ProposalView, QrReply, SaveFailure, VaultView } from "#messages/views.ts";
import { broadcast } from "#platform/messaging.ts";
import { seesAllSites } from "#platform/permissions.ts";
import { injectFile, type DocumentTarget } from "#platform/scripting.ts";
import { tabUrl } from "#platform/tabs.ts";
import { openToolbarPopup, unmarkToolbarButton } from "#platform/toolbar.ts";
import type { DraftSource } from "#core/enrollment/propose.ts";
import type { AfterFill } from "./after-fill.ts";
import { asReply, createAccountChanger, faultsOf } from "./account-changer.ts";
import { createBackupCodeHandlers } from "./backup-code-handlers.ts";
import type { BackupCodes } from "./backup-codes.ts";
import type { Documents } from "./documents.ts";
import type { Enrolling } from "./enrolling.ts";
import type { FillCommand } from "./fill-command.ts";
import type { Filling } from "./filling.ts";
import type { Exporting } from "./exporting.ts";
import type { Importing } from "./importing.ts";
import type { Intents } from "./intents.ts";
import type { Keeper } from "./keeper.ts";
import { codeViews, popupView, settingsView } from "./looking.ts";
import type { Pages } from "./pages.ts";
import type { Picking } from "./picking.ts";
import type { Picture, PictureReading } from "./picture.ts";
import type { Proving } from "./proving.ts";
import { rowOf, siteViewOf } from "./rows.ts";
import { scripts } from "./scripts.ts";
import type { Sites } from "./sites.ts";
import type { ThemeStore } from "./theme-store.ts";
import { createVaultHandlers } from "./vault-handlers.ts";
import type { WaysIn } from "./ways-in.ts";

export type Services = {
  readonly keeper: Keeper;
  readonly waysIn: WaysIn;
  readonly documents: Documents;
  readonly enrolling: Enrolling;
  readonly filling: Filling;
  readonly importing: Importing;
  readonly exporting: Exporting;
  readonly fillCommand: FillCommand;
  readonly backupCodes: BackupCodes;
  readonly proving: Proving;
  readonly afterFill: AfterFill;
  readonly sites: Sites;
  readonly picking: Picking;
  readonly pages: Pages;
  readonly intents: Intents;
  readonly theme: ThemeStore;
  readonly read: (picture: Picture) => Promise<PictureReading>;
  readonly stretch: Stretch;
  readonly newId: () => string;
  readonly nowMs: () => number;
};

/** One handler for each request of the protocol. Who may ask what was decided before any of them runs. */
export function createHandlers(services: Services): Handlers {
  const {
    keeper,
    waysIn,
    documents,
    enrolling,
    filling,
    importing,
    exporting,
    backupCodes,
    proving,
    pages,
    intents,
    theme,
    read,
    stretch,
    newId,
    nowMs,
  } = services;
  const { fillCommand, afterFill, sites, picking } = services;

  /** Tabs that are being looked at because a popup has opened over them. */
  const looking = new Set<number>();

  /** Finds out about the tab's fields after the popup's first picture, which must not wait for a page. */
  function lookForFieldsLater(tabId: number): void {
    if (looking.has(tabId)) return;
    looking.add(tabId);
    const before = fieldsOf(tabId);
    void pages
      .lookForFields(tabId)
      .then(() => {
        if (fieldsOf(tabId) !== before) broadcast("vault-changed");
      })
      // Asked again by the picture that this broadcast brings about, it would never end.
      .finally(() => setTimeout(() => looking.delete(tabId), 1000));
  }

  /** Which documents ask for which codes, to be compared. */
  const fieldsOf = (tabId: number): string =>
    JSON.stringify(documents.of(tabId).map(({ origin, units, backupUnits }) => [origin, units, backupUnits]));

  async function proposalsFor(
    tabId: number | null,
    url: string | undefined,
    intent: PopupIntent | undefined,
  ): Promise<readonly ProposalView[]> {
    if (keeper.opened() === undefined) return [];
    const ofTab = tabId === null ? [] : await enrolling.ofTab(tabId, url);
    const wanted = intent?.kind === "proposal" ? await enrolling.byId(intent.proposalId) : undefined;
    return wanted === undefined || ofTab.some(({ proposalId }) => proposalId === wanted.proposalId)
      ? ofTab
      : [wanted, ...ofTab];
  }

  async function look(tabId: number | null): Promise<PopupView> {
    // Asked while the vault is being opened: a popup over a worker that was stopped waits for both.
    const surroundings = Promise.all([tabId === null ? undefined : tabUrl(tabId), seesAllSites(), theme.get()]);
    await keeper.lookAgain();
    const intent = intents.take();
    void unmarkToolbarButton();
    const [url, seesAll, chosenTheme] = await surroundings;
    const [proposals, foundBackupCodes, partialExport] = await Promise.all([
      proposalsFor(tabId, url, intent),
      backupCodes.waiting(),
      enrolling.exportProgress(),
      keeper.touch(),
    ]);
    const view = popupView(keeper, {
      ...(tabId !== null && { tab: { tabId, documents: documents.of(tabId), ...(url !== undefined && { url }) } }),
      theme: chosenTheme,
      proposals,
      foundBackupCodes,
      ...(partialExport !== undefined && { partialExport: { kind: "partial-export" as const, ...partialExport } }),
      ...(intent !== undefined && { intent }),
      seesAllSites: seesAll,
      nowMs: nowMs(),
    });
    if (tabId !== null && view.tab !== undefined && view.tab.accountIds.length > 0) lookForFieldsLater(tabId);
    return view;
  }

  const changeAccount = createAccountChanger(keeper);

  /** RFC 4226: the counter is saved before its code is shown. */
  async function codeToCopy(account: Account): Promise<Result<string, SaveFailure>> {
    const { id, parameters } = account;
    if (parameters.type !== "hotp") {
      const code = oneTimeCode(parameters, nowMs()).digits;
      // The code does not wait for its use to be noted.
      void keeper.change((body) => markUsed(body, id, nowMs()));
      void proving.noteCopied(id);
      return ok(code);
    }
    const taken = await keeper.changeWith((body) => takeCounter(body, id, nowMs()));
    if (taken.ok) return ok(hotpCode(parameters, taken.value.counter));
    const { kind } = taken.failure;
    // Nobody presses 2^53 times, and the type was looked at just now.
    if (kind === "not-counted" || kind === "counter-used-up") throw new Error(kind);
    return fail({ kind });
  }

  /** @param isOfFrame Whether the sender's own document is known to show what was read; the tab's picture shows others too. */
  async function qrReply(texts: readonly string[], sender: Sender, isOfFrame = true): Promise<QrReply> {
    const { tabId, origin } = sender;
    if (tabId === undefined || origin === undefined || texts.length === 0) return { kind: "no-code" };
    if (keeper.opened() === undefined) {
      const isKey = texts.some((text) => describePayload(text).kind === "otpauth");
      return { kind: isKey && keeper.view().state === "locked" ? "locked" : "other" };
    }
    if (filling.isMuted(origin)) return { kind: "other" };
    // Without permission for the tab the browser does not tell its address; the frame's own is then all that is known.
    const topUrl = sender.topOrigin ?? (sender.frameId === 0 ? origin : "");
    const source: DraftSource = isOfFrame
      ? { kind: "page", topUrl, frameUrl: origin }
      : { kind: "tab-picture", topUrl };
    const report = await enrolling.report(texts, source, tabId);
    if (report.kind === "partial-export") return { kind: "partial-export", have: report.have.length, of: report.of };
    const [proposal, ...others] = report.kind === "proposals" ? report.proposals : [];
    return proposal === undefined ? { kind: "other" } : { kind: "proposal", proposal, others: others.length };
  }

  /**
   * The page is still there with its field: its frames offer the account's first code, and are watched until the site has taken
   * it. So also where the key was pasted into the popup over that page.
   * @returns Whether the account belongs to the tab's site.
   */
  async function offerFirstCode(tabId: number, accountId: string): Promise<boolean> {
    const url = (await tabUrl(tabId)) ?? "";
    const site = filling.belongsTo(accountId, url) ? siteOf(url) : undefined;
    if (site !== undefined) await enrolling.begin(accountId, tabId, site);
    void pages.lookAtEnrolment(tabId).then(() => pages.offerAnew(tabId));
    return site !== undefined;
  }

  return {
    ...createVaultHandlers(keeper, waysIn, changeAccount, { stretch, nowMs }),
    ...createBackupCodeHandlers({ keeper, backupCodes, documents, pages, filling, nowMs }),
    settingsPage: async () => {
      await keeper.lookAgain();
      const [seesAll, chosenTheme] = await Promise.all([seesAllSites(), theme.get()]);
      return { vault: keeper.view(), settings: settingsView(keeper.opened(), chosenTheme), seesAllSites: seesAll };
    },
    changeSettings: async ({ theme: chosen, ...sealed }) => {
      if (chosen !== undefined) await theme.set(chosen);
      const changes = withoutUndefined(sealed);
      const changed =
        Object.keys(changes).length === 0 ? undefined : await keeper.change((body) => changeSettings(body, changes));
      if (changed?.ok === false) return changed;
      broadcast("settings-changed");
      return { ok: true, settings: settingsView(keeper.opened(), await theme.get()) };
    },

    popupView: ({ tabId }) => look(tabId),
    accountRows: async () => {
      await keeper.ready;
      return (keeper.opened()?.accounts ?? []).map(rowOf);
    },
    codes: async ({ ids }) => {
      await keeper.ready;
      const wanted = new Set(ids);
      return codeViews(
        (keeper.opened()?.accounts ?? []).filter(({ id }) => wanted.has(id)),
        nowMs(),
      );
    },
    codeToCopy: async ({ id }) => {
      await keeper.ready;
      const account = keeper.opened()?.accounts.find((each) => each.id === id);
      if (account === undefined) return fail({ kind: keeper.opened() === undefined ? "locked" : "no-such-account" });
      const code = await codeToCopy(account);
      if (!code.ok) return code;
      const vault = keeper.opened();
      const now = vault?.accounts.find((each) => each.id === id) ?? account;
      const locked = vault?.settings.lockAfterCopy === true && locksAtAll(keeper.view());
      if (locked) {
        // Behind the noting of this use, which waits in the same queue and would find the vault locked.
        await keeper.change((body) => body);
        await keeper.lock();
      }
      return { ok: true, code: code.value, row: rowOf(now), locked };
    },

    addByHand: async ({ site: siteText, ...form }) => {
      const checked = checkDraft(form);
      if (!checked.ok) return { ok: false, faults: faultsOf(checked.failure) };
      const site = siteText === null ? undefined : siteFromText(siteText);
      const { draft } = checked.value;
      const id = newId();
      return changeAccount(id, (body) =>
        ok(addAccounts(body, [{ id, draft: site === undefined ? draft : withSite(draft, site) }], nowMs())),
      );
    },
    proposeFromText: async ({ text, tabId }) => enrolling.report(linesOf(text), { kind: "elsewhere" }, tabId),
    proposeFromPicture: async ({ dataUrl }) => {
      const reading = await read({ dataUrl });
      if (reading.kind === "unreadable") return { kind: "unreadable-image" };
      return enrolling.report(reading.texts, { kind: "elsewhere" }, null);
    },
    scanTab: ({ tabId }) => pages.scanTab(tabId),
    acceptProposal: async ({ proposalId, issuer, label, bindSite }) => {
      const tabId = await enrolling.tabOf(proposalId);
      const accepted = await enrolling.accept(proposalId, { issuer, label, bindSite });
      if (accepted.ok && tabId !== undefined) void offerFirstCode(tabId, accepted.value.id);
      return accepted.ok ? { ok: true, row: rowOf(accepted.value) } : accepted;
    },
    replaceKey: async ({ proposalId }) => {
      const tabId = await enrolling.tabOf(proposalId);
      const replaced = await enrolling.replace(proposalId);
      if (replaced.ok && tabId !== undefined) void offerFirstCode(tabId, replaced.value.id);
      return replaced.ok ? { ok: true, row: rowOf(replaced.value) } : replaced;
    },
    dismissExport: async () => {
      await enrolling.forgetExport();
      return null;
    },
    dismissProposal: async ({ proposalId }) => {
      await enrolling.dismiss(proposalId);
      return null;
    },
    editAccount: ({ id, changes }) =>
      changeAccount(id, (body) => editAccount(body, id, withoutUndefined(changes), nowMs())),
    moveToTrash: async ({ id }) => asReply(await keeper.change((body) => trashAccounts(body, [id], nowMs()))),
    restoreFromTrash: ({ id }) => changeAccount(id, (body) => ok(restoreAccounts(body, [id]))),
    bindToTab: async ({ id, tabId }) => {
      const place = placeOf((await tabUrl(tabId)) ?? "");
      return changeAccount(id, (body) => {
        const account = accountById(body, id);
        if (account === undefined || place === undefined) return fail({ kind: "no-such-account" });
        return editAccount(body, id, { sites: withSite(account, siteAt(place)).sites }, nowMs());
      });
    },

    ...importing,
    ...exporting,

    readSite: ({ text, exact }) => {
      const site = typedSite(text, exact);
      return Promise.resolve(
        site.ok ? { ok: true, site: siteViewOf(site.value) } : { ok: false, failure: site.failure.kind },
      );
    },

    markWorking: ({ id }) =>
      changeAccount(id, (body) =>
        accountById(body, id) === undefined ? fail({ kind: "no-such-account" }) : ok(markProven(body, id, nowMs())),
      ),
    tryAgain: async ({ id, tabId }) => {
      await keeper.ready;
      if (keeper.opened() === undefined) return { ok: false, failure: "locked" };
      return (await offerFirstCode(tabId, id)) ? { ok: true } : { ok: false, failure: "not-here" };
    },

    fillTab: async ({ tabId, accountId }) => {
      await keeper.touch();
      return pages.fillTab(tabId, accountId);
    },

    fillHere: ({ tabId }) => fillCommand.fillHere(tabId),

    siteOfTab: async ({ tabId }) => {
      await keeper.ready;
      return sites.at(await tabUrl(tabId));
    },
    sites: async () => {
      await keeper.ready;
      return sites.chosen();
    },
    changeSite: ({ host, change }) => sites.change(host, change),
    pickField: async ({ tabId }) => {
      await picking.begin(tabId);
      return { started: await pages.startPicking(tabId) };
    },

    loadScript: async ({ script }, sender) => {
      const target = targetOf(sender);
      // The frame may be gone by now, or be one that the user has not allowed: then there is nothing to load it into.
      if (target !== undefined) await injectFile(target, scripts[script]).catch(() => undefined);
      return null;
    },
    fieldsSeen: async (told, sender) => {
      const document = documents.see(sender, told);
      return document === undefined ? { kind: "none" } : filling.offerFor(document);
    },
    codeForThisSite: async ({ accountId, unitId, early }, sender) => {
      // Only a document that has shown a code field can ask, and only for one of its own.
      const document = documents.ofSender(sender);
      const unit = document?.units.find((each) => each.unitId === unitId);
      if (document === undefined || unit === undefined) return { kind: "no-field" };
      await keeper.touch();
      return filling.codeFor(accountId, document.origin, { kind: unit.kind, early });
    },
    codeFilled: async ({ accountId }, { tabId, origin }) => {
      if (tabId === undefined || origin === undefined) return null;
      const given = filling.noteFilled(accountId, origin);
      if (given !== undefined) broadcast("code-filled");
      const isWatched = await proving.noteFilled(accountId, tabId, origin);
      if (given === undefined) return null;
      const filled = { accountId, tabId, origin, ...given };
      if (isWatched) afterFill.awaitProof(filled);
      else void afterFill.noteFilled(filled);
      return null;
    },
    taughtFields: async (_, { origin }) => {
      await keeper.ready;
      return sites.taughtAt(origin);
    },
    fieldPicked: async ({ field }, { tabId, origin }) => {
      if (tabId === undefined || !(await picking.end(tabId))) return { saved: false };
      void pages.stopPicking(tabId);
      const saved = field === null ? undefined : await sites.teach(origin, field);
      return { saved: saved?.ok === true };
    },
    enrolmentMoved: async (_, { tabId, origin }) => {
      await keeper.ready;
      if (tabId !== undefined && origin !== undefined) await proving.noteMoved(tabId, origin);
      return null;
    },
    setupKeySeen: async ({ text }, sender) => {
      await keeper.ready;
      const reply = await qrReply([text], sender);
      // The key beside the QR code that was accepted a moment ago is no news.
      if (reply.kind !== "proposal" || reply.proposal.relation.kind !== "already-kept") return reply;
      await enrolling.dismiss(reply.proposal.proposalId);
      return { kind: "other" };
    },
    qrSeen: async ({ image }, sender) => {
      await keeper.ready;
      if (sender.tabId === undefined) return { kind: "no-code" };
      const isTop = sender.frameId === 0;
      const reading = await pages.readImage(image, sender.tabId, isTop);
      return qrReply(reading?.kind === "read" ? reading.texts : [], sender, isTop || image.kind === "picture");
    },
    linkClicked: async ({ uri }, sender) => {
      await keeper.ready;
      const reply = await qrReply([uri], sender);
      // Somebody has clicked and waits for an answer.
      return reply.kind === "other" ? { kind: "unusable-key" } : reply;
    },
    acceptOnPage: async ({ proposalId }, { tabId, topOrigin, origin }) => {
      if (!(await enrolling.isOfTab(proposalId, tabId, topOrigin ?? origin))) return fail({ kind: "expired" });
      await keeper.touch();
      const accepted = await enrolling.accept(proposalId, {});
      if (accepted.ok && tabId !== undefined) void pages.lookAtEnrolment(tabId);
      return accepted.ok ? { ok: true, accountId: accepted.value.id } : accepted;
    },
    openPopup: async (intent) => {
      intents.set(intent);
      return { opened: await openToolbarPopup() };
    },
    muteThisSite: async (_, { origin }) => (await sites.mute(origin)) ?? { ok: true },
  };
}

const locksAtAll = (view: VaultView): boolean => view.state === "unlocked" && view.locks;

function targetOf({ tabId, frameId, documentId }: Sender): DocumentTarget | undefined {
  if (tabId === undefined || frameId === undefined) return undefined;
  return { tabId, frameId, ...(documentId !== undefined && { documentId }) };
}

/** A pasted text may hold several URIs, one a line. Other text stays whole. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const full = lines.filter((line) => line !== "");
  return full.every((line) => /^[a-z-]+:\/\//i.test(line)) ? full : [text.trim()];
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Optional members of a decoded message may be present and undefined; an edit must not take that for a value. */
function withoutUndefined<T extends object>(value: T): Partial<Defined<T>> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Partial<Defined<T>>;
}
