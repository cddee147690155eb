import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "#platform/i18n.ts";
import { CloseIcon } from "../components/icons.tsx";
import { searchField } from "./keyboard.ts";
import { later } from "./later.tsx";
import { rowOf, sheet, view } from "./store.ts";
import { AddSheet } from "./add-sheet.tsx";
import { nameOf } from "./account-row.tsx";

const AccountSheet = later(() => import("./account-sheet.tsx").then((module) => module.AccountSheet));
const BackupCodesSheet = later(() => import("./backup-codes-sheet.tsx").then((module) => module.BackupCodesSheet));
const SiteSheet = later(() => import("./site-sheet.tsx").then((module) => module.SiteSheet));

const close = (): void => {
  sheet.value = undefined;
};

/** A native modal dialog over the whole popup: the browser keeps the focus in it and closes it by Esc. */
const Dialog = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => {
  const element = useRef<HTMLDialogElement>(null);
  // Before the frame: an unopened dialog would be there for a moment, and could not be clicked.
  useLayoutEffect(() => {
    element.current?.showModal();
    return () => searchField()?.focus();
  }, []);
  return (
    <dialog ref={element} class="sheet" aria-labelledby="sheet-title" onClose={close}>
      <header>
        <h1 id="sheet-title">{title}</h1>
        <button type="button" class="icon-button" aria-label={t("close")} title={t("close")} onClick={close}>
          <CloseIcon />
        </button>
      </header>
      <div class="sheet-body">{children}</div>
    </dialog>
  );
};

export const Sheets = () => {
  const open = sheet.value;
  switch (open?.kind) {
    case undefined:
      return null;
    case "add":
      return (
        <Dialog title={t("addAccount")}>
          <AddSheet by={open.by} />
        </Dialog>
      );
    case "site":
      return (
        <Dialog title={t("siteSheet", view.value?.tab?.siteName ?? "")}>
          <SiteSheet />
        </Dialog>
      );
    case "account": {
      const row = rowOf(open.id);
      return (
        row && (
          <Dialog title={t("editAccount")}>
            <AccountSheet row={row} />
          </Dialog>
        )
      );
    }
    case "backup-codes": {
      const row = rowOf(open.id);
      return (
        row && (
          <Dialog title={t("backupCodesOf", nameOf(row))}>
            <BackupCodesSheet row={row} />
          </Dialog>
        )
      );
    }
  }
};
