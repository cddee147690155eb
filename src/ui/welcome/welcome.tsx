import { useState } from "preact/hooks";
import type { VaultView } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { requestAllSites } from "#platform/permissions.ts";
import { Mark } from "../components/icons.tsx";
import { NewPassphrase } from "../components/new-passphrase.tsx";
import { saveFailureText } from "../failure-text.ts";

type Step = "protect" | "notice" | "add";
const STEPS: readonly Step[] = ["protect", "notice", "add"];

function stepTitle(step: Step): string {
  switch (step) {
    case "protect":
      return t("stepProtect");
    case "notice":
      return t("stepNotice");
    case "add":
      return t("stepAdd");
  }
}

const Steps = ({ current }: { readonly current: Step }) => {
  const position = STEPS.indexOf(current);
  return (
    <ol class="steps">
      {STEPS.map((step, index) => (
        <li key={step} class={index < position ? "done" : ""} {...(step === current && { "aria-current": "step" })}>
          {stepTitle(step)}
        </li>
      ))}
    </ol>
  );
};

/** @returns What went wrong, in words. */
async function createVault(passphrase: string | null): Promise<string | undefined> {
  const reply = await ask("createVault", { passphrase });
  return reply.ok ? undefined : saveFailureText(reply.failure);
}

const Protect = ({ onDone }: { readonly onDone: () => void }) => {
  const [fault, setFault] = useState<string | undefined>(undefined);
  async function create(passphrase: string | null): Promise<string | undefined> {
    const failure = await createVault(passphrase);
    if (failure === undefined) onDone();
    return failure;
  }
  return (
    <>
      <section class="panel">
        <h2>{t("choosePassphrase")}</h2>
        <p class="hint">{t("choosePassphraseText")}</p>
        <NewPassphrase action={t("createVault")} actionTestId="create-vault" onChosen={create} />
      </section>
      <section class="panel quiet-panel">
        <h2>{t("withoutPassphrase")}</h2>
        <p>{t("withoutPassphraseText")}</p>
        <button
          type="button"
          class="button"
          onClick={() => void create(null).then(setFault)}
          data-testid="create-without-passphrase"
        >
          {t("createWithoutPassphrase")}
        </button>
        <p class="fault" role="alert">
          {fault ?? ""}
        </p>
      </section>
    </>
  );
};

const Notice = ({ onDone }: { readonly onDone: () => void }) => (
  <section class="panel">
    <h2>{t("allSitesTitle")}</h2>
    <p>{t("allSitesLongText")}</p>
    <ul class="plain-facts hint">
      <li>{t("allSitesFactLocal")}</li>
      <li>{t("allSitesFactNoSecret")}</li>
      <li>{t("allSitesFactBack")}</li>
    </ul>
    <div class="buttons">
      <button
        type="button"
        class="button primary"
        // Nothing may be awaited before: browsers insist on the click.
        onClick={() => void requestAllSites().then((granted) => granted && onDone())}
        data-testid="allow-all-sites"
      >
        {t("allSitesAllow")}
      </button>
      <button type="button" class="button plain" onClick={onDone} data-testid="skip-all-sites">
        {t("notNow")}
      </button>
    </div>
  </section>
);

const FirstAccount = () => (
  <section class="panel" data-testid="first-account">
    <h2>{t("emptyTitle")}</h2>
    <ol class="ways-list">
      <li>{t("firstOpenSecurity")}</li>
      <li>{t("firstShowQr")}</li>
      <li>{t("firstAccept")}</li>
    </ol>
    <p class="hint">{t("firstPin")}</p>
  </section>
);

/** From installing to the first account, in three steps, each of which can be left out but the first. */
export const Welcome = (props: { readonly vault: VaultView; readonly seesAllSites: boolean }) => {
  const afterProtect: Step = props.seesAllSites ? "add" : "notice";
  const [step, setStep] = useState<Step>(props.vault.state === "new" ? "protect" : afterProtect);
  const isReady = props.vault.state === "new" || props.vault.state === "unlocked" || props.vault.state === "locked";
  return (
    <main>
      <header class="page-head">
        <Mark size={52} />
        <h1>{t("welcomeTitle")}</h1>
      </header>
      {!isReady ? (
        // A vault that cannot be read is not replaced from here.
        <section class="panel" role="alert">
          <h2>{t("lostTitle")}</h2>
          <p>{t("openPopupForMore")}</p>
        </section>
      ) : (
        <>
          <Steps current={step} />
          {step === "protect" && <Protect onDone={() => setStep(afterProtect)} />}
          {step === "notice" && <Notice onDone={() => setStep("add")} />}
          {step === "add" && <FirstAccount />}
        </>
      )}
    </main>
  );
};
