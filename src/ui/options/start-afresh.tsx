import { useState } from "preact/hooks";
import { t } from "#platform/i18n.ts";
import { ask } from "#platform/messaging.ts";
import { openOwnPage } from "#platform/tabs.ts";
import { ConfirmByWord } from "../components/confirm-by-word.tsx";
import { PageDialog } from "../components/page-dialog.tsx";
import { saveFailureText } from "../failure-text.ts";

/** The last resort: forgets the vault, whatever state it is in, and sets Tock up anew. */
export const StartAfresh = () => {
  const [isAsked, setAsked] = useState(false);

  async function reset(): Promise<string | undefined> {
    const reply = await ask("resetVault", {});
    if (!reply.ok) return saveFailureText(reply.failure);
    await openOwnPage("src/ui/welcome/index.html");
    return undefined;
  }

  return (
    <section class="panel quiet-panel">
      <h2>{t("startAfresh")}</h2>
      <p class="hint">{t("startAfreshText")}</p>
      <button type="button" class="button danger" onClick={() => setAsked(true)} data-testid="start-afresh">
        {t("startAfresh")}
      </button>
      {isAsked && (
        <PageDialog title={t("startAfresh")} onClose={() => setAsked(false)}>
          <ConfirmByWord text={t("startAfreshWarning")} action={t("deleteEverything")} onConfirmed={reset} />
        </PageDialog>
      )}
    </section>
  );
};
