import { useState } from "preact/hooks";
import type { Difference } from "#core/enrollment/duplicates.ts";
import type { ProposalView } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { proposalWarningText, relationText } from "../failure-text.ts";
import { Tile } from "./tile.tsx";

/** What the person has settled before accepting. */
export type Names = { readonly issuer: string; readonly label: string; readonly bindSite: boolean };

const differenceNames = {
  issuer: "issuer",
  label: "label",
  type: "type",
  algorithm: "algorithm",
  digits: "digits",
  period: "period",
} as const;

/** What is kept and what was found, side by side. Of keys it says only that they differ. */
const Comparison = ({ differences }: { readonly differences: readonly Difference[] }) =>
  differences.length === 0 ? null : (
    <table class="comparison" data-testid="comparison">
      <thead>
        <tr>
          <td />
          <th scope="col">{t("compareKept")}</th>
          <th scope="col">{t("compareNew")}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) =>
          difference.name === "key" ? (
            <tr key="key">
              <th scope="row">{t("compareKey")}</th>
              <td colSpan={2}>{t("compareKeyDiffers")}</td>
            </tr>
          ) : (
            <tr key={difference.name}>
              <th scope="row">{t(differenceNames[difference.name])}</th>
              <td>{difference.kept}</td>
              <td>{difference.proposed}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );

/** An account that was found and is not kept yet. The person sees, and may correct, all that will be kept but the key. */
export const ProposalCard = (props: {
  readonly proposal: ProposalView;
  /** Resolves when it is kept or has been said why not. */
  readonly onAccept: (proposalId: string, names: Names) => Promise<void>;
  readonly onDismiss: (proposalId: string) => void;
  /** The account that is kept takes the key. */
  readonly onReplace: (proposalId: string) => Promise<void>;
  /** The same account comes back out of the trash. */
  readonly onTakeBack: (proposalId: string, accountId: string) => Promise<void>;
}) => {
  const { proposal, onAccept, onDismiss, onReplace, onTakeBack } = props;
  const { proposalId, siteName, relation, warnings } = proposal;
  const [issuer, setIssuer] = useState(proposal.issuer);
  const [label, setLabel] = useState(proposal.label);
  const [bindSite, setBindSite] = useState(proposal.bindSite);
  const [busy, setBusy] = useState(false);
  const kept = relation.kind === "already-kept";
  const inConflict = relation.kind === "other-key" || relation.kind === "other-parameters";
  const relationSentence = relationText(relation);
  const accept = (event: Event): void => {
    event.preventDefault();
    setBusy(true);
    void onAccept(proposalId, { issuer, label, bindSite }).finally(() => setBusy(false));
  };
  return (
    <form
      class="proposal"
      // The browser would keep what stands in the fields, to bring a closed tab back: in clear, on the disk.
      autocomplete="off"
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
      {relation.kind !== "new" && relation.isInTrash && <p class="hint">{t("inTrash")}</p>}
      {relation.kind !== "new" && <Comparison differences={relation.differences} />}
      {inConflict && <p class="hint">{t("replaceKeyText")}</p>}
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
        {inConflict && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => void onReplace(proposalId)}
            data-testid="proposal-replace"
          >
            {t("replaceKey")}
          </button>
        )}
        {kept && relation.isInTrash ? (
          <button
            type="button"
            class="button primary"
            disabled={busy}
            onClick={() => void onTakeBack(proposalId, relation.accountId)}
            data-testid="proposal-take-back"
          >
            {t("takeBackFromTrash")}
          </button>
        ) : (
          <button
            type="submit"
            class={kept ? "button" : "button primary"}
            disabled={busy}
            data-testid="proposal-accept"
          >
            {kept ? t("addAnyway") : inConflict ? t("keepBoth") : t("add")}
          </button>
        )}
      </div>
    </form>
  );
};
