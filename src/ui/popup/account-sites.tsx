import { useState } from "preact/hooks";
import type { Site } from "#core/account/account.ts";
import type { AccountRow, MatchReason, NamedSite } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";
import { ask } from "#platform/messaging.ts";
import { CloseIcon } from "../components/icons.tsx";
import { bindToTab } from "./actions.ts";
import { view } from "./store.ts";

export const sameSite = (a: Site, b: Site): boolean => a.kind === b.kind && a.value === b.value;

const nameOfSite = ({ kind, name }: NamedSite): string => (kind === "host" ? t("siteExactly", name) : name);

/** Why the account is shown for the tab's site. A new reason does not compile until it has words. */
function reasonText({ kind, siteName }: MatchReason): string {
  switch (kind) {
    case "bound-domain":
      return t("reasonBoundDomain", siteName);
    case "bound-host":
    case "bound-origin":
      return t("reasonBoundHost", siteName);
    case "known-issuer":
      return t("reasonKnownIssuer", siteName);
    case "same-service":
      return t("reasonSameService", siteName);
    case "issuer-domain":
    case "issuer-name":
      return t("reasonIssuerName", siteName);
  }
}

const Reason = ({ row }: { readonly row: AccountRow }) => {
  const tab = view.value?.tab;
  const reason = tab?.reasons[row.id];
  if (reason !== undefined)
    return (
      <p class="hint" data-testid="match-reason">
        {reasonText(reason)}
      </p>
    );
  if (tab?.siteName === undefined || row.sites.length === 0) return null;
  return (
    <p class="hint" data-testid="match-reason">
      {t("notHere", tab.siteName)}
    </p>
  );
};

/** A field for an address, judged by the background, where the list of public suffixes is. */
const AddSite = ({ onAdd }: { readonly onAdd: (site: NamedSite) => void }) => {
  const [text, setText] = useState("");
  const [isExact, setExact] = useState(false);
  const [fault, setFault] = useState("");

  async function add(): Promise<void> {
    if (text.trim() === "") return;
    const reply = await ask("readSite", { text, exact: isExact });
    if (!reply.ok) {
      setFault(reply.failure === "public-suffix" ? t("sitePublicSuffix") : t("siteNotASite"));
      return;
    }
    onAdd(reply.site);
    setText("");
    setFault("");
  }

  return (
    <div class="field">
      <label for="add-site">{t("addSite")}</label>
      <div class="with-button">
        <input
          id="add-site"
          type="text"
          inputMode="url"
          placeholder={t("addSiteExample")}
          autocomplete="off"
          spellcheck={false}
          maxLength={2000}
          value={text}
          aria-invalid={fault !== ""}
          aria-describedby="add-site-fault"
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // The form around it would be saved instead.
            event.preventDefault();
            void add();
          }}
          data-testid="add-site"
        />
        <button type="button" class="button" onClick={() => void add()} data-testid="add-site-submit">
          {t("addSiteButton")}
        </button>
      </div>
      <p id="add-site-fault" class="fault" role="alert">
        {fault}
      </p>
      <label class="check">
        <input
          type="checkbox"
          checked={isExact}
          onChange={(event) => setExact(event.currentTarget.checked)}
          data-testid="add-site-exact"
        />
        <span>{t("addSiteExact")}</span>
      </label>
    </div>
  );
};

/** The sites of an account: what they are, why it is shown here, and how to change them. */
export const AccountSites = (props: {
  readonly row: AccountRow;
  readonly sites: readonly NamedSite[];
  readonly onRemove: (site: NamedSite) => void;
  readonly onAdd: (site: NamedSite) => void;
}) => {
  const { row, sites, onRemove, onAdd } = props;
  const tab = view.value?.tab;
  const mayBindTab = tab?.siteName !== undefined && tab.lookAlikeOf === undefined && !tab.accountIds.includes(row.id);
  return (
    <fieldset class="field">
      <legend class="field-label">{t("sites")}</legend>
      {sites.length === 0 && <p class="hint">{t("noSites")}</p>}
      <ul class="chips">
        {sites.map((site) => (
          <li key={`${site.kind} ${site.value}`} data-testid="site">
            {nameOfSite(site)}
            <button type="button" aria-label={t("removeSite", site.name)} onClick={() => onRemove(site)}>
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      <Reason row={row} />
      {mayBindTab && (
        <button type="button" class="button plain inline" onClick={() => void bindToTab(row)} data-testid="bind-site">
          {t("useOn", tab.siteName)}
        </button>
      )}
      <AddSite onAdd={onAdd} />
    </fieldset>
  );
};
