import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Offered } from "#messages/protocol.ts";
import type { UnlockWays } from "#messages/views.ts";
import { randomBytes } from "#platform/clock.ts";
import { t } from "#platform/i18n.ts";
import { mayUsePasskeys, usePasskey } from "#platform/passkey.ts";
import { passkeyFailureText } from "../failure-text.ts";
import { KeyIcon } from "./icons.tsx";

export type Method = "passphrase" | "passkey" | "recoveryCode";

/** What of `ways` this browser can make use of, the usual first. */
export const methodsOf = ({ passphrase, recoveryCode, passkeys }: UnlockWays): readonly Method[] => [
  ...(passphrase ? (["passphrase"] as const) : []),
  ...(passkeys.length > 0 && mayUsePasskeys() ? (["passkey"] as const) : []),
  ...(recoveryCode ? (["recoveryCode"] as const) : []),
];

function otherMethodText(method: Method): string {
  switch (method) {
    case "passphrase":
      return t("usePassphrase");
    case "passkey":
      return t("usePasskey");
    case "recoveryCode":
      return t("useRecoveryCode");
  }
}

/**
 * Asks for one of the things that open the vault, whichever its owner has at hand.
 * @param testId What the ids for tests begin with.
 * @param onOffered Tries it. @returns What went wrong, in words.
 */
export const OfferSecret = (props: {
  readonly ways: UnlockWays;
  readonly first?: Method | undefined;
  readonly action: string;
  readonly testId: string;
  readonly onOffered: (offered: Offered) => Promise<string | undefined>;
  /** Stands below the ways that are not shown. */
  readonly children?: ComponentChildren;
}) => {
  const { ways, first, action, testId, onOffered, children } = props;
  const methods = methodsOf(ways);
  const [method, setMethod] = useState(first !== undefined && methods.includes(first) ? first : methods[0]);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [method]);

  async function offer(made: Promise<Offered | string>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFault(undefined);
    const offered = await made;
    const failure = typeof offered === "string" ? offered : await onOffered(offered);
    setBusy(false);
    setFault(failure);
    if (failure !== undefined) field.current?.select();
  }

  async function askPasskey(): Promise<Offered | string> {
    const output = await usePasskey(ways.passkeys, randomBytes);
    return output.ok ? { passkeyOutput: output.value } : passkeyFailureText(output.failure);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const text = field.current?.value ?? "";
    if (method === "passkey") void offer(askPasskey());
    else if (text !== "") {
      void offer(Promise.resolve(method === "recoveryCode" ? { recoveryCode: text } : { passphrase: text }));
    }
  }

  return (
    <form class="stack" onSubmit={submit}>
      {method === "passphrase" && (
        <div class="field" key="passphrase">
          <label for={`${testId}-passphrase`}>{t("passphrase")}</label>
          <input
            ref={field}
            id={`${testId}-passphrase`}
            type="password"
            autocomplete="current-password"
            maxLength={1024}
            aria-invalid={fault !== undefined}
            aria-describedby={`${testId}-fault`}
            data-testid={`${testId}-passphrase`}
          />
        </div>
      )}
      {method === "recoveryCode" && (
        <div class="field" key="recoveryCode">
          <label for={`${testId}-recovery-code`}>{t("recoveryCode")}</label>
          <input
            ref={field}
            id={`${testId}-recovery-code`}
            class="code-like"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={200}
            placeholder="048J-2CA1-…"
            aria-invalid={fault !== undefined}
            aria-describedby={`${testId}-fault`}
            data-testid={`${testId}-recovery-code`}
          />
          <p class="hint">{t("recoveryCodeHint")}</p>
        </div>
      )}
      {method === "passkey" && <p class="hint">{t("usePasskeyHint")}</p>}
      <p id={`${testId}-fault`} class="fault" role="alert">
        {fault ?? ""}
      </p>
      <div class="buttons">
        <button
          type="submit"
          class="button primary"
          aria-busy={busy}
          disabled={busy}
          data-testid={method === "passkey" ? `${testId}-passkey` : `${testId}-submit`}
        >
          {method === "passkey" && <KeyIcon />}
          {method === "passkey" ? t("usePasskey") : action}
        </button>
        {methods
          .filter((other) => other !== method)
          .map((other) => (
            <button
              key={other}
              type="button"
              class="button plain"
              onClick={() => {
                setFault(undefined);
                setMethod(other);
              }}
              data-testid={`${testId}-by-${other === "recoveryCode" ? "recovery" : other}`}
            >
              {otherMethodText(other)}
            </button>
          ))}
      </div>
      {children}
    </form>
  );
};
