import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SettingsView, Theme, VaultView } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { giveUpAllSites, onPermissionsChanged, requestAllSites, seesAllSites } from "#platform/permissions.ts";
import { ownVersion } from "#platform/tabs.ts";
import { Mark } from "../components/icons.tsx";
import { NewPassphrase } from "../components/new-passphrase.tsx";
import { showTheme } from "../components/start-page.ts";
import { saveFailureText, wayFailureText } from "../failure-text.ts";

/** Minutes; 0 stands for "when the browser closes". */
const LOCK_CHOICES = [1, 5, 15, 30, 60, 240, 0] as const;

const lockChoiceText = (minutes: number): string =>
  minutes === 0 ? t("whenBrowserCloses") : minutes < 60 ? t("minutes", minutes) : t("hours", minutes / 60);

const Setting = (props: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly children: ComponentChildren;
}) => (
  <div class="setting">
    <div>
      <label for={props.id}>{props.title}</label>
      <p class="hint">{props.text}</p>
    </div>
    {props.children}
  </div>
);

const Switch = (props: {
  readonly id: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) => (
  <input
    type="checkbox"
    role="switch"
    class="switch"
    id={props.id}
    checked={props.checked}
    onChange={(event) => props.onChange(event.currentTarget.checked)}
    data-testid={props.id}
  />
);

const Passphrase = ({ hasPassphrase }: { readonly hasPassphrase: boolean }) => {
  const [has, setHas] = useState(hasPassphrase);
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  async function setPassphrase(next: string, current: string | null): Promise<string | undefined> {
    const former = (await ask("waysIn", {})).find(({ type }) => type === "passphrase");
    const reply =
      former === undefined
        ? await ask("rotateKey", { keep: [], passphrase: next })
        : await ask("changeWay", {
            id: former.id,
            way: { type: "passphrase", passphrase: next, label: "" },
            proof: current === null || current === "" ? null : { passphrase: current },
          });
    if (!reply.ok) return wayFailureText(reply.failure);
    setHas(true);
    setOpen(false);
    setDone(true);
    return undefined;
  }
  return (
    <>
      <div class="setting">
        <div>
          <strong>{t("passphrase")}</strong>
          <p class="hint">{has ? t("passphraseIsSet") : t("withoutPassphraseText")}</p>
        </div>
        {!isOpen && (
          <button type="button" class="button" onClick={() => setOpen(true)} data-testid="change-passphrase">
            {has ? t("changePassphrase") : t("setPassphrase")}
          </button>
        )}
      </div>
      {isOpen && (
        <NewPassphrase
          asksCurrent={has}
          action={has ? t("changePassphrase") : t("setPassphrase")}
          actionTestId="save-passphrase"
          onChosen={setPassphrase}
        />
      )}
      <p class="saved" role="status">
        {done ? t("passphraseChanged") : ""}
      </p>
    </>
  );
};

const AllSites = (props: { readonly allowed: boolean }) => {
  const [allowed, setAllowed] = useState(props.allowed);
  // The browser's own settings may take it back while this page is open.
  useEffect(() => onPermissionsChanged(() => void seesAllSites().then(setAllowed)), []);
  return (
    <div class="setting">
      <div>
        <strong>{t("allSitesTitle")}</strong>
        <p class="hint">{allowed ? t("allSitesOn") : t("allSitesOff")}</p>
        <p class="hint">{t("allSitesText")}</p>
      </div>
      {allowed ? (
        <button
          type="button"
          class="button"
          onClick={() => void giveUpAllSites().then((given) => given && setAllowed(false))}
          data-testid="revoke-all-sites"
        >
          {t("allSitesRevoke")}
        </button>
      ) : (
        <button
          type="button"
          class="button primary"
          // Nothing may be awaited before: browsers insist on the click.
          onClick={() => void requestAllSites().then(setAllowed)}
          data-testid="allow-all-sites"
        >
          {t("allSitesAllow")}
        </button>
      )}
    </div>
  );
};

export const Options = (props: {
  readonly vault: VaultView;
  readonly settings: SettingsView;
  readonly seesAllSites: boolean;
}) => {
  const { vault } = props;
  const [settings, setSettings] = useState(props.settings);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const hasVault = vault.state === "locked" || vault.state === "unlocked";

  const canLock = vault.state === "locked" || (vault.state === "unlocked" && vault.locks);

  async function change(changes: Partial<SettingsView>): Promise<void> {
    const reply = await ask("changeSettings", changes);
    if (!reply.ok) {
      setFault(saveFailureText(reply.failure));
      // Shows again what holds.
      setSettings({ ...settings });
      return;
    }
    setFault(undefined);
    setSettings(reply.settings);
    showTheme(reply.settings.theme);
  }

  return (
    <main>
      <header class="page-head">
        <Mark size={40} />
        <h1>{t("settings")}</h1>
      </header>
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      {hasVault && (
        <section class="panel">
          <h2>{t("locking")}</h2>
          {canLock && (
            <>
              <Setting id="auto-lock" title={t("autoLock")} text={t("autoLockText")}>
                <select
                  id="auto-lock"
                  value={String(settings.autoLockMinutes)}
                  onChange={(event) => void change({ autoLockMinutes: Number(event.currentTarget.value) })}
                  data-testid="auto-lock"
                >
                  {[...new Set([...LOCK_CHOICES, settings.autoLockMinutes])].map((minutes) => (
                    <option key={minutes} value={String(minutes)}>
                      {lockChoiceText(minutes)}
                    </option>
                  ))}
                </select>
              </Setting>
              <hr />
              <Setting id="lock-on-system-lock" title={t("systemLock")} text={t("systemLockText")}>
                <Switch
                  id="lock-on-system-lock"
                  checked={settings.lockOnSystemLock}
                  onChange={(lockOnSystemLock) => void change({ lockOnSystemLock })}
                />
              </Setting>
              <hr />
            </>
          )}
          <Passphrase hasPassphrase={canLock} />
        </section>
      )}
      <section class="panel">
        <h2>{t("display")}</h2>
        <Setting id="show-next-code" title={t("showNextCode")} text={t("showNextCodeText")}>
          <Switch
            id="show-next-code"
            checked={settings.showNextCode}
            onChange={(showNextCode) => void change({ showNextCode })}
          />
        </Setting>
        <hr />
        <Setting id="theme" title={t("theme")} text={t("themeText")}>
          <select
            id="theme"
            value={settings.theme}
            onChange={(event) => void change({ theme: event.currentTarget.value as Theme })}
            data-testid="theme"
          >
            <option value="system">{t("themeSystem")}</option>
            <option value="light">{t("themeLight")}</option>
            <option value="dark">{t("themeDark")}</option>
          </select>
        </Setting>
      </section>
      <section class="panel">
        <h2>{t("permissions")}</h2>
        <AllSites allowed={props.seesAllSites} />
      </section>
      <section class="panel quiet-panel">
        <h2>{t("about")}</h2>
        <p>{t("aboutText", ownVersion())}</p>
        <p class="hint">{t("aboutPrivacy")}</p>
      </section>
    </main>
  );
};
