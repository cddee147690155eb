import { useEffect, useState } from "preact/hooks";
import type { UnlockWays } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { unlockFailureText } from "../failure-text.ts";
import { OfferSecret } from "./offer-secret.tsx";

/** Unlocks from a page in a tab whose work waits behind the lock; `text` says what for. */
export const UnlockPanel = (props: { readonly text: string; readonly onUnlocked: () => void }) => {
  const [ways, setWays] = useState<UnlockWays | undefined>(undefined);
  useEffect(() => {
    void ask("vaultStatus", {}).then((vault) => vault.state === "locked" && setWays(vault.ways));
  }, []);
  return (
    <section class="panel" data-testid="unlock-panel">
      <h2>{t("unlockTitle")}</h2>
      <p class="hint">{props.text}</p>
      {ways && (
        <OfferSecret
          ways={ways}
          action={t("unlock")}
          testId="unlock"
          onOffered={async (offered) => {
            const reply = await ask("unlock", offered);
            if (!reply.ok) return unlockFailureText(reply.failure);
            props.onUnlocked();
            return undefined;
          }}
        />
      )}
    </section>
  );
};
