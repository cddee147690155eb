import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "#platform/i18n.ts";
import { CloseIcon } from "../components/icons.tsx";
import { searchField } from "./keyboard.ts";
import { rowOf, sheet } from "./store.ts";
import type { AddSheet } from "./add-sheet.tsx";
import type { AccountSheet } from "./account-sheet.tsx";

type SheetParts = { readonly Add: typeof AddSheet; readonly Account: typeof AccountSheet };

/** Not needed for the first picture, so not loaded for it. */
const loadParts = async (): Promise<SheetParts> => {
  const [{ AddSheet: Add }, { AccountSheet: Account }] = await Promise.all([
    import("./add-sheet.tsx"),
    import("./account-sheet.tsx"),
  ]);
  return { Add, Account };
};

const close = (): void => {
  sheet.value = undefined;
};

/** A native modal dialog over the whole popup: the browser keeps the focus in it and closes it by Esc. */
export const Dialog = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
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
  const [parts, setParts] = useState<SheetParts | undefined>(undefined);
  const open = sheet.value;
  const wanted = open !== undefined;
  useEffect(() => {
    if (wanted && !parts) void loadParts().then(setParts);
  }, [wanted, parts]);
  if (!open || !parts) return null;
  if (open.kind === "add") {
    return (
      <Dialog title={t("addAccount")}>
        <parts.Add by={open.by} />
      </Dialog>
    );
  }
  const row = rowOf(open.id);
  if (!row) return null;
  return (
    <Dialog title={t("editAccount")}>
      <parts.Account row={row} />
    </Dialog>
  );
};
