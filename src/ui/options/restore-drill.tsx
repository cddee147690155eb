import { useState } from "preact/hooks";
import type { Offered } from "#messages/protocol.ts";
import type { DrillView, UnlockWays } from "#messages/views.ts";
import { t, uiLanguage } from "#platform/i18n.ts";
import { ask } from "#platform/messaging.ts";
import { methodsOf, OfferSecret } from "../components/offer-secret.tsx";
import { drillFailureText } from "../failure-text.ts";

type Picked = { readonly name: string; readonly text: string; readonly ways: UnlockWays };

/** Larger than any vault. */
const MOST_BYTES = 100_000_000;

const moment = (ms: number): string =>
  new Date(ms).toLocaleString(uiLanguage(), { dateStyle: "long", timeStyle: "short" });

/** Whether a backup would really help is better found out before it is needed. Nothing is changed by it. */
export const RestoreDrill = () => {
  const [picked, setPicked] = useState<Picked | undefined>(undefined);
  const [drill, setDrill] = useState<DrillView | undefined>(undefined);
  const [fault, setFault] = useState<string | undefined>(undefined);

  async function pick(file: File | undefined): Promise<void> {
    setPicked(undefined);
    setDrill(undefined);
    setFault(undefined);
    if (file === undefined) return;
    if (file.size > MOST_BYTES) {
      setFault(drillFailureText({ kind: "not-a-vault" }));
      return;
    }
    const text = await file.text();
    const reply = await ask("backupWays", { text });
    if (!reply.ok) setFault(drillFailureText(reply.failure));
    else setPicked({ name: file.name, text, ways: reply.ways });
  }

  async function open({ text }: Picked, offered: Offered): Promise<string | undefined> {
    const reply = await ask("tryBackup", { text, offered });
    if (!reply.ok) return drillFailureText(reply.failure);
    setDrill(reply.drill);
    return undefined;
  }

  return (
    <section class="panel" data-testid="drill">
      <h2>{t("drillTitle")}</h2>
      <p class="hint">{t("drillText")}</p>
      <div class="field">
        <label for="drill-file">{t("drillFile")}</label>
        <input
          id="drill-file"
          type="file"
          onChange={(event) => void pick(event.currentTarget.files?.[0])}
          data-testid="drill-file"
        />
      </div>
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      {picked !== undefined && drill === undefined && methodsOf(picked.ways).length > 0 && (
        <OfferSecret
          key={picked.name}
          ways={picked.ways}
          action={t("drillTry")}
          testId="drill"
          onOffered={(offered) => open(picked, offered)}
        />
      )}
      {picked !== undefined && methodsOf(picked.ways).length === 0 && <p class="fault">{t("noWayHere")}</p>}
      <div role="status" data-testid="drill-result">
        {drill !== undefined && <Result {...drill} />}
      </div>
    </section>
  );
};

const Result = ({ of, wouldComeBack, others, inTrash, unreadable, savedAt }: DrillView) => (
  <>
    <p class={wouldComeBack === of ? "good" : "fault"}>
      <strong>{t("drillResult", wouldComeBack, of)}</strong>
    </p>
    {wouldComeBack < of && <p>{t("drillMissing", of - wouldComeBack)}</p>}
    {others > 0 && <p class="hint">{t("drillOthers", others)}</p>}
    {inTrash > 0 && <p class="hint">{t("drillTrash", inTrash)}</p>}
    {unreadable > 0 && <p class="hint">{t("drillUnreadable", unreadable)}</p>}
    <p class="hint">{t("drillMadeAt", moment(savedAt))}</p>
  </>
);
