import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Offered } from "#messages/protocol.ts";
import type { SettingsPageView, SettingsView, Theme } from "#messages/views.ts";
import { nowMs } from "#platform/clock.ts";
import { ask, onBroadcast } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { giveUpAllSites, onPermissionsChanged, requestAllSites, seesAllSites } from "#platform/permissions.ts";
import { ownVersion } from "#platform/tabs.ts";
import { Mark } from "../components/icons.tsx";
import { RecoveryKit } from "../components/recovery-kit.tsx";
import { PortLinks } from "../components/port-links.tsx";
import { showTheme } from "../components/start-page.ts";
import { saveFailureText } from "../failure-text.ts";
import { ForgottenPassphrase } from "./forgotten-passphrase.tsx";
import { useOwner } from "../components/owner.ts";
import { Sites } from "./sites.tsx";
import { RestoreDrill } from "./restore-drill.tsx";
import { StartAfresh } from "./start-afresh.tsx";
import { Trash } from "./trash.tsx";
import { UnlockPanel, type Errand } from "./unlock-panel.tsx";
import { WaysIn } from "./ways-in.tsx";

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

/** The settings; what there is of them depends on whether there is a vault, and on whether it is open. */
export const Options = (props: {
  readonly view: SettingsPageView;
  /** What the popup has sent its person here for. */
  readonly errand: Errand | undefined;
}) => {
  const [view, setView] = useState(props.view);
  const [kit, setKit] = useState<Kit | undefined>(undefined);
  /** What has just opened the vault in the place of a forgotten passphrase. */
  const [forgotten, setForgotten] = useState<Offered | undefined>(undefined);
  const [isGreeted, setGreeted] = useState(false);
  useEffect(
    () =>
      onBroadcast((event) => {
        // Nothing of an unlocked vault outlives it on the screen, least of all for the time that an answer takes.
        if (event === "vault-locked") {
          setKit(undefined);
          setForgotten(undefined);
          setGreeted(false);
        }
        void ask("settingsPage", {}).then(setView);
      }),
    [],
  );
  useEffect(() => showTheme(view.settings.theme), [view.settings.theme]);
  const { vault } = view;

  function welcomeBack(offered: Offered, forgot: boolean): void {
    if (forgot) setForgotten(offered);
    else if (props.errand !== undefined) setGreeted(true);
    void ask("settingsPage", {}).then(setView);
  }

  if (vault.state === "unlocked" && kit !== undefined) {
    return (
      <main>
        <RecoveryKit {...kit} onDone={() => setKit(undefined)} />
      </main>
    );
  }
  return (
    <main>
      <header class="page-head">
        <Mark size={40} />
        <h1>{t("settings")}</h1>
      </header>
      {isGreeted && vault.state === "unlocked" && <Unlocked />}
      {vault.state === "locked" && (
        <UnlockPanel ways={vault.ways} retryAtMs={vault.retryAtMs} errand={props.errand} onUnlocked={welcomeBack} />
      )}
      {vault.state === "unlocked" && (
        <OpenVault
          locks={vault.locks}
          forgotten={forgotten}
          onRenewed={() => setForgotten(undefined)}
          onKit={(code) => setKit({ code, madeAtMs: nowMs() })}
        />
      )}
      {(vault.state === "unlocked" || vault.state === "locked") && <RestoreDrill key={`drill ${vault.state}`} />}
      <Preferences key={vault.state} view={view} />
      {vault.state !== "new" && vault.state !== "newer-format" && <StartAfresh key={`afresh ${vault.state}`} />}
    </main>
  );
};

type Kit = { readonly code: string; readonly madeAtMs: number };

/** After an errand for the popup there is nothing more to do here. */
const Unlocked = () => (
  <section class="panel quiet-panel" role="status" data-testid="unlocked">
    <p>
      <strong>{t("isUnlocked")}</strong> {t("isUnlockedText")}
    </p>
    <button type="button" class="button" onClick={() => window.close()}>
      {t("closeTab")}
    </button>
  </section>
);

/** What can be done with an open vault. Gone with all that is typed into it when the vault locks. */
const OpenVault = (props: {
  readonly locks: boolean;
  readonly forgotten: Offered | undefined;
  readonly onRenewed: () => void;
  readonly onKit: (code: string) => void;
}) => {
  const owner = useOwner();
  return props.forgotten === undefined ? (
    <>
      <WaysIn locks={props.locks} owner={owner} onKit={props.onKit} />
      <Trash />
    </>
  ) : (
    <ForgottenPassphrase
      proof={props.forgotten}
      onDone={(proof) => {
        owner.setProof(proof);
        props.onRenewed();
      }}
    />
  );
};

const Preferences = (props: { readonly view: SettingsPageView }) => {
  const { vault } = props.view;
  const [settings, setSettings] = useState(props.view.settings);
  const [fault, setFault] = useState<string | undefined>(undefined);

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
    <>
      <p class="fault" role="alert">
        {fault ?? ""}
      </p>
      {vault.state === "unlocked" && vault.locks && (
        <section class="panel">
          <h2>{t("locking")}</h2>
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
          <Setting id="lock-after-copy" title={t("lockAfterCopy")} text={t("lockAfterCopyText")}>
            <Switch
              id="lock-after-copy"
              checked={settings.lockAfterCopy}
              onChange={(lockAfterCopy) => void change({ lockAfterCopy })}
            />
          </Setting>
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
      {vault.state === "unlocked" && <Sites />}
      {vault.state === "unlocked" && <PortLinks />}
      <section class="panel">
        <h2>{t("permissions")}</h2>
        <AllSites allowed={props.view.seesAllSites} />
      </section>
      <section class="panel quiet-panel">
        <h2>{t("about")}</h2>
        <p>{t("aboutText", ownVersion())}</p>
        <p class="hint">{t("aboutPrivacy")}</p>
      </section>
    </>
  );
};
