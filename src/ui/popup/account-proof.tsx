import type { AccountRow } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { ask } from "#platform/messaging.ts";
import { WarningIcon } from "../components/icons.tsx";
import { awaitsProof } from "./account-row.tsx";
import { putRow, sheet, toast, view } from "./store.ts";

async function tryAgain(id: string, tabId: number, siteName: string): Promise<void> {
  const reply = await ask("tryAgain", { id, tabId });
  sheet.value = undefined;
  if (reply.ok) toast.value = { kind: "trying-again" };
  else
    toast.value =
      reply.failure === "locked"
        ? { kind: "save-failed", failure: { kind: "locked" } }
        : { kind: "not-here", siteName };
}

async function markWorking(id: string): Promise<void> {
  const reply = await ask("markWorking", { id });
  if (reply.ok) putRow(reply.row);
  else toast.value = { kind: "save-failed", failure: reply.failure };
}

/** Whether a site was seen to accept a code of this account, and what to do where none was. */
export const AccountProof = ({ row }: { readonly row: AccountRow }) => {
  const tab = view.value?.tab;
  if (!awaitsProof(row)) return row.proven ? <p class="hint">{t("proofDone")}</p> : null;
  return (
    <div class="notice caution" data-testid="unproven">
      <WarningIcon />
      <div class="grow">
        <strong>{t("proofTitle")}</strong>
        {t("proofText")}
        <div>
          {tab?.siteName !== undefined && tab.accountIds.includes(row.id) && (
            <button
              type="button"
              class="button plain inline"
              onClick={() => void tryAgain(row.id, tab.tabId, tab.siteName ?? "")}
              data-testid="try-again"
            >
              {t("proofTryAgain")}
            </button>
          )}
          <button
            type="button"
            class="button plain inline"
            onClick={() => void markWorking(row.id)}
            data-testid="mark-working"
          >
            {t("proofWorks")}
          </button>
        </div>
      </div>
    </div>
  );
};
