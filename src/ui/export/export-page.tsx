import { useEffect, useState } from "preact/hooks";
import type { VaultView } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { ask, onBroadcast } from "#platform/messaging.ts";
import { PortPage } from "../components/port-page.tsx";
import { UnlockPanel } from "../components/unlock-panel.tsx";
import { BackupPanel } from "./backup-panel.tsx";
import { ExportPanel } from "./export-panel.tsx";

export const ExportPage = (props: { readonly vault: VaultView }) => {
  const [vault, setVault] = useState(props.vault);
  useEffect(
    () =>
      onBroadcast((event) => {
        // Nothing of an unlocked vault outlives it on the screen, least of all for the time that an answer takes.
        if (event === "vault-locked") {
          setVault({ state: "locked", ways: { passphrase: false, recoveryCode: false, passkeys: [] } });
        }
        void ask("vaultStatus", {}).then(setVault);
      }),
    [],
  );
  return (
    <PortPage title={t("exportTitle")} hasVault={vault.state === "unlocked" || vault.state === "locked"}>
      {vault.state === "unlocked" ? (
        <>
          <BackupPanel />
          <ExportPanel />
        </>
      ) : (
        <UnlockPanel text={t("exportLockedText")} onUnlocked={() => void ask("vaultStatus", {}).then(setVault)} />
      )}
    </PortPage>
  );
};
