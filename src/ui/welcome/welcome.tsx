import { useEffect, useState } from "preact/hooks";
import type { VaultView } from "#messages/views.ts";
import { nowMs } from "#platform/clock.ts";
import { ask, onBroadcast } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { requestAllSites } from "#platform/permissions.ts";
import { Mark } from "../components/icons.tsx";
import { NewPassphrase } from "../components/new-passphrase.tsx";
import { RecoveryKit } from "../components/recovery-kit.tsx";
import { saveFailureText, wayFailureText } from "../failure-text.ts";

type Step = "protect" | "recover" | "notice" | "add";
const STEPS: readonly Step[] = ["protect", "recover", "notice", "add"];

function stepTitle(step: Step): string {
  switch (step) {
    case "protect":
      return t("stepProtect");
    case "recover":
      return t("stepRecover");
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

/** @param onDone Is told what the vault was protected with. */
const Protect = ({ onDone }: { readonly onDone: (passphrase: string | null) => void }) => {
  const [fault, setFault] = useState<string | undefined>(undefined);
  async function create(passphrase: string | null): Promise<string | undefined> {
    const failure = await createVault(passphrase);
    if (failure === undefined) onDone(passphrase);
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

/** Offers a recovery kit while the vault is still empty: later it is too late for many. */
const Recover = (props: { readonly passphrase: string | null; readonly onDone: () => void }) => {
  const { passphrase, onDone } = props;
  const [kit, setKit] = useState<{ readonly code: string; readonly madeAtMs: number } | undefined>(undefined);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);

  async function makeKit(): Promise<void> {
    setBusy(true);
    const proof = passphrase === null ? null : { passphrase };
    const reply = await ask("addWay", { way: { type: "recovery", label: "" }, proof });
    setBusy(false);
    if (!reply.ok) setFault(wayFailureText(reply.failure));
    else if (reply.recoveryCode !== undefined) setKit({ code: reply.recoveryCode, madeAtMs: nowMs() });
  }

  if (kit !== undefined) return <RecoveryKit {...kit} onDone={onDone} />;
  return (
    <section class="panel">
      <h2>{t("recoverTitle")}</h2>
      <p>{passphrase === null ? t("recoverTextDevice") : t("recoverText")}</p>
      <p class="hint">{t("makeKitText")}</p>
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          aria-busy={busy}
          disabled={busy}
          onClick={() => void makeKit()}
          data-testid="make-kit"
        >
          {t("makeKit")}
        </button>
        <button type="button" class="button plain" onClick={onDone} data-testid="skip-kit">
          {t("later")}
        </button>
      </div>
    </section>
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
    <p>
      {t("firstMoving")} <a href="../import/index.html">{t("importLink")}</a>
    </p>
  </section>
);

/** From installing to the first account, in four steps, each of which can be left out but the first. */
export const Welcome = (props: { readonly vault: VaultView; readonly seesAllSites: boolean }) => {
  const afterProtect: Step = props.seesAllSites ? "add" : "notice";
  const [step, setStep] = useState<Step>(props.vault.state === "new" ? "protect" : afterProtect);
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const goOn = () => {
    setPassphrase(null);
    setStep(afterProtect);
  };
  // Neither the passphrase nor the recovery code stays on a page whose vault is locked.
  useEffect(() => onBroadcast((event) => event === "vault-locked" && goOn()), []);
  const isReady = props.vault.state === "new" || props.vault.state === "unlocked" || props.vault.state === "locked";
  return (
    <main>
      <header class="page-head no-print">
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
          <div class="no-print">
            <Steps current={step} />
          </div>
          {step === "protect" && (
            <Protect
              onDone={(chosen) => {
                setPassphrase(chosen);
                setStep("recover");
              }}
            />
          )}
          {step === "recover" && <Recover passphrase={passphrase} onDone={goOn} />}
          {step === "notice" && <Notice onDone={() => setStep("add")} />}
          {step === "add" && <FirstAccount />}
        </>
      )}
    </main>
  );
};
