import { t } from "#platform/i18n.ts";
import { CloseIcon } from "../components/icons.tsx";
import { derivingText, importFailureText, importNoticeText } from "../import-text.ts";
import { appName } from "../components/app-names.ts";
import { openWith, removeSource, sources, type Source } from "./store.ts";

/** Whether a password may open what this failure kept shut. */
const asksPassword = (failure: Extract<Source["state"], { kind: "failed" }>["failure"]): boolean =>
  failure.kind === "needs-password" ||
  failure.kind === "wrong-password" ||
  failure.kind === "cancelled" ||
  (failure.kind === "not-recognised" && failure.maybeSealed === true);

const nameOf = ({ names }: Source): string => {
  const [first = "", ...others] = names;
  return others.length === 0 ? first : `${first} + ${others.length}`;
};

const PasswordForm = ({ source }: { readonly source: Source }) => {
  const id = `password-${source.id}`;
  return (
    <form
      class="field password-form"
      onSubmit={(event) => {
        event.preventDefault();
        const field = event.currentTarget.elements.namedItem(id) as HTMLInputElement;
        void openWith(source, field.value);
      }}
    >
      <label for={id}>{t("importPassword")}</label>
      <div class="with-button">
        <input id={id} name={id} type="password" autocomplete="off" maxLength={4096} data-testid="import-password" />
        <button type="submit" class="button" data-testid="import-open">
          {t("importOpen")}
        </button>
      </div>
    </form>
  );
};

const SourceState = ({ source }: { readonly source: Source }) => {
  const { state } = source;
  switch (state.kind) {
    case "reading": {
      const { progress, reader } = state;
      const fraction = progress.step === "deriving-key" ? progress.fraction : undefined;
      return (
        <div class="reading late">
          <span role="status">
            {progress.step === "deriving-key" ? derivingText(progress.cost) : t("importReading")}
          </span>
          <progress aria-label={t("importReading")} {...(fraction !== undefined && { value: fraction })} />
          <button type="button" class="button" onClick={reader.close} data-testid="import-cancel">
            {t("importCancel")}
          </button>
        </div>
      );
    }
    case "failed": {
      const { failure } = state;
      const asks = asksPassword(failure);
      const app = "app" in failure ? appName(failure.app) : undefined;
      const isQuestion = failure.kind === "needs-password" || failure.kind === "cancelled";
      return (
        <>
          <p class={isQuestion ? "hint" : "fault"} role={isQuestion ? "status" : "alert"} data-testid="source-failure">
            {importFailureText(failure, app)}
          </p>
          {asks && <PasswordForm source={source} />}
        </>
      );
    }
    case "read":
      return (
        <ul class="source-facts hint">
          <li>{[appName(state.app), t("importFoundCount", state.rows.length)].filter((part) => part).join(" · ")}</li>
          {state.notices.map((notice) => (
            <li key={notice.kind} class={notice.kind === "parts-missing" ? "caution" : ""}>
              {importNoticeText(notice)}
            </li>
          ))}
        </ul>
      );
  }
};

/** The files that were chosen, each with where it stands. */
export const SourceList = () =>
  sources.value.length === 0 ? null : (
    <ul class="panel sources" data-testid="sources">
      {sources.value.map((source) => (
        <li key={source.id} data-testid="source">
          <div class="source-head">
            <strong class="source-name" title={source.names.join("\n")}>
              {nameOf(source)}
            </strong>
            {source.state.kind !== "reading" && (
              <button
                type="button"
                class="icon-button"
                aria-label={t("importRemove", nameOf(source))}
                onClick={() => removeSource(source)}
              >
                <CloseIcon />
              </button>
            )}
          </div>
          <SourceState source={source} />
        </li>
      ))}
    </ul>
  );
