import { useId, useState } from "preact/hooks";
import { t } from "#platform/i18n.ts";

/**
 * For what cannot be taken back: says what will go, and asks for a word, which no slip of the hand types.
 * @param onConfirmed @returns What went wrong, in words.
 */
export const ConfirmByWord = (props: {
  readonly text: string;
  readonly action: string;
  readonly onConfirmed: () => Promise<string | undefined>;
}) => {
  const id = useId();
  const word = t("wordToDelete");
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const isRight = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();

  async function confirm(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!isRight) {
      setFault(t("typeTheWord", word));
      return;
    }
    setBusy(true);
    setFault(await props.onConfirmed());
    setBusy(false);
  }

  return (
    <form class="stack" onSubmit={(event) => void confirm(event)}>
      <p>{props.text}</p>
      <div class="field">
        <label for={id}>{t("typeTheWord", word)}</label>
        <input
          id={id}
          autocomplete="off"
          spellcheck={false}
          value={typed}
          aria-describedby={`${id}-fault`}
          onInput={(event) => setTyped(event.currentTarget.value)}
          data-testid="confirm-word"
        />
      </div>
      <p id={`${id}-fault`} class="fault" role="alert">
        {fault ?? ""}
      </p>
      <button
        type="submit"
        class="button danger-filled"
        aria-busy={busy}
        disabled={busy || !isRight}
        data-testid="confirm-by-word"
      >
        {props.action}
      </button>
    </form>
  );
};
