import { useState } from "preact/hooks";
import { t, uiLanguage } from "#platform/i18n.ts";
import { Mark } from "./icons.tsx";

/** Which groups of the code are typed back, counted from 0: nobody types them who has not got the paper. */
const ASKED_GROUPS = [2, 5] as const;

const day = (ms: number): string => new Date(ms).toLocaleDateString(uiLanguage(), { dateStyle: "long" });

/** Typed as people type: any case, O for 0, I and L for 1. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");

/**
 * The page to print: a recovery code, what it opens and how. The code is told this once; whoever leaves without it can have
 * another made.
 */
export const RecoveryKit = (props: {
  readonly code: string;
  readonly madeAtMs: number;
  readonly onDone: () => void;
}) => {
  const { code, madeAtMs, onDone } = props;
  const groups = code.split("-");
  const [typed, setTyped] = useState<readonly string[]>(ASKED_GROUPS.map(() => ""));
  const [fault, setFault] = useState(false);

  function check(event: SubmitEvent): void {
    event.preventDefault();
    const isRight = ASKED_GROUPS.every((group, index) => plain(typed[index] ?? "") === groups[group]);
    setFault(!isRight);
    if (isRight) onDone();
  }

  return (
    <>
      <section class="panel kit" data-testid="recovery-kit">
        <header class="kit-head">
          <Mark size={40} />
          <h1>{t("kitTitle")}</h1>
        </header>
        <p>{t("kitWhat")}</p>
        <p class="kit-code" data-testid="kit-code" aria-label={t("recoveryCode")}>
          {groups.map((group, index) => (
            <span key={index}>{group}</span>
          ))}
        </p>
        <h2>{t("kitHowTitle")}</h2>
        <ol class="ways-list">
          <li>{t("kitHowOpen")}</li>
          <li>{t("kitHowType")}</li>
          <li>{t("kitHowRenew")}</li>
        </ol>
        <p class="hint">{t("kitKeep")}</p>
        <p class="hint">{t("kitMadeOn", day(madeAtMs))}</p>
      </section>
      <section class="panel no-print">
        <p>
          <strong>{t("kitOnce")}</strong>
        </p>
        <div class="buttons">
          <button type="button" class="button primary" onClick={() => window.print()} data-testid="print-kit">
            {t("kitPrint")}
          </button>
        </div>
        <form class="stack" onSubmit={check}>
          <p>{t("kitCheckText")}</p>
          <div class="buttons">
            {ASKED_GROUPS.map((group, index) => (
              <div class="field kit-group" key={group}>
                <label for={`kit-group-${index}`}>{t("kitGroup", group + 1)}</label>
                <input
                  id={`kit-group-${index}`}
                  class="code-like"
                  autocomplete="off"
                  spellcheck={false}
                  maxLength={8}
                  aria-invalid={fault}
                  aria-describedby="kit-fault"
                  value={typed[index]}
                  onInput={({ currentTarget: { value } }) =>
                    setTyped(typed.map((former, at) => (at === index ? value : former)))
                  }
                  data-testid={`kit-group-${index}`}
                />
              </div>
            ))}
          </div>
          <p id="kit-fault" class="fault" role="alert">
            {fault ? t("kitCheckFailed") : ""}
          </p>
          <button type="submit" class="button" data-testid="kit-done">
            {t("kitDone")}
          </button>
        </form>
      </section>
    </>
  );
};
