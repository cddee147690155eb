import { useEffect, useState } from "preact/hooks";
import { backupName } from "#core/export/backup.ts";
import type { BackupReply, BackupStateReply } from "#messages/port-views.ts";
import { nowMs } from "#platform/clock.ts";
import { t, uiLanguage } from "#platform/i18n.ts";
import { ask, onBroadcast } from "#platform/messaging.ts";
import { NewPassphrase } from "../components/new-passphrase.tsx";
import { saveFailureText, wayFailureText } from "../failure-text.ts";
import { localTime, saveFile } from "./save-file.ts";

type State = Extract<BackupStateReply, { readonly ok: true }>;

const day = (ms: number): string => new Date(ms).toLocaleDateString(uiLanguage(), { dateStyle: "long" });

function stateText({ backedUpAt, changes }: State): string {
  if (backedUpAt === 0) return t("backupNever");
  return changes === 0 ? t("backupComplete", day(backedUpAt)) : t("backupBehind", day(backedUpAt), changes);
}

/** Tock's own backup: everything, encrypted. It counts once its owner says that it is where it should be. */
export const BackupPanel = () => {
  const [state, setState] = useState<State | undefined>(undefined);
  const [isOut, setOut] = useState(false);
  const [fault, setFault] = useState("");
  const load = () => void ask("backupState", {}).then((reply) => setState(reply.ok ? reply : undefined));
  useEffect(() => {
    load();
    return onBroadcast(load);
  }, []);

  /** @returns What went wrong, in words. */
  function handOut(reply: BackupReply): string | undefined {
    if (!reply.ok) return reply.failure.kind === "no-way-in" ? t("backupNoWayIn") : wayFailureText(reply.failure);
    saveFile(backupName(localTime(nowMs())), reply.text);
    setOut(true);
    return undefined;
  }

  async function note(): Promise<void> {
    const reply = await ask("noteBackup", {});
    setFault(reply.ok ? "" : saveFailureText(reply.failure));
    if (reply.ok) setOut(false);
    load();
  }

  return (
    <section class="panel" data-testid="backup">
      <h2>{t("backupTitle")}</h2>
      <p class="hint">{state?.canSeal === false ? t("backupOwnPassphrase") : t("backupText")}</p>
      {state && (
        <p role="status" data-testid="backup-state">
          {stateText(state)}
        </p>
      )}
      {state?.canSeal === true && (
        <div class="buttons">
          <button
            type="button"
            class={isOut ? "button" : "button primary"}
            onClick={() => void ask("makeBackup", {}).then((reply) => setFault(handOut(reply) ?? ""))}
            data-testid="make-backup"
          >
            {t("backupMake")}
          </button>
        </div>
      )}
      {state?.canSeal === false && !isOut && (
        <NewPassphrase
          action={t("backupMake")}
          actionTestId="make-backup"
          onChosen={async (passphrase) => handOut(await ask("makeBackupFor", { passphrase, proof: null }))}
        />
      )}
      {isOut && (
        <div class="notice" role="status">
          <p>{t("backupIsItThere")}</p>
          <div class="buttons">
            <button type="button" class="button primary" onClick={() => void note()} data-testid="note-backup">
              {t("backupIsThere")}
            </button>
          </div>
        </div>
      )}
      <p class="fault" role="alert">
        {fault}
      </p>
    </section>
  );
};
