import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { t } from "#platform/i18n.ts";
import { CloseIcon } from "./icons.tsx";

/** A native modal dialog over a page: the browser keeps the focus in it, and closes it by Esc. */
export const PageDialog = (props: {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
}) => {
  const element = useRef<HTMLDialogElement>(null);
  // Before the frame: an unopened dialog would be there for a moment, and could not be clicked.
  useLayoutEffect(() => element.current?.showModal(), []);
  return (
    <dialog ref={element} class="page-dialog" aria-labelledby="dialog-title" onClose={props.onClose}>
      <header>
        <h2 id="dialog-title">{props.title}</h2>
        <button type="button" class="icon-button" aria-label={t("close")} title={t("close")} onClick={props.onClose}>
          <CloseIcon />
        </button>
      </header>
      <div class="stack">{props.children}</div>
    </dialog>
  );
};
