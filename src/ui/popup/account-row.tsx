import type { AccountRow } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { groupedCode, spokenCode } from "../components/code-text.ts";
import { Countdown } from "../components/countdown.tsx";
import { FillIcon, PinIcon } from "../components/icons.tsx";
import { Tile } from "../components/tile.tsx";
import { copyCode, fill } from "./actions.ts";
import { canFill, codes, madeCodes, select, sheet, view } from "./store.ts";

type Props = { readonly row: AccountRow; readonly index: number; readonly isSelected: boolean };

export const nameOf = ({ issuer, label }: AccountRow): string => [issuer, label].filter(Boolean).join(", ");
export const rowElementId = (index: number): string => `account-${index}`;

/** What every form of an account shares: what it is, for screen readers, drivers and the keyboard. */
const rowProps = ({ row, index, isSelected }: Props) => ({
  id: rowElementId(index),
  role: "row" as const,
  "aria-rowindex": index + 1,
  "aria-selected": isSelected,
  "data-testid": "account",
  "data-issuer": row.issuer,
  "data-label": row.label,
  "data-counts": "",
  "data-proven": row.proven,
  // Hovering selects nothing; a press does, so that keys go on from there.
  onPointerDown: () => select(row.id),
});

/** Whether a site is known that should have accepted a code by now, and was never seen to. */
export const awaitsProof = ({ proven, sites }: AccountRow): boolean => !proven && sites.length > 0;

/** What there is to do about an account, in two or three words; its sheet says more. */
const Badges = ({ row }: { readonly row: AccountRow }) => (
  <>
    {awaitsProof(row) && (
      <span class="badge" data-testid="not-confirmed">
        {t("notConfirmed")}
      </span>
    )}
    {row.recoveryCodesRunOut && (
      <span class="badge" data-testid="few-backup-codes">
        {t("backupCodesFewShort", row.recoveryCodesLeft)}
      </span>
    )}
  </>
);

/** The account's names as the one big button over its whole area. */
const Names = ({ row }: { readonly row: AccountRow }) => {
  const code = codes.value.get(row.id)?.code ?? madeCodes.value.get(row.id);
  const label =
    row.type === "hotp" && code === undefined
      ? t("copyNewCodeOf", nameOf(row))
      : t("copyCodeOf", nameOf(row), spokenCode(code ?? ""));
  return (
    <span class="names" role="gridcell">
      <button type="button" class="whole" aria-label={label} onClick={() => void copyCode(row)} data-testid="copy" />
      <span class="issuer">
        {row.issuer || row.label}
        {row.pinned && (
          <span class="pin" title={t("pinned")}>
            <PinIcon />
          </span>
        )}
      </span>
      <span class="label">
        <Badges row={row} />
        {row.issuer !== "" && row.label}
      </span>
    </span>
  );
};

const CodeText = ({ row }: { readonly row: AccountRow }) => {
  if (row.type === "hotp") {
    const made = madeCodes.value.get(row.id);
    return made === undefined ? (
      <span class="make">{t("newCode")}</span>
    ) : (
      <span class="code" data-testid="code">
        {groupedCode(made)}
      </span>
    );
  }
  const shown = codes.value.get(row.id);
  // Dots hold the place of a code that is on its way, so that nothing jumps when it comes.
  const text = groupedCode(shown?.code ?? "\u00b7".repeat(row.digits));
  return shown ? (
    <span class="code" data-testid="code" data-digits={row.digits}>
      {text}
    </span>
  ) : (
    <span class="code" data-digits={row.digits}>
      {text}
    </span>
  );
};

const NextCode = ({ id }: { readonly id: string }) => {
  const next = codes.value.get(id)?.nextCode ?? "";
  if (next === "" || view.value?.settings.showNextCode !== true) return null;
  return <span class="next">{t("nextCode", groupedCode(next))}</span>;
};

const Ring = ({ row, seconds }: { readonly row: AccountRow; readonly seconds?: boolean }) => {
  const shown = codes.value.get(row.id);
  if (row.periodSeconds === undefined) return null;
  if (!shown) return <span class={seconds === true ? "countdown large" : "countdown"} />;
  return <Countdown validUntilMs={shown.validUntilMs} periodMs={row.periodSeconds * 1000} seconds={seconds === true} />;
};

const EditButton = ({ row }: { readonly row: AccountRow }) => (
  <button
    type="button"
    class="more"
    aria-label={t("editAccountOf", nameOf(row))}
    title={t("edit")}
    onClick={() => (sheet.value = { kind: "account", id: row.id })}
    data-testid="edit-account"
  >
    ⋮
  </button>
);

/** One line of the list. */
export const Row = (props: Props) => {
  const { row } = props;
  return (
    <div class="row" {...rowProps(props)}>
      <Tile issuer={row.issuer} label={row.label} />
      <Names row={row} />
      <span class="digits" role="gridcell">
        <CodeText row={row} />
        <NextCode id={row.id} />
      </span>
      <Ring row={row} />
      <span class="tools" role="gridcell">
        {canFill(row.id) && (
          <button
            type="button"
            class="more"
            aria-label={t("fillCodeOf", nameOf(row))}
            title={t("fill")}
            onClick={() => void fill(row)}
            data-testid="fill"
          >
            <FillIcon />
          </button>
        )}
        <EditButton row={row} />
      </span>
    </div>
  );
};

/** An account of the site under the popup, with its code to be read from afar and one big thing to do. */
export const Card = (props: Props) => {
  const { row } = props;
  return (
    <div class="card" {...rowProps(props)}>
      <Tile issuer={row.issuer} label={row.label} />
      <Names row={row} />
      <span class="tools" role="gridcell">
        <EditButton row={row} />
      </span>
      <Ring row={row} seconds />
      <span class="digits" role="gridcell">
        <CodeText row={row} />
        <NextCode id={row.id} />
      </span>
      {canFill(row.id) && (
        <span class="main-action" role="gridcell">
          <button
            type="button"
            class="button primary"
            aria-label={t("fillCodeOf", nameOf(row))}
            onClick={() => void fill(row)}
            data-testid="fill"
          >
            {t("fill")}
          </button>
        </span>
      )}
    </div>
  );
};
