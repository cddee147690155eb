import { effect } from "@preact/signals";
import { render } from "preact";
import { onBroadcast } from "#platform/messaging.ts";
import { inPopup } from "#platform/tabs.ts";
import { showTheme, speakLanguage } from "../components/start-page.ts";
import { everySecond } from "../components/ticker.ts";
import { copyForNotice, fillHere, noteCodeFilled } from "./actions.ts";
import { installKeyboard, ignoreInputAtFirst } from "./keyboard.ts";
import { NoAnswer } from "./vault-screens.tsx";
import type { FirstView } from "./first-view.ts";
import { Popup } from "./popup.tsx";
import {
  followCodes,
  intent,
  loadAllRows,
  prepareSearch,
  proposals,
  refresh,
  rowOf,
  select,
  showLocked,
  sheet,
  tabId,
  take,
  turnCodes,
  view,
} from "./store.ts";

/** Draws the popup from the first reply, and keeps it true from then on. */
export async function show(asked: Promise<FirstView>): Promise<void> {
  const root = document.getElementById("app");
  if (root === null) return;
  speakLanguage();
  document.documentElement.toggleAttribute("data-page", !inPopup());
  try {
    const first = await asked;
    tabId.value = first.tabId;
    take(first.view);
  } catch {
    render(<NoAnswer />, root);
    return;
  }
  effect(() => {
    if (view.value) showTheme(view.value.settings.theme);
  });
  followIntent();
  render(<Popup />, root);

  installKeyboard();
  onBroadcast((event) => {
    if (event === "code-filled") {
      noteCodeFilled();
      return;
    }
    if (event === "vault-locked") showLocked();
    void refresh();
  });
  effect(() => {
    const wanted = intent.value;
    if (wanted?.kind === "unlock" && wanted.thenFill === true && view.value?.vault.state === "unlocked") {
      void fillHere();
    }
  });
  followCodes();
  everySecond(turnCodes);
  // After the first frame: nothing on the screen needs the rest of the list.
  requestAnimationFrame(() => setTimeout(() => void loadAllRows().then(prepareSearch)));
}

/** Puts what the popup was opened for at hand. */
function followIntent(): void {
  const wanted = intent.value;
  switch (wanted?.kind) {
    case "backup-codes":
      sheet.value = { kind: "backup-codes", id: wanted.accountId };
      intent.value = undefined;
      ignoreInputAtFirst();
      return;
    case "fill-backup-code":
    case "fill": {
      const row = rowOf(wanted.accountId);
      if (row) select(row.id);
      ignoreInputAtFirst();
      return;
    }
    case "choose": {
      const [first] = wanted.accountIds;
      if (first !== undefined) select(first);
      ignoreInputAtFirst();
      return;
    }
    case "proposal": {
      const { proposalId } = wanted;
      const first = proposals.value.filter((proposal) => proposal.proposalId === proposalId);
      proposals.value = [...first, ...proposals.value.filter((proposal) => proposal.proposalId !== proposalId)];
      ignoreInputAtFirst();
      return;
    }
    case "not-filled":
      void copyForNotice();
      return;
    case "unlock":
    case "notice":
    case undefined:
      return;
  }
}
