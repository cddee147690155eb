import { useEffect, useRef, useState } from "preact/hooks";
import type { VaultView } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { PortPage } from "../components/port-page.tsx";
import { UnlockPanel } from "../components/unlock-panel.tsx";
import { saveFailureText } from "../failure-text.ts";
import { FAMILIAR_APPS } from "../components/app-names.ts";
import { droppedFiles, pickedFiles } from "./gather.ts";
import { SourceList } from "./source-list.tsx";
import { addFiles, addText, failure, isLocked, judge, report, rows, undo } from "./store.ts";
import { RowTable } from "./row-table.tsx";

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

function onPaste(event: ClipboardEvent): void {
  if (isField(event.target) || event.clipboardData === null) return;
  const files = Array.from(event.clipboardData.files);
  event.preventDefault();
  if (files.length > 0) void addFiles(files);
  else void addText(event.clipboardData.getData("text/plain"), t("importPastedName"));
}

const PasteText = () => {
  const [text, setText] = useState("");
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    void addText(text, t("importPastedName"));
    setText("");
  }
  return (
    <details>
      <summary>{t("importTextTitle")}</summary>
      <form class="field paste-text" onSubmit={submit}>
        <label for="import-text">{t("importTextLabel")}</label>
        <textarea
          id="import-text"
          class="code-like"
          rows={4}
          placeholder={"otpauth://totp/…\notpauth-migration://offline?data=…"}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          data-testid="import-text"
        />
        <button type="submit" class="button" data-testid="import-text-submit">
          {t("importReadText")}
        </button>
      </form>
    </details>
  );
};

/** The types of JSX know no folders. */
const FOLDER = { webkitdirectory: true } as object;

const DropArea = () => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
  return (
    <section
      class={over ? "panel drop-area over" : "panel drop-area"}
      aria-label={t("importTitle")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const { dataTransfer } = event;
        if (dataTransfer === null) return;
        const text = dataTransfer.files.length === 0 ? dataTransfer.getData("text/plain") : "";
        if (text === "") void droppedFiles(dataTransfer).then(addFiles);
        else void addText(text, t("importPastedName"));
      }}
      data-testid="drop-area"
    >
      <p class="lead">{t("importIntro")}</p>
      <p class="hint">{t("importReads", FAMILIAR_APPS.join(", "))}</p>
      <div class="buttons">
        <label class="button primary">
          {t("importChooseFiles")}
          <input
            type="file"
            class="visually-hidden"
            multiple
            onChange={(event) => {
              const files = pickedFiles(event.currentTarget.files);
              event.currentTarget.value = "";
              void addFiles(files);
            }}
            data-testid="import-files"
          />
        </label>
        <label class="button">
          {t("importChooseFolder")}
          <input
            type="file"
            class="visually-hidden"
            {...FOLDER}
            onChange={(event) => {
              const files = pickedFiles(event.currentTarget.files);
              event.currentTarget.value = "";
              void addFiles(files);
            }}
            data-testid="import-folder"
          />
        </label>
      </div>
      <PasteText />
    </section>
  );
};

const Done = () => {
  const done = report.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [done]);
  if (done === undefined) return null;
  return (
    <section class="panel" role="status" data-testid="import-done">
      <h2 ref={heading} tabIndex={-1}>
        {done.isUndone ? t("importUndoneTitle") : t("importDoneTitle")}
      </h2>
      {done.isUndone ? (
        <p>{t("importUndone")}</p>
      ) : (
        <>
          <p>{t("importDone", done.added, done.replaced, done.restored)}</p>
          <p class="hint">{t("importDoneAdvice")}</p>
          <button type="button" class="button" onClick={() => void undo()} data-testid="import-undo">
            {t("importUndo")}
          </button>
        </>
      )}
    </section>
  );
};

export const ImportPage = ({ vault }: { readonly vault: VaultView }) => (
  <PortPage title={t("importTitle")} hasVault={vault.state === "unlocked" || vault.state === "locked"}>
    <Done />
    <DropArea />
    <SourceList />
    {isLocked.value && <UnlockPanel text={t("importLockedText")} onUnlocked={unlocked} />}
    <p class="fault" role="alert">
      {failure.value === undefined
        ? ""
        : failure.value.kind === "expired"
          ? t("importUndoExpired")
          : saveFailureText(failure.value)}
    </p>
    {rows.value.length > 0 && <RowTable />}
  </PortPage>
);

function unlocked(): void {
  isLocked.value = false;
  void judge();
}
