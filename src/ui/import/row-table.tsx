import { useEffect, useState } from "preact/hooks";
import type { Choice } from "#core/import/verdict.ts";
import type { KeptView, VerdictView } from "#messages/port-views.ts";
import { t } from "#platform/i18n.ts";
import { groupedCode, spokenCode } from "../components/code-text.ts";
import { everySecond } from "../components/ticker.ts";
import { Tile } from "../components/tile.tsx";
import { rowFailureText, rowWarningText } from "../import-text.ts";
import type { AccountRowView } from "./read-messages.ts";
import {
  bindKnown,
  busy,
  choiceOf,
  choose,
  chooseAll,
  chosenRows,
  codeOf,
  counts,
  filter,
  isLocked,
  isReading,
  rows,
  save,
  showCodes,
  shownRows,
  statusOf,
  type Status,
  type TableRow,
} from "./store.ts";

/** Rows that are drawn at first, and with each press of the button below them. */
const PAGE = 200;
const STATUSES: readonly Status[] = ["new", "duplicate", "changed", "unreadable"];

function statusText(status: Status): string {
  switch (status) {
    case "new":
      return t("statusNew");
    case "duplicate":
      return t("statusDuplicate");
    case "changed":
      return t("statusChanged");
    case "unreadable":
      return t("statusUnreadable");
  }
}

const nameOf = ({ issuer, label }: { readonly issuer: string; readonly label: string }): string =>
  [issuer, label].filter((part) => part !== "").join(" · ") || "–";

function parametersText(view: AccountRowView | KeptView): string {
  const { type, algorithm, digits, periodSeconds = 0, counter = 0 } = view;
  if (type === "steam") return "Steam Guard";
  return type === "hotp"
    ? t("parametersCounted", algorithm, digits, counter)
    : t("parametersTimed", algorithm, digits, periodSeconds);
}

/** Why a row has its verdict; of two that differ, both. */
function reasonText(view: AccountRowView, verdict: VerdictView): string | undefined {
  switch (verdict.kind) {
    case "new":
      return undefined;
    case "repeated":
      return t("repeatedRow");
    case "duplicate":
      return t(verdict.kept.isInTrash ? "duplicateInTrash" : "duplicateOf", nameOf(verdict.kept));
    case "changed":
      return changeText(view, verdict.kept, verdict.why);
  }
}

function changeText(
  view: AccountRowView,
  kept: KeptView,
  why: Extract<VerdictView, { kind: "changed" }>["why"],
): string {
  switch (why) {
    case "other-parameters":
      return t("changedParameters", nameOf(kept), parametersText(kept), parametersText(view));
    case "counter-ahead":
      return t("changedCounter", nameOf(kept), kept.counter ?? 0, view.counter ?? 0);
    case "other-key":
      return t("changedKey", nameOf(kept));
  }
}

const ChangedChoice = ({ row, kept }: { readonly row: TableRow; readonly kept: KeptView }) => {
  const { accountId } = kept;
  const choices: Readonly<Record<"skip" | "replace" | "add", Choice>> = {
    skip: { kind: "skip" },
    replace: { kind: "replace", accountId },
    add: { kind: "add" },
  };
  return (
    <select
      aria-label={t("choiceFor", nameOf(kept))}
      value={choiceOf(row).kind}
      onChange={(event) => choose(row, choices[event.currentTarget.value as keyof typeof choices])}
      data-testid="row-choice"
    >
      <option value="skip">{t("choiceKeepMine")}</option>
      <option value="replace">{t("choiceTakeFile")}</option>
      <option value="add">{t("choiceKeepBoth")}</option>
    </select>
  );
};

/** What a tick means for a row; nothing for one that has nothing to take. */
function tickOf({ verdict }: TableRow): Choice | undefined {
  if (verdict === undefined) return undefined;
  switch (verdict.kind) {
    case "new":
    case "repeated":
      return { kind: "add" };
    case "duplicate":
      return verdict.kept.isInTrash ? { kind: "restore", accountId: verdict.kept.accountId } : { kind: "add" };
    case "changed":
      return undefined;
  }
}

const Take = ({ row, view }: { readonly row: TableRow; readonly view: AccountRowView }) => {
  if (row.verdict?.kind === "changed") return null;
  const tick = tickOf(row);
  return (
    <input
      type="checkbox"
      aria-label={t("takeRow", nameOf(view))}
      checked={choiceOf(row).kind !== "skip"}
      disabled={tick === undefined}
      onChange={(event) => tick && choose(row, event.currentTarget.checked ? tick : { kind: "skip" })}
      data-testid="row-take"
    />
  );
};

const SiteCell = ({ view }: { readonly view: AccountRowView }) => {
  const { binding, issuer } = view;
  if (binding === undefined || (binding.from === "directory" && !bindKnown.value)) return <span class="hint">–</span>;
  return (
    <>
      <span>{binding.siteName}</span>
      {binding.isElsewhere && <span class="row-caution">{t("siteElsewhere", issuer)}</span>}
    </>
  );
};

const AccountCells = ({ row, view }: { readonly row: TableRow; readonly view: AccountRowView }) => {
  const code = codeOf(row);
  const { verdict } = row;
  const reason = verdict && reasonText(view, verdict);
  return (
    <>
      <td class="cell-take">
        <Take row={row} view={view} />
      </td>
      <th scope="row" class="cell-account">
        <Tile issuer={view.issuer} label={view.label} />
        <span class="names">
          <bdi class="issuer">{view.issuer || view.label || "–"}</bdi>
          {view.issuer !== "" && view.label !== "" && <bdi class="label">{view.label}</bdi>}
          {view.warnings.map((warning) => (
            <span key={warning.kind} class="row-caution">
              {rowWarningText(warning)}
            </span>
          ))}
        </span>
      </th>
      <td class="cell-code">
        {code && (
          <span title={parametersText(view)}>
            <span aria-hidden="true" data-testid="row-code">
              {groupedCode(code.code)}
            </span>
            <span class="visually-hidden">{spokenCode(code.code)}</span>
          </span>
        )}
      </td>
      <td class="cell-site">
        <SiteCell view={view} />
      </td>
      <td class="cell-status">
        <span class="status" data-status={statusOf(row)} data-testid="row-status">
          {verdict === undefined ? "…" : statusText(statusOf(row))}
        </span>
        {reason !== undefined && <span class="reason">{reason}</span>}
        {verdict?.kind === "changed" && <ChangedChoice row={row} kept={verdict.kept} />}
      </td>
    </>
  );
};

const Row = ({ row }: { readonly row: TableRow }) => {
  const { view } = row;
  return (
    <tr data-testid="import-row" data-status={statusOf(row)}>
      {view.kind === "account" ? (
        <AccountCells row={row} view={view} />
      ) : (
        <>
          <td class="cell-take" />
          <th scope="row" class="cell-account" colSpan={3}>
            <span class="names">
              <bdi class="issuer">{view.name || "–"}</bdi>
            </span>
          </th>
          <td class="cell-status">
            <span class="status" data-status="unreadable" data-testid="row-status">
              {statusText("unreadable")}
            </span>
            <span class="reason">{rowFailureText(view.reason)}</span>
          </td>
        </>
      )}
    </tr>
  );
};

/** Keeps the codes of this moment on the screen: asks anew when the first of them has ended. */
function useLiveCodes(drawn: readonly TableRow[]): void {
  useEffect(
    () =>
      everySecond((nowMs) => {
        const ends = drawn.flatMap((row) => codeOf(row)?.validUntilMs ?? []);
        if (ends.some((endMs) => endMs <= nowMs)) void showCodes();
      }),
    [drawn],
  );
}

const Filters = () => (
  <div class="filters" role="group" aria-label={t("columnStatus")}>
    <button
      type="button"
      class="chip"
      aria-pressed={filter.value === undefined}
      onClick={() => (filter.value = undefined)}
    >
      {t("statusCount", t("statusAll"), rows.value.length)}
    </button>
    {STATUSES.filter((status) => counts.value[status] > 0).map((status) => (
      <button
        key={status}
        type="button"
        class="chip"
        aria-pressed={filter.value === status}
        data-status={status}
        data-testid={`filter-${status}`}
        onClick={() => {
          filter.value = filter.value === status ? undefined : status;
          void showCodes();
        }}
      >
        {t("statusCount", statusText(status), counts.value[status])}
      </button>
    ))}
  </div>
);

/** The dry run: one row for each entry of the files, and what will become of it. */
export const RowTable = () => {
  const [most, setMost] = useState(PAGE);
  const shown = shownRows.value;
  const drawn = shown.slice(0, most);
  useLiveCodes(drawn);
  const news = shown.filter((row) => statusOf(row) === "new");
  const taken = news.filter((row) => choiceOf(row).kind !== "skip");
  const wanted = chosenRows.value.length;
  return (
    <section class="panel found" data-testid="import-found">
      <h2>{t("importFoundTitle")}</h2>
      <p class="hint" data-testid="import-total">
        {t("importTotal", rows.value.length)}
      </p>
      <Filters />
      <div class="table-frame">
        <table>
          <thead>
            <tr>
              <th scope="col" class="cell-take">
                <input
                  type="checkbox"
                  aria-label={t("takeAllNew")}
                  checked={news.length > 0 && taken.length === news.length}
                  ref={(box) => {
                    if (box) box.indeterminate = taken.length > 0 && taken.length < news.length;
                  }}
                  disabled={news.length === 0}
                  onChange={(event) => chooseAll(event.currentTarget.checked)}
                  data-testid="take-all"
                />
              </th>
              <th scope="col">{t("columnAccount")}</th>
              <th scope="col">{t("columnCode")}</th>
              <th scope="col">{t("columnSite")}</th>
              <th scope="col">{t("columnStatus")}</th>
            </tr>
          </thead>
          <tbody>
            {drawn.map((row) => (
              <Row key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > drawn.length && (
        <button type="button" class="button" onClick={() => setMost(most + PAGE)}>
          {t("showMoreRows")}
        </button>
      )}
      <div class="decide">
        <label class="check">
          <input
            type="checkbox"
            checked={bindKnown.value}
            onChange={(event) => (bindKnown.value = event.currentTarget.checked)}
            data-testid="bind-known"
          />
          <span>{t("bindKnownSites")}</span>
        </label>
        <button
          type="button"
          class="button primary"
          disabled={wanted === 0 || isLocked.value || isReading.value}
          aria-busy={busy.value}
          onClick={() => void save()}
          data-testid="import-save"
        >
          {wanted === 0 ? t("importNothingChosen") : t("importSave", wanted)}
        </button>
      </div>
    </section>
  );
};
