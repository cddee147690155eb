import { useState } from "preact/hooks";
import type { ProposalView } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { proposalWarningText, relationText } from "../failure-text.ts";
import { Tile } from "./tile.tsx";

/** What the person has settled before accepting. */
export type Names = { readonly issuer: string; readonly label: string; readonly bindSite: boolean };

/** An account that was found and is not kept yet. The person sees, and may correct, all that will be kept but the key. */
export const ProposalCard = (props: {
  readonly proposal: ProposalView;
  /** Resolves when it is kept or has been said why not. */
  readonly onAccept: (proposalId: string, names: Names) => Promise<void>;
  readonly onDismiss: (proposalId: string) => void;
}) => {
  const { proposal, onAccept, onDismiss } = props;
  const { proposalId, siteName, relation, warnings } = proposal;
  const [issuer, setIssuer] = useState(proposal.issuer);
  const [label, setLabel] = useState(proposal.label);
  const [bindSite, setBindSite] = useState(proposal.bindSite);
  const [busy, setBusy] = useState(false);
  const kept = relation.kind === "already-kept";
  const relationSentence = relationText(relation);
  const accept = (event: Event): void => {
    event.preventDefault();
    setBusy(true);
    void onAccept(proposalId, { issuer, label, bindSite }).finally(() => setBusy(false));
  };
  return (
    <form
      class="proposal"
      data-testid="proposal"
      aria-label={`${t("addThisAccount")} ${[issuer, label].join(", ")}`}
      onSubmit={accept}
    >
      <h2>{kept ? t("accountKnown") : t("addThisAccount")}</h2>
      <div class="proposal-names">
        <Tile issuer={issuer} label={label} />
        <div class="grow">
          <input
            class="quiet strong"
            aria-label={t("issuer")}
            placeholder={t("issuer")}
            value={issuer}
            maxLength={1000}
            onInput={(event) => setIssuer(event.currentTarget.value)}
          />
          <input
            class="quiet"
            aria-label={t("label")}
            placeholder={t("label")}
            value={label}
            maxLength={1000}
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
        </div>
      </div>
      {relationSentence !== undefined && <p class="hint">{relationSentence}</p>}
      {warnings.map((warning) => (
        <p key={warning} class="warning">
          {proposalWarningText(warning)}
        </p>
      ))}
      {siteName !== undefined && (
        <label class="check">
          <input
            type="checkbox"
            checked={bindSite}
            onChange={(event) => setBindSite(event.currentTarget.checked)}
            data-testid="proposal-site"
          />
          <span>{t("useOnSite", siteName)}</span>
        </label>
      )}
      <div class="buttons">
        <button type="button" class="button plain" onClick={() => onDismiss(proposalId)} data-testid="proposal-dismiss">
          {t("dismiss")}
        </button>
        <button type="submit" class={kept ? "button" : "button primary"} disabled={busy} data-testid="proposal-accept">
          {kept ? t("addAnyway") : t("add")}
        </button>
      </div>
    </form>
  );
};
