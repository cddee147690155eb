import { useEffect, useState } from "preact/hooks";
import type { AccountRow, DraftFaults, SaveReply } from "#messages/views.ts";
import { t, uiLanguage } from "#platform/i18n.ts";
import { ask } from "#platform/messaging.ts";
import { draftFaultText, saveFailureText } from "../failure-text.ts";
import { putRow } from "./store.ts";

const moment = (ms: number): string =>
  new Date(ms).toLocaleString(uiLanguage(), { dateStyle: "medium", timeStyle: "short" });

/**
 * Changes what an account makes its codes from, for when a site has given out a new key. The former key is kept until a code
 * of the new one was accepted, so that a slip locks nobody out.
 */
export const KeySection = ({ row }: { readonly row: AccountRow }) => {
  const [former, setFormer] = useState<readonly number[]>([]);
  const [secret, setSecret] = useState("");
  const [digits, setDigits] = useState(String(row.digits));
  const [period, setPeriod] = useState(String(row.periodSeconds ?? ""));
  const [counter, setCounter] = useState("0");
  const [faults, setFaults] = useState<DraftFaults>({});
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState("");
  const load = () => void ask("formerKeys", { id: row.id }).then(setFormer);
  useEffect(load, [row.id]);

  function show(reply: SaveReply<{ row: AccountRow }>, done: string): void {
    setFailure(reply.ok ? undefined : saveFailureText(reply.failure));
    setSaid(reply.ok ? done : "");
    if (!reply.ok) return;
    setSecret("");
    setDigits(String(reply.row.digits));
    setPeriod(String(reply.row.periodSeconds ?? ""));
    putRow(reply.row);
    load();
  }

  async function change(): Promise<void> {
    const { id, type, algorithm } = row;
    setFaults({});
    const reply = await ask("changeKey", { id, type, secret, algorithm, digits, period, counter });
    if ("faults" in reply) setFaults(reply.faults);
    else show(reply, t("keyChanged"));
  }

  const numbers = [
    ...(row.type === "steam" ? [] : [{ name: "digits" as const, value: digits, set: setDigits }]),
    ...(row.type === "totp" ? [{ name: "period" as const, value: period, set: setPeriod }] : []),
    ...(row.type === "hotp" ? [{ name: "counter" as const, value: counter, set: setCounter }] : []),
  ];
  const last = former.at(-1);
  return (
    <>
      {last !== undefined && (
        <div class="notice" data-testid="former-key">
          <div class="grow">
            <p>{t("formerKeyKept", moment(last))}</p>
            <button
              type="button"
              class="button plain inline"
              onClick={() => void ask("revertKey", { id: row.id }).then((reply) => show(reply, t("keyReverted")))}
              data-testid="revert-key"
            >
              {t("revertKey")}
            </button>
          </div>
        </div>
      )}
      <details>
        <summary data-testid="change-key">{t("changeKey")}</summary>
        <div class="stack">
          <p class="hint">{t("changeKeyText")}</p>
          <div class="field">
            <label for="new-secret">{t("secret")}</label>
            <input
              id="new-secret"
              class="code-like"
              autocomplete="off"
              spellcheck={false}
              maxLength={2000}
              value={secret}
              aria-invalid={faults.secret !== undefined}
              aria-describedby="new-secret-fault"
              onInput={(event) => setSecret(event.currentTarget.value)}
              data-testid="new-secret"
            />
            <p id="new-secret-fault" class="fault" role="alert">
              {faults.secret === undefined ? "" : draftFaultText("secret", faults.secret)}
            </p>
          </div>
          {numbers.map(({ name, value, set }) => (
            <div class="field" key={name}>
              <label for={`new-${name}`}>{t(name)}</label>
              <input
                id={`new-${name}`}
                inputMode="numeric"
                autocomplete="off"
                maxLength={12}
                value={value}
                aria-invalid={faults[name] !== undefined}
                aria-describedby={`new-${name}-fault`}
                onInput={(event) => set(event.currentTarget.value)}
                data-testid={`new-${name}`}
              />
              <p id={`new-${name}-fault`} class="fault" role="alert">
                {faults[name] === undefined ? "" : draftFaultText(name, faults[name])}
              </p>
            </div>
          ))}
          <button type="button" class="button" onClick={() => void change()} data-testid="save-key">
            {t("changeKey")}
          </button>
        </div>
      </details>
      <p class="fault" role="alert">
        {failure ?? ""}
      </p>
      <p class="hint" role="status">
        {said}
      </p>
    </>
  );
};
