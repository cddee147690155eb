import { t } from "#platform/i18n.ts";
import type { ComponentChildren } from "preact";
import type { AccountRow } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { fillOutcomeText, vaultNoticeText } from "../failure-text.ts";
import { CloseIcon, InfoIcon, WarningIcon } from "../components/icons.tsx";
import { ProposalCard } from "../components/proposal-card.tsx";
import { ScanAnswer } from "../components/scan-answer.tsx";
import {
  acceptProposal,
  addAllFound,
  bindToTab,
  canCopyInstead,
  dismissProposal,
  fill,
  fillBackupCode,
  replaceKey,
  takeBack,
} from "./actions.ts";
import { answer, cards, intent, proposals, refresh, rowOf, searching, sheet, view } from "./store.ts";

const Notice = (props: {
  readonly tone?: "caution" | "danger";
  readonly title?: string;
  readonly children: ComponentChildren;
  readonly onClose?: () => void;
}) => (
  <div class={`notice ${props.tone ?? ""}`} role={props.tone === "danger" ? "alert" : "status"} data-testid="notice">
    {props.tone === undefined ? <InfoIcon /> : <WarningIcon />}
    <div class="grow">
      {props.title !== undefined && <strong>{props.title}</strong>}
      {props.children}
    </div>
    {props.onClose && (
      <button type="button" class="icon-button small" aria-label={t("close")} onClick={props.onClose}>
        <CloseIcon />
      </button>
    )}
  </div>
);

const SiteLookAlike = () => {
  const tab = view.value?.tab;
  if (tab?.lookAlikeOf === undefined) return null;
  return (
    <Notice tone="danger" title={t("lookAlikeTitle", tab.lookAlikeOf)}>
      {t("lookAlikeText", tab.siteName ?? "", tab.lookAlikeOf)}
    </Notice>
  );
};

/** Accounts that probably belong here; only the person knows. */
const ProposedPairs = () => {
  const tab = view.value?.tab;
  const row = tab?.proposedIds.flatMap((id) => rowOf(id) ?? [])[0];
  if (!tab || !row || tab.accountIds.includes(row.id)) return null;
  return (
    <Notice>
      {t("proposedPair", row.issuer || row.label, tab.siteName ?? "")}
      <div>
        <button type="button" class="button plain inline" onClick={() => void bindToTab(row)} data-testid="bind-site">
          {t("useHere")}
        </button>
      </div>
    </Notice>
  );
};

/** Backup codes that a page has shown after an account was added. The codes themselves are in their sheet. */
const FoundBackupCodes = () => (
  <>
    {(view.value?.foundBackupCodes ?? []).map(({ accountId, count }) => {
      const row = rowOf(accountId);
      return (
        row && (
          <Notice key={accountId} onClose={() => void ask("dismissBackupCodes", { id: accountId }).then(refresh)}>
            {t("foundBackupCodes", row.issuer || row.label, count)}
            <div>
              <button
                type="button"
                class="button plain inline"
                onClick={() => (sheet.value = { kind: "backup-codes", id: accountId })}
                data-testid="look-at-backup-codes"
              >
                {t("foundBackupCodesLook")}
              </button>
            </div>
          </Notice>
        )
      );
    })}
  </>
);

/** What the tab asks for besides codes of its own site: a backup code, or a code for a frame of another site. */
const AskedFor = () => {
  const tab = view.value?.tab;
  const asked = intent.value?.kind === "fill-backup-code" ? [intent.value.accountId] : (tab?.backupCodeIds ?? []);
  return (
    <>
      {asked.length > 0 && (
        <Notice>
          {t("fillBackupCodeAsk", tab?.siteName ?? "")}
          <FillButtons ids={asked} text={t("fillBackupCode")} onPress={fillBackupCode} testId="fill-backup-code" />
        </Notice>
      )}
      {tab?.frames.map(({ hostName, accountIds }) => (
        <Notice key={hostName}>
          {t("frameAsks", hostName)}
          <FillButtons ids={accountIds} text={t("fill")} onPress={fill} testId="fill-frame" />
        </Notice>
      ))}
    </>
  );
};

/** A notice is no list: whoever has more accounts than this for one site finds them below. */
const MOST_BUTTONS = 3;

const FillButtons = (props: {
  readonly ids: readonly string[];
  readonly text: string;
  readonly onPress: (row: AccountRow) => Promise<void>;
  readonly testId: string;
}) => {
  const { ids, text, onPress, testId } = props;
  return (
    <>
      {ids.slice(0, MOST_BUTTONS).map((id) => {
        const row = rowOf(id);
        return (
          row && (
            <div key={id}>
              <button type="button" class="button plain inline" onClick={() => void onPress(row)} data-testid={testId}>
                {text}: {row.issuer || row.label}
              </button>
            </div>
          )
        );
      })}
    </>
  );
};

/** One press for an export of a whole phone. */
const AddAllFound = () => {
  const count = proposals.value.filter(({ relation }) => relation.kind === "new").length;
  return count < 2 ? null : (
    <button type="button" class="button primary wide" onClick={() => void addAllFound()} data-testid="add-all">
      {t("scanAddAll", count)}
    </button>
  );
};

const IntentNotice = () => {
  const wanted = intent.value;
  const close = (): void => void (intent.value = undefined);
  switch (wanted?.kind) {
    case "choose":
      // One account alone is asked about for a frame, which is named beside its button.
      return wanted.accountIds.length > 1 ? <Notice>{t("chooseAccount")}</Notice> : null;
    case "notice":
      return (
        <Notice onClose={close}>
          <ScanAnswer report={wanted.notice} />
        </Notice>
      );
    case "not-filled": {
      const reason = fillOutcomeText(wanted.outcome);
      // Enter copies the account at the top, which is the site's own.
      const mayCopy = canCopyInstead(wanted.outcome) && cards.value.length > 0;
      return <Notice onClose={close}>{mayCopy ? t("fillCopyYourself", reason) : reason}</Notice>;
    }
    case "fill":
    case "fill-backup-code":
    case "backup-codes":
    case "proposal":
    case "unlock":
    case undefined:
      return null;
  }
};

/** Waving away how far an export was read gives it up: its parts are keys. */
async function closeAnswer(): Promise<void> {
  const isExport = (answer.value ?? view.value?.partialExport)?.kind === "partial-export";
  answer.value = undefined;
  if (!isExport) return;
  await ask("dismissExport", {});
  await refresh();
}

/** Everything that comes before the list: warnings, answers, and accounts that wait for a word. */
export const Messages = () => {
  const vault = view.value?.vault;
  if (searching.value || vault?.state !== "unlocked") return null;
  const found = answer.value ?? view.value?.partialExport;
  return (
    <div class="messages">
      <SiteLookAlike />
      <IntentNotice />
      {found && (
        <Notice onClose={() => void closeAnswer()}>
          <ScanAnswer report={found} />
        </Notice>
      )}
      <AskedFor />
      <FoundBackupCodes />
      {vault.notices.map((notice) => (
        <Notice key={notice.kind} {...(notice.kind === "older-copy-restored" && { tone: "caution" })}>
          {vaultNoticeText(notice)}
        </Notice>
      ))}
      <AddAllFound />
      {proposals.value.map((proposal) => (
        <ProposalCard
          key={proposal.proposalId}
          proposal={proposal}
          onAccept={acceptProposal}
          onDismiss={(id) => void dismissProposal(id)}
          onReplace={replaceKey}
          onTakeBack={takeBack}
        />
      ))}
      <ProposedPairs />
    </div>
  );
};
