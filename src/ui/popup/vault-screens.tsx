import type { VaultView } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { openOwnPage } from "#platform/tabs.ts";
import { Mark, WarningIcon } from "../components/icons.tsx";

const WELCOME_PAGE = "src/ui/welcome/index.html";

/** Just installed: how the accounts are protected is chosen first, and not in a window that closes at a click beside it. */
export const NewVault = () => (
  <main class="centred">
    <Mark size={64} />
    <h1>{t("welcomeTitle")}</h1>
    <p class="hint">{t("setUpText")}</p>
    <button
      type="button"
      class="button primary"
      onClick={() => void openOwnPage(WELCOME_PAGE).then(() => window.close())}
      data-testid="set-up"
    >
      {t("setUp")}
    </button>
  </main>
);

type LostReason = Extract<VaultView, { state: "lost" }>["reason"];

function lostText(reason: LostReason): string {
  switch (reason) {
    case "missing":
      return t("lostMissing");
    case "damaged":
      return t("lostDamaged");
    case "device-key-missing":
      return t("lostDeviceKey");
    case "rolled-back":
      return t("lostRolledBack");
  }
}

/** Where Tock cannot go on. It never offers to start afresh here: that would cost what may still be rescued. */
const Stopped = (props: { readonly title: string; readonly text: string; readonly advice?: string }) => (
  <main class="centred">
    <div class="stopped" role="alert">
      <WarningIcon />
      <h1>{props.title}</h1>
      <p>{props.text}</p>
      {props.advice !== undefined && <p class="hint">{props.advice}</p>}
    </div>
    <button type="button" class="button primary" onClick={() => location.reload()}>
      {t("tryAgain")}
    </button>
  </main>
);

/** Something was kept and cannot be read. */
export const LostVault = ({ reason }: { readonly reason: LostReason }) => (
  <Stopped title={t("lostTitle")} text={lostText(reason)} advice={t("lostAdvice")} />
);

export const NewerVault = () => <Stopped title={t("newerTitle")} text={t("newerText")} />;

/** The background did not answer. */
export const NoAnswer = () => <Stopped title={t("noAnswerTitle")} text={t("noAnswerText")} />;
