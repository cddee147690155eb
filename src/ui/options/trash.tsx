import { useEffect, useState } from "preact/hooks";
import type { AccountRow, SaveReply, TrashRow } from "#messages/views.ts";
import { t, uiLanguage } from "#platform/i18n.ts";
import { ask, onBroadcast } from "#platform/messaging.ts";
import { ConfirmByWord } from "../components/confirm-by-word.tsx";
import { PageDialog } from "../components/page-dialog.tsx";
import { saveFailureText } from "../failure-text.ts";

/** As many names as a person reads before they agree. */
const MOST_NAMES = 5;

const day = (ms: number): string => new Date(ms).toLocaleDateString(uiLanguage(), { dateStyle: "medium" });
const nameOf = ({ issuer, label }: AccountRow): string =>
  issuer === "" || label === "" ? issuer || label : `${issuer} (${label})`;

function namesOf(rows: readonly TrashRow[]): string {
  const names = rows.slice(0, MOST_NAMES).map(({ row }) => nameOf(row));
  const more = rows.length - names.length;
  const list = new Intl.ListFormat(uiLanguage(), { type: "conjunction" });
  return list.format(more > 0 ? [...names, t("andMore", more)] : names);
}

/** Deleted accounts, for as long as they can be taken back. */
export const Trash = () => {
  const [rows, setRows] = useState<readonly TrashRow[]>([]);
  /** Those that are about to go for good. */
  const [going, setGoing] = useState<readonly TrashRow[] | undefined>(undefined);
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState<string | undefined>(undefined);
  const load = () => void ask("trash", {}).then(setRows);
  useEffect(() => {
    load();
    return onBroadcast(load);
  }, []);

  async function take(asked: Promise<SaveReply>, done: string): Promise<string | undefined> {
    const reply = await asked;
    load();
    setSaid(reply.ok ? done : "");
    return reply.ok ? undefined : saveFailureText(reply.failure);
  }

  async function restore({ row }: TrashRow): Promise<void> {
    setFault(await take(ask("restoreFromTrash", { id: row.id }), t("restored", nameOf(row))));
  }

  async function deleteForGood(doomed: readonly TrashRow[]): Promise<string | undefined> {
    const ids = doomed.map(({ row }) => row.id);
    const failure = await take(ask("deleteForever", { ids }), t("deletedForGood", ids.length));
    if (failure === undefined) setGoing(undefined);
    return failure;
  }

  return (
    <section class="panel" data-testid="trash">
      <h2>{t("trash")}</h2>
      <p class="hint">{rows.length === 0 ? t("trashEmpty") : t("trashText")}</p>
      <ul class="ways">
        {rows.map((each) => (
          <li key={each.row.id} data-testid="trashed" data-issuer={each.row.issuer}>
            <div class="grow">
              <strong>{each.row.issuer || each.row.label}</strong>
              <p class="hint">
                {each.row.issuer !== "" && each.row.label !== "" && <>{each.row.label} · </>}
                {t("goesForGoodOn", day(each.goesAtMs))}
              </p>
            </div>
            <button
              type="button"
              class="button plain"
              aria-label={t("restoreAccount", nameOf(each.row))}
              onClick={() => void restore(each)}
              data-testid="restore"
            >
              {t("restore")}
            </button>
            <button
              type="button"
              class="button danger"
              aria-label={t("deleteForGoodAccount", nameOf(each.row))}
              onClick={() => setGoing([each])}
              data-testid="delete-for-good"
            >
              {t("deleteForGood")}
            </button>
          </li>
        ))}
      </ul>
      {rows.length > 1 && (
        <button type="button" class="button danger" onClick={() => setGoing(rows)} data-testid="empty-trash">
          {t("emptyTrash")}
        </button>
      )}
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      <p class="saved" role="status">
        {said}
      </p>
      {going !== undefined && (
        <PageDialog
          title={going.length === 1 ? t("deleteForGood") : t("emptyTrash")}
          onClose={() => setGoing(undefined)}
        >
          <ConfirmByWord
            text={t("deleteForGoodText", namesOf(going))}
            action={t("deleteForGood")}
            onConfirmed={() => deleteForGood(going)}
          />
        </PageDialog>
      )}
    </section>
  );
};
