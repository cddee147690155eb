import { useState } from "preact/hooks";
import { t } from "#platform/i18n.ts";
import { MIN_PASSPHRASE_LENGTH, strengthOf, type Strength } from "./passphrase-strength.ts";

function strengthText(strength: Strength): string {
  switch (strength) {
    case "too-short":
      return t("strengthTooShort", MIN_PASSPHRASE_LENGTH);
    case "weak":
      return t("strengthWeak");
    case "fair":
      return t("strengthFair");
    case "strong":
      return t("strengthStrong");
  }
}

/** Asks for a new passphrase, twice: a slip of the finger would lock its owner out. */
export const NewPassphrase = (props: {
  readonly action: string;
  readonly actionTestId: string;
  /** @returns What went wrong, in words. */
  readonly onChosen: (passphrase: string) => Promise<string | undefined>;
}) => {
  const { action, actionTestId, onChosen } = props;
  const [first, setFirst] = useState("");
  const [again, setAgain] = useState("");
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const strength = strengthOf(first);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (strength === "too-short" || first !== again) {
      setFault(strength === "too-short" ? strengthText(strength) : t("passphrasesDiffer"));
      return;
    }
    setBusy(true);
    setFault(undefined);
    const failure = await onChosen(first);
    setBusy(false);
    setFault(failure);
    if (failure !== undefined) return;
    setFirst("");
    setAgain("");
  }

  // One element whose type changes, which the types of JSX do not foresee: two elements would lose the focus.
  const type = (shown ? "text" : "password") as "password";
  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <div class="field">
        <label for="new-passphrase">{t("passphrase")}</label>
        <input
          id="new-passphrase"
          type={type}
          autocomplete="new-password"
          maxLength={1024}
          value={first}
          aria-describedby="strength"
          onInput={(event) => setFirst(event.currentTarget.value)}
          data-testid="choose-passphrase"
        />
        <div class="strength" data-strength={first === "" ? "none" : strength}>
          <span class="bars" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span id="strength" class="hint">
            {first === "" ? t("passphraseAdvice") : strengthText(strength)}
          </span>
        </div>
      </div>
      <div class="field">
        <label for="new-passphrase-again">{t("passphraseAgain")}</label>
        <input
          id="new-passphrase-again"
          type={type}
          autocomplete="new-password"
          maxLength={1024}
          value={again}
          aria-invalid={fault !== undefined}
          aria-describedby="passphrase-fault"
          onInput={(event) => setAgain(event.currentTarget.value)}
          data-testid="choose-passphrase-again"
        />
        <p id="passphrase-fault" class="fault" role="alert">
          {fault ?? ""}
        </p>
      </div>
      <label class="check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        <span>{t("showPassphrase")}</span>
      </label>
      <button type="submit" class="button primary" aria-busy={busy} disabled={busy} data-testid={actionTestId}>
        {action}
      </button>
    </form>
  );
};
