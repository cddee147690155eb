import { useEffect, useRef, useState } from "preact/hooks";
import type { UnlockFailure } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { Mark } from "../components/icons.tsx";
import { everySecond } from "../components/ticker.ts";
import { unlockFailureText } from "../failure-text.ts";
import { searchField } from "./keyboard.ts";
import { refresh } from "./store.ts";

/** Deriving the key takes a noticeable moment by design; a shorter one is not worth a word. */
const WAIT_BEFORE_SAYING_MS = 200;

export const Unlock = ({ retryAtMs }: { readonly retryAtMs: number | undefined }) => {
  const field = useRef<HTMLInputElement>(null);
  const [failure, setFailure] = useState<UnlockFailure | undefined>(
    retryAtMs === undefined ? undefined : { kind: "too-many-attempts", retryAtMs },
  );
  const [busy, setBusy] = useState<"no" | "yes" | "shown">("no");
  const [barred, setBarred] = useState(false);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (failure?.kind !== "too-many-attempts") {
      setBarred(false);
      return;
    }
    return everySecond((nowMs) => setBarred(nowMs < failure.retryAtMs));
  }, [failure]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const passphrase = field.current?.value ?? "";
    if (passphrase === "" || busy !== "no") return;
    setBusy("yes");
    const timer = setTimeout(() => setBusy("shown"), WAIT_BEFORE_SAYING_MS);
    try {
      const reply = await ask("unlock", { passphrase });
      if (reply.ok) {
        await refresh();
        searchField()?.focus();
        return;
      }
      setFailure(reply.failure);
      field.current?.select();
    } finally {
      clearTimeout(timer);
      setBusy("no");
    }
  }

  return (
    <main class="centred">
      <form class="unlock" onSubmit={(event) => void submit(event)}>
        <Mark size={56} />
        <h1>{t("unlockTitle")}</h1>
        <div class="field">
          <label for="passphrase">{t("passphrase")}</label>
          <input
            ref={field}
            id="passphrase"
            type="password"
            autocomplete="current-password"
            maxLength={1024}
            aria-invalid={failure !== undefined}
            aria-describedby="unlock-failure"
            data-testid="unlock-passphrase"
          />
          {/* Always there, so that a screen reader hears what comes into it; and the button does not jump. */}
          <p id="unlock-failure" class="fault" role="alert">
            {failure && (failure.kind !== "too-many-attempts" || barred) ? unlockFailureText(failure) : ""}
          </p>
        </div>
        <button
          type="submit"
          class="button primary wide"
          disabled={barred}
          aria-busy={busy === "shown"}
          data-testid="unlock-submit"
        >
          {busy === "shown" ? t("unlocking") : t("unlock")}
        </button>
      </form>
    </main>
  );
};
