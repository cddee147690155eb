import { useEffect, useRef, useState } from "preact/hooks";
import type { UnlockFailure, UnlockWays } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { mayUsePasskeys } from "#platform/passkey.ts";
import { openOwnPage } from "#platform/tabs.ts";
import { Mark } from "../components/icons.tsx";
import { everySecond } from "../components/ticker.ts";
import { unlockFailureText } from "../failure-text.ts";
import { searchField } from "./keyboard.ts";
import { refresh } from "./store.ts";

/** Deriving the key takes a noticeable moment by design; a shorter one is not worth a word. */
const WAIT_BEFORE_SAYING_MS = 200;

/** In a tab, because a passkey's prompt or a click beside it would close the popup. */
const inTab = (errand: "passkey" | "recovery" | "forgot"): void =>
  void openOwnPage(`src/ui/options/index.html#${errand}`).then(() => window.close());

/** The ways in that are not typed here. */
const OtherWays = ({ ways }: { readonly ways: UnlockWays }) => (
  <div class="other-ways">
    {ways.passkeys.length > 0 && mayUsePasskeys() && (
      <button type="button" class="button wide" onClick={() => inTab("passkey")} data-testid="use-passkey">
        {t("usePasskey")}
      </button>
    )}
    {ways.recoveryCode && !ways.passphrase && (
      <button type="button" class="button wide" onClick={() => inTab("recovery")} data-testid="use-recovery-code">
        {t("useRecoveryCode")}
      </button>
    )}
    {ways.passphrase && (
      <button type="button" class="button plain" onClick={() => inTab("forgot")} data-testid="forgot-passphrase">
        {t("forgotPassphrase")}
      </button>
    )}
  </div>
);

const PassphraseForm = ({ retryAtMs }: { readonly retryAtMs: number | undefined }) => {
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
    <form onSubmit={(event) => void submit(event)}>
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
  );
};

export const Unlock = ({ ways, retryAtMs }: { readonly ways: UnlockWays; readonly retryAtMs: number | undefined }) => (
  <main class="centred">
    <div class="unlock">
      <Mark size={56} />
      <h1>{t("unlockTitle")}</h1>
      {ways.passphrase && <PassphraseForm retryAtMs={retryAtMs} />}
      <OtherWays ways={ways} />
    </div>
  </main>
);
