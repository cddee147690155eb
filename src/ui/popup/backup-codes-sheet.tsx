import { useEffect, useState } from "preact/hooks";
import type { RecoveryCode } from "#core/account/account.ts";
import type { AccountRow, SaveReply } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { ask } from "#platform/messaging.ts";
import { CopyIcon, WarningIcon } from "../components/icons.tsx";
import "./backup-codes.css";
import { putRow, refresh, toast, view } from "./store.ts";

/** Takes over a changed row; tells why nothing was changed otherwise. */
function saved(reply: SaveReply<{ readonly row: AccountRow }>): boolean {
  if (reply.ok) putRow(reply.row);
  else toast.value = { kind: "save-failed", failure: reply.failure };
  return reply.ok;
}

async function copy(code: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(code);
  } catch {
    toast.value = { kind: "copy-refused" };
  }
}

const Code = (props: { readonly one: RecoveryCode; readonly onTick: (used: boolean) => void }) => {
  const { one, onTick } = props;
  const { code, usedAt } = one;
  return (
    <li>
      <input
        type="checkbox"
        checked={usedAt !== undefined}
        aria-label={t("backupCodeUsed", code)}
        onChange={(event) => onTick(event.currentTarget.checked)}
        data-testid="tick-backup-code"
      />
      <code class={usedAt === undefined ? "" : "used"} data-testid="backup-code">
        {code}
      </code>
      <button
        type="button"
        class="icon-button small"
        aria-label={t("backupCodesCopy", code)}
        title={t("backupCodesCopy", code)}
        onClick={() => void copy(code)}
      >
        <CopyIcon />
      </button>
    </li>
  );
};

/** The codes that are kept: hidden until somebody asks for them. */
const Kept = ({ row }: { readonly row: AccountRow }) => {
  const [codes, setCodes] = useState<readonly RecoveryCode[]>();
  const { id, recoveryCodesKept } = row;

  async function show(): Promise<void> {
    const reply = await ask("backupCodes", { id, reveal: true });
    if (reply.ok) setCodes(reply.kept);
    else toast.value = { kind: "save-failed", failure: reply.failure };
  }

  async function tick(code: string, used: boolean): Promise<void> {
    if (saved(await ask("tickBackupCode", { id, code, used }))) await show();
  }

  // Codes that were added while the list stood open belong into it.
  useEffect(() => {
    if (codes !== undefined) void show();
  }, [recoveryCodesKept]);

  return codes === undefined ? (
    <button type="button" class="button wide" onClick={() => void show()} data-testid="show-backup-codes">
      {t("backupCodesShow")}
    </button>
  ) : (
    <>
      <p class="hint">{t("backupCodesTick")}</p>
      <ul class="backup-codes">
        {codes.map((one) => (
          <Code key={one.code} one={one} onTick={(used) => void tick(one.code, used)} />
        ))}
      </ul>
      <button type="button" class="button plain inline" onClick={() => setCodes(undefined)}>
        {t("backupCodesHide")}
      </button>
      <Forget row={row} onForgotten={() => setCodes(undefined)} />
    </>
  );
};

/** Pressed once it asks, pressed twice it forgets. */
const Forget = (props: { readonly row: AccountRow; readonly onForgotten: () => void }) => {
  const { row, onForgotten } = props;
  const [isSure, setSure] = useState(false);

  async function press(): Promise<void> {
    if (!isSure) setSure(true);
    else if (saved(await ask("forgetBackupCodes", { id: row.id }))) onForgotten();
  }

  return (
    <button type="button" class="button danger" onClick={() => void press()} data-testid="forget-backup-codes">
      {isSure ? t("backupCodesForgetSure", row.recoveryCodesKept) : t("backupCodesForget")}
    </button>
  );
};

/** Codes to be kept: found on the page, pasted or typed. What stands in the field is what will be kept. */
const Add = ({ row }: { readonly row: AccountRow }) => {
  const { id, recoveryCodesLeft } = row;
  const [text, setText] = useState("");
  const [isFound, setFound] = useState(false);
  const [replaces, setReplaces] = useState(recoveryCodesLeft > 0);
  const [fault, setFault] = useState("");
  const tab = view.value?.tab;

  function propose(codes: readonly string[]): void {
    setText(codes.join("\n"));
    setFound(true);
    setFault("");
  }

  useEffect(() => {
    void ask("backupCodes", { id, reveal: false }).then((reply) => {
      if (reply.ok && reply.found.length > 0) propose(reply.found);
    });
  }, [id]);

  async function takeFromPage(tabId: number): Promise<void> {
    const reply = await ask("backupCodesOnTab", { tabId });
    if (reply.kind === "found") propose(reply.codes);
    else setFault(reply.kind === "page-not-allowed" ? t("pageNotAllowed") : t("backupCodesFromPageNone"));
  }

  async function keep(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const reply = await ask("keepBackupCodes", { id, text, replaces: replaces && recoveryCodesLeft > 0 });
    if (!reply.ok) {
      const { failure } = reply;
      if (failure.kind === "no-codes-in-text") setFault(t("backupCodesNoneInText"));
      else toast.value = { kind: "save-failed", failure };
      return;
    }
    putRow(reply.row);
    setText("");
    setFound(false);
    setFault("");
    toast.value = { kind: "backup-codes-kept" };
    await refresh();
  }

  return (
    <form class="field" onSubmit={(event) => void keep(event)}>
      <label for="backup-codes-text">{isFound ? t("backupCodesFoundTitle") : t("backupCodesPaste")}</label>
      {isFound && <p class="hint">{t("backupCodesFoundText")}</p>}
      <textarea
        id="backup-codes-text"
        class="code-like"
        rows={isFound ? 10 : 4}
        value={text}
        maxLength={20_000}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={fault !== ""}
        aria-describedby="backup-codes-fault"
        onInput={(event) => setText(event.currentTarget.value)}
        data-testid="backup-codes-text"
      />
      <p id="backup-codes-fault" class="fault" role="alert">
        {fault}
      </p>
      {recoveryCodesLeft > 0 && text.trim() !== "" && (
        <label class="check">
          <input
            type="checkbox"
            checked={replaces}
            onChange={(event) => setReplaces(event.currentTarget.checked)}
            data-testid="backup-codes-replace"
          />
          <span>{t("backupCodesReplace")}</span>
        </label>
      )}
      <div class="buttons">
        {tab?.siteName === undefined ? (
          <span />
        ) : (
          <button
            type="button"
            class="button plain"
            onClick={() => void takeFromPage(tab.tabId)}
            data-testid="backup-codes-from-page"
          >
            {t("backupCodesFromPage")}
          </button>
        )}
        <button type="submit" class="button primary" disabled={text.trim() === ""} data-testid="keep-backup-codes">
          {t("backupCodesKeep")}
        </button>
      </div>
    </form>
  );
};

/** An account's backup codes: what is left, the codes themselves, and new ones. */
export const BackupCodesSheet = ({ row }: { readonly row: AccountRow }) => (
  <div class="backup-codes-sheet">
    {row.recoveryCodesRunOut ? (
      <p class="notice caution" data-testid="backup-codes-few">
        <WarningIcon />
        <span>{t("backupCodesFew", row.recoveryCodesLeft)}</span>
      </p>
    ) : (
      <p data-testid="backup-codes-count">
        {row.recoveryCodesKept === 0
          ? t("backupCodesNone")
          : t("backupCodesCount", row.recoveryCodesLeft, row.recoveryCodesKept)}
      </p>
    )}
    {row.recoveryCodesKept > 0 && <Kept row={row} />}
    <Add row={row} />
  </div>
);
