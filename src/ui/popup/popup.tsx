import { useEffect, useRef } from "preact/hooks";
import { t } from "#platform/i18n.ts";
import { openOwnPage } from "#platform/tabs.ts";
import { GlobeIcon, LockIcon, PlusIcon, SearchIcon, SettingsIcon } from "../components/icons.tsx";
import { AccountList } from "./account-list.tsx";
import { rowElementId } from "./account-row.tsx";
import { lock } from "./actions.ts";
import { Messages } from "./messages.tsx";
import { EmptyState } from "./empty-state.tsx";
import { searchAsTyped } from "./scroll.ts";
import { Sheets } from "./sheets.tsx";
import { cards, intent, query, rows, selected, sheet, shownCount, siteRows, view } from "./store.ts";
import { Toasts } from "./toasts.tsx";
import { Unlock } from "./unlock.tsx";
import { LostVault, NewVault, NewerVault } from "./vault-screens.tsx";

const openSettings = (): void => void openOwnPage("src/ui/options/index.html");

const SearchField = () => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <label class="search">
      <SearchIcon />
      <input
        ref={field}
        id="search"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={t("searchAccounts")}
        aria-label={t("searchAccounts")}
        aria-expanded={shownCount.value > 0}
        aria-haspopup="grid"
        aria-controls={cards.value.length > 0 ? "cards rows" : "rows"}
        aria-activedescendant={shownCount.value > 0 ? rowElementId(selected.value) : undefined}
        value={query.value}
        onInput={(event) => searchAsTyped(event.currentTarget.value)}
        data-testid="search"
      />
      <kbd>/</kbd>
    </label>
  );
};

const Header = ({ canLock }: { readonly canLock: boolean }) => (
  <header>
    <SearchField />
    <button
      type="button"
      class="icon-button"
      aria-label={t("addAccount")}
      title={t("addAccount")}
      onClick={() => (sheet.value = { kind: "add" })}
      data-testid="add-account"
    >
      <PlusIcon />
    </button>
    {canLock && (
      <button
        type="button"
        class="icon-button"
        aria-label={t("lock")}
        title={t("lock")}
        onClick={() => void lock()}
        data-testid="lock"
      >
        <LockIcon />
      </button>
    )}
  </header>
);

const Footer = ({ canLock, minutes }: { readonly canLock: boolean; readonly minutes: number }) => {
  const enterFills = ["fill", "choose", "fill-backup-code"].includes(intent.value?.kind ?? "");
  const siteName = view.value?.tab?.siteName;
  const fillable = view.value?.tab?.hasCodeField === true && siteRows.value.length > 0;
  return (
    <footer>
      {rows.value.length > 0 && (
        <span class="keys">
          <span>
            <kbd>↵</kbd> {enterFills ? t("keyFill") : t("keyCopy")}
          </span>
          {fillable && !enterFills && (
            <span>
              <kbd>⇧↵</kbd> {t("keyFill")}
            </span>
          )}
        </span>
      )}
      <span class="lock-time">
        {canLock && (minutes === 0 ? t("locksWithBrowser") : t("locksAfterMinutes", minutes))}
      </span>
      {siteName !== undefined && (
        <button
          type="button"
          class="icon-button small"
          aria-label={t("siteSheet", siteName)}
          title={t("siteSheet", siteName)}
          onClick={() => (sheet.value = { kind: "site" })}
          data-testid="site-settings"
        >
          <GlobeIcon />
        </button>
      )}
      <button
        type="button"
        class="icon-button small"
        aria-label={t("settings")}
        title={t("settings")}
        onClick={openSettings}
        data-testid="settings"
      >
        <SettingsIcon />
      </button>
    </footer>
  );
};

export const Popup = () => {
  const current = view.value;
  if (!current) return null;
  const { vault, settings } = current;
  switch (vault.state) {
    case "new":
      return <NewVault />;
    case "locked":
      return (
        <>
          <Unlock ways={vault.ways} retryAtMs={vault.retryAtMs} />
          <Toasts />
        </>
      );
    case "lost":
      return <LostVault reason={vault.reason} />;
    case "newer-format":
      return <NewerVault />;
    case "unlocked":
      return (
        <>
          <Header canLock={vault.locks} />
          <main>
            <Messages />
            {rows.value.length === 0 ? <EmptyState /> : <AccountList />}
          </main>
          <Footer canLock={vault.locks} minutes={settings.autoLockMinutes} />
          <Sheets />
          <Toasts />
        </>
      );
  }
};
