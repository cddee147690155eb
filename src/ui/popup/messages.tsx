import { t } from "#platform/i18n.ts";
import type { ComponentChildren } from "preact";
import { fillOutcomeText, vaultNoticeText } from "../failure-text.ts";
import { CloseIcon, InfoIcon, WarningIcon } from "../components/icons.tsx";
import { ProposalCard } from "../components/proposal-card.tsx";
import { ScanAnswer } from "../components/scan-answer.tsx";
import { acceptProposal, bindToTab, canCopyInstead, dismissProposal } from "./actions.ts";
import { answer, cards, intent, proposals, rowOf, searching, view } from "./store.ts";

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

const IntentNotice = () => {
  const wanted = intent.value;
  const close = (): void => void (intent.value = undefined);
  switch (wanted?.kind) {
    case "choose":
      return <Notice>{t("chooseAccount")}</Notice>;
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
    case "proposal":
    case "unlock":
    case undefined:
      return null;
  }
};

/** Everything that comes before the list: warnings, answers, and accounts that wait for a word. */
export const Messages = () => {
  const vault = view.value?.vault;
  if (searching.value || vault?.state !== "unlocked") return null;
  const found = answer.value;
  return (
    <div class="messages">
      <SiteLookAlike />
      <IntentNotice />
      {found && (
        <Notice onClose={() => (answer.value = undefined)}>
          <ScanAnswer report={found} />
        </Notice>
      )}
      {vault.notices.map((notice) => (
        <Notice key={notice.kind} {...(notice.kind === "older-copy-restored" && { tone: "caution" })}>
          {vaultNoticeText(notice)}
        </Notice>
      ))}
      {proposals.value.map((proposal) => (
        <ProposalCard
          key={proposal.proposalId}
          proposal={proposal}
          onAccept={acceptProposal}
          onDismiss={(id) => void dismissProposal(id)}
        />
      ))}
      <ProposedPairs />
    </div>
  );
};
