import { useEffect } from "preact/hooks";
import { t } from "#platform/i18n.ts";
import { groupedCode } from "../components/code-text.ts";
import { CheckIcon, WarningIcon } from "../components/icons.tsx";
import { fillOutcomeText, saveFailureText } from "../failure-text.ts";
import { nameOf } from "./account-row.tsx";
import { bindToTab, undoDelete } from "./actions.ts";
import { toast, view, type Toast } from "./store.ts";

const SHOWN_MS = 3500;
/** Long enough to read the name, see the mistake and reach the button. */
const WITH_ACTION_MS = 10_000;

function textOf(shown: Toast): string {
  switch (shown.kind) {
    case "copied":
      return t("copied", groupedCode(shown.code), nameOf(shown.row));
    case "copied-and-locked":
      return t("copiedAndLocked");
    case "copy-refused":
      return t("copyRefused");
    case "added":
      return t("added", nameOf(shown.row));
    case "deleted":
      return t("deleted", nameOf(shown.row));
    case "restored":
      return t("restored", nameOf(shown.row));
    case "bound":
      return t("bound", nameOf(shown.row), shown.siteName);
    case "save-failed":
      return saveFailureText(shown.failure);
    case "fill":
      return fillOutcomeText(shown.outcome);
    case "copied-instead":
      return t("fillCopiedInstead", fillOutcomeText(shown.outcome));
    case "key-replaced":
      return t("keyReplaced", nameOf(shown.row));
    case "trying-again":
      return t("proofTrying");
    case "not-here":
      return t("notHere", shown.siteName);
    case "backup-codes-kept":
      return t("backupCodesKept");
    case "expired":
      return t("proposalExpired");
  }
}

function isGood(shown: Toast): boolean {
  switch (shown.kind) {
    case "copied":
    case "copied-and-locked":
    case "added":
    case "deleted":
    case "restored":
    case "bound":
    case "copied-instead":
    case "key-replaced":
    case "trying-again":
    case "backup-codes-kept":
      return true;
    case "fill":
      return shown.outcome.kind === "filled" || shown.outcome.kind === "waiting";
    case "copy-refused":
    case "save-failed":
    case "not-here":
    case "expired":
      return false;
  }
}

/** A way on from here, where there is one. */
const Action = ({ shown }: { readonly shown: Toast }) => {
  if (shown.kind === "deleted") {
    return (
      <button type="button" onClick={() => void undoDelete(shown.row)} data-testid="undo">
        {t("undo")}
      </button>
    );
  }
  const siteName = view.value?.tab?.siteName;
  const mayBind = siteName !== undefined && view.value?.tab?.lookAlikeOf === undefined;
  if (shown.kind === "fill" && shown.outcome.kind === "wrong-site" && mayBind && shown.row !== undefined) {
    const { row } = shown;
    return (
      <button type="button" onClick={() => void bindToTab(row)} data-testid="bind-site">
        {t("useOn", siteName)}
      </button>
    );
  }
  return null;
};

const hasAction = (shown: Toast): boolean =>
  shown.kind === "deleted" ||
  shown.kind === "copied-instead" ||
  (shown.kind === "fill" && shown.outcome.kind === "wrong-site");

/** What is still to come is announced until it comes. */
function shownForMs(shown: Toast): number {
  if (shown.kind === "fill" && shown.outcome.kind === "waiting") return shown.outcome.untilMs - Date.now() + SHOWN_MS;
  return hasAction(shown) ? WITH_ACTION_MS : SHOWN_MS;
}

/** Says what was done. The region is always there, so that a screen reader notices what comes into it. */
export const Toasts = () => {
  const shown = toast.value;
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => (toast.value = undefined), shownForMs(shown));
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown && (
        <div class="toast" data-testid={shown.kind === "copied" ? "copy-toast" : "toast"}>
          {isGood(shown) ? <CheckIcon /> : <WarningIcon />}
          <span class="grow">{textOf(shown)}</span>
          <Action shown={shown} />
        </div>
      )}
    </div>
  );
};
