import { useEffect, useState } from "preact/hooks";
import type { Offered } from "#messages/protocol.ts";
import type { UnlockWays } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { methodsOf, OfferSecret, type Method } from "../components/offer-secret.tsx";
import { everySecond } from "../components/ticker.ts";
import { unlockFailureText } from "../failure-text.ts";

/** What brought a person here from the popup: the part of the address behind `#`. */
export type Errand = "passkey" | "recovery" | "forgot";

export const errandIn = (hash: string): Errand | undefined =>
  (["passkey", "recovery", "forgot"] as const).find((errand) => hash === `#${errand}`);

function firstMethod(errand: Errand | undefined, methods: readonly Method[]): Method | undefined {
  switch (errand) {
    case "passkey":
      return "passkey";
    case "recovery":
      return "recoveryCode";
    case "forgot":
      return methods.find((method) => method !== "passphrase");
    case undefined:
      return undefined;
  }
}

const Wait = ({ untilMs }: { readonly untilMs: number }) => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => everySecond((nowMs) => setSeconds(Math.max(0, Math.ceil((untilMs - nowMs) / 1000)))), [untilMs]);
  return seconds > 0 ? (
    <p class="hint" role="status">
      {t("unlockWait", seconds)}
    </p>
  ) : null;
};

/** Unlocks with any of the vault's ways in. Whoever has forgotten the passphrase ends up choosing a new one. */
export const UnlockPanel = (props: {
  readonly ways: UnlockWays;
  readonly retryAtMs: number | undefined;
  readonly errand: Errand | undefined;
  /** @param forgot Whether a new passphrase is wanted; `offered` is what shows that the vault is theirs. */
  readonly onUnlocked: (offered: Offered, forgot: boolean) => void;
}) => {
  const { ways, retryAtMs, errand, onUnlocked } = props;
  const [forgot, setForgot] = useState(errand === "forgot");
  const methods = methodsOf(ways);
  const others = { ...ways, passphrase: false };
  const hasOthers = methodsOf(others).length > 0;

  async function unlock(offered: Offered): Promise<string | undefined> {
    const reply = await ask("unlock", offered);
    if (!reply.ok) return unlockFailureText(reply.failure);
    onUnlocked(offered, forgot);
    return undefined;
  }

  return (
    <section class="panel" data-testid="unlock-panel">
      <h2>{forgot ? t("forgotTitle") : t("unlockTitle")}</h2>
      {forgot && <p>{hasOthers ? t("forgotText") : t("forgotNoWay")}</p>}
      {retryAtMs !== undefined && <Wait untilMs={retryAtMs} />}
      {methods.length === 0 && <p>{t("noWayHere")}</p>}
      {(!forgot || hasOthers) && methods.length > 0 && (
        <OfferSecret
          key={String(forgot)}
          ways={forgot ? others : ways}
          first={firstMethod(errand, methods)}
          action={t("unlock")}
          testId="unlock"
          onOffered={unlock}
        />
      )}
      {ways.passphrase && (
        <button type="button" class="button plain" onClick={() => setForgot(!forgot)} data-testid="forgot-passphrase">
          {forgot ? t("forgotBack") : t("forgotPassphrase")}
        </button>
      )}
    </section>
  );
};
