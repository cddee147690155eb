import { useEffect, useState } from "preact/hooks";
import type { Exported } from "#core/export/index.ts";
import type { Offered } from "#messages/protocol.ts";
import type { AccountRow, UnlockWays } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { ask } from "#platform/messaging.ts";
import { NewPassphrase } from "../components/new-passphrase.tsx";
import { methodsOf, OfferSecret } from "../components/offer-secret.tsx";
import { useOwner } from "../components/owner.ts";
import { PageDialog } from "../components/page-dialog.tsx";
import { wayFailureText } from "../failure-text.ts";
import { exportFailureText, fitText, targetName } from "./export-text.ts";
import { saveFile } from "./save-file.ts";
import type { FitView, TargetView } from "./write-messages.ts";
import { startWriter, type Writer } from "./writer.ts";

/** How far an export has come. */
type Step =
  | { readonly kind: "choose" }
  /** Whose vault it is has to be shown first. */
  | { readonly kind: "prove" }
  | { readonly kind: "look"; readonly fits: readonly FitView[] }
  | { readonly kind: "made"; readonly file: Exported };

const nameOf = ({ issuer, label }: Pick<AccountRow, "issuer" | "label">): string =>
  [issuer, label].filter((part) => part !== "").join(", ");

const touches = ({ fit }: FitView): boolean => fit.kind === "left-out" || fit.loses.length > 0;

/** Into another app's file. The page that holds it is drawn anew when the vault locks. */
export const ExportPanel = () => {
  const [writer, setWriter] = useState<Writer | undefined>(undefined);
  const [targets, setTargets] = useState<readonly TargetView[]>([]);
  const [rows, setRows] = useState<readonly AccountRow[]>([]);
  const [ways, setWays] = useState<UnlockWays | undefined>(undefined);
  const [targetId, setTargetId] = useState("");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [inClear, setInClear] = useState(false);
  const [step, setStep] = useState<Step>({ kind: "choose" });
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  /** How many writers have died: each is followed by another. */
  const [died, setDied] = useState(0);
  const owner = useOwner();

  useEffect(() => {
    const started = startWriter();
    setWriter(started);
    started.targets().then(setTargets, () => setFault(t("exportOutOfMemory")));
    void ask("accountRows", {}).then(setRows);
    void ask("waysIn", {}).then((view) => setWays(view.ways));
    return () => started.close();
  }, [died]);

  const target = targets.find(({ id }) => id === targetId);
  const isClear = inClear || target?.canSeal === false;
  const ids = rows.map(({ id }) => id).filter((id) => !left.has(id));

  function choose(change: () => void): void {
    change();
    setStep({ kind: "choose" });
    setFault("");
  }

  /** @returns What went wrong, in words. */
  async function take(proof: Offered | null): Promise<string | undefined> {
    if (writer === undefined) return undefined;
    const reply = await ask("exportRows", { ids, proof });
    if (!reply.ok) {
      owner.forgetProof();
      return wayFailureText(reply.failure);
    }
    if (proof !== null) owner.setProof(proof);
    setStep({ kind: "look", fits: await writer.take(targetId, reply.drafts) });
    return undefined;
  }

  async function goOn(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const proof = owner.proof();
    const isLocking = ways !== undefined && methodsOf(ways).length > 0;
    // A file that anybody can read is asked for anew each time.
    if (isClear || (isLocking && proof === undefined)) setStep({ kind: "prove" });
    else setFault((await take(proof ?? null)) ?? "");
  }

  /** @returns What went wrong, in words. */
  async function make(password: string | undefined): Promise<string | undefined> {
    if (writer === undefined) return undefined;
    setBusy(true);
    const outcome = await writer.write(password).catch(() => undefined);
    setBusy(false);
    if (outcome === undefined) {
      setDied(died + 1);
      setStep({ kind: "choose" });
      setFault(t("exportOutOfMemory"));
      return undefined;
    }
    if (!outcome.ok) return exportFailureText(outcome.failure);
    setStep({ kind: "made", file: outcome.value });
    return undefined;
  }

  const ofNote = step.kind === "look" ? step.fits.filter(touches) : [];
  const held = step.kind === "look" ? step.fits.filter(({ fit }) => fit.kind === "held").length : 0;

  return (
    <section class="panel" data-testid="export">
      <h2>{t("exportOtherTitle")}</h2>
      <p class="hint">{t("exportOtherText")}</p>
      <form class="stack" onSubmit={(event) => void goOn(event)}>
        <div class="field">
          <label for="export-target">{t("exportTarget")}</label>
          <select
            id="export-target"
            required
            value={targetId}
            onChange={(event) => choose(() => setTargetId(event.currentTarget.value))}
            data-testid="export-target"
          >
            <option value="">{t("exportChooseTarget")}</option>
            {targets.map((each) => (
              <option key={each.id} value={each.id}>
                {targetName(each)}
              </option>
            ))}
          </select>
        </div>
        <details>
          <summary data-testid="export-scope">{t("exportScope", ids.length, rows.length)}</summary>
          <div class="choose-accounts">
            {rows.map((row) => (
              <label class="check" key={row.id}>
                <input
                  type="checkbox"
                  checked={!left.has(row.id)}
                  onChange={(event) => {
                    const next = new Set(left);
                    if (event.currentTarget.checked) next.delete(row.id);
                    else next.add(row.id);
                    choose(() => setLeft(next));
                  }}
                />
                <span>{nameOf(row)}</span>
              </label>
            ))}
          </div>
        </details>
        {target?.canSeal === true && (
          <label class="check">
            <input
              type="checkbox"
              checked={inClear}
              onChange={(event) => choose(() => setInClear(event.currentTarget.checked))}
              data-testid="export-clear"
            />
            <span>{t("exportInClear")}</span>
          </label>
        )}
        {target !== undefined && isClear && (
          <p class="notice caution" data-testid="export-warning">
            {target.canSeal ? t("exportClearWarning") : t("exportOnlyClear", targetName(target))}
          </p>
        )}
        {step.kind === "choose" && (
          <div class="buttons">
            <button type="submit" class="button primary" disabled={ids.length === 0} data-testid="export-go-on">
              {t("goOn")}
            </button>
          </div>
        )}
      </form>
      {step.kind === "look" && (
        <div class="stack" data-testid="export-fits">
          <p role="status">
            {ofNote.length === 0 ? t("exportFitsAll", held) : t("exportFitsSome", held, step.fits.length)}
          </p>
          {ofNote.length > 0 && (
            <ul class="fits">
              {ofNote.map((each, index) => (
                <li key={index} class={each.fit.kind === "left-out" ? "left-out" : ""}>
                  <strong>{nameOf(each)}</strong>
                  <p class="hint">{fitText(each.fit)}</p>
                </li>
              ))}
            </ul>
          )}
          {held > 0 && !isClear && (
            <>
              <p class="hint">{t("exportPasswordText")}</p>
              <NewPassphrase action={t("exportMake")} actionTestId="export-make" onChosen={make} />
            </>
          )}
          {held > 0 && isClear && (
            <div class="buttons">
              <button
                type="button"
                class="button primary"
                aria-busy={busy}
                disabled={busy}
                onClick={() => void make(undefined).then((failed) => setFault(failed ?? ""))}
                data-testid="export-make"
              >
                {t("exportMake")}
              </button>
            </div>
          )}
        </div>
      )}
      {step.kind === "made" && (
        <div class="stack" role="status" data-testid="export-made">
          <p>{t("exportReadBack", step.file.count)}</p>
          <div class="buttons">
            <button
              type="button"
              class="button primary"
              onClick={() => saveFile(`tock-${targetId}.${step.file.extension}`, step.file.bytes)}
              data-testid="export-save"
            >
              {t("exportSave")}
            </button>
          </div>
          {isClear && <p class="hint">{t("exportDeleteAfter")}</p>}
        </div>
      )}
      <p class="fault" role="alert">
        {fault}
      </p>
      {step.kind === "prove" && ways && (
        <PageDialog title={t("proveTitle")} onClose={() => setStep({ kind: "choose" })}>
          <p>{isClear ? t("exportClearWarning") : t("exportProveText")}</p>
          {methodsOf(ways).length > 0 ? (
            <OfferSecret ways={ways} action={t("goOn")} testId="prove" onOffered={take} />
          ) : (
            <button
              type="button"
              class="button danger"
              onClick={() => void take(null).then((failed) => setFault(failed ?? ""))}
              data-testid="prove-submit"
            >
              {t("exportInClearAnyway")}
            </button>
          )}
        </PageDialog>
      )}
    </section>
  );
};
