import { useState } from "preact/hooks";
import type { Site } from "#core/account/account.ts";
import type { AccountRow } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { CloseIcon } from "../components/icons.tsx";
import { bindToTab, deleteAccount } from "./actions.ts";
import { later } from "./later.tsx";
import { putRow, sheet, toast, view } from "./store.ts";

const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

const sameSite = (a: Site, b: Site): boolean => a.kind === b.kind && a.value === b.value;

/** What is known about how the codes are made; it cannot be changed without becoming another account. */
function parametersText({ type, algorithm, digits, periodSeconds, counter }: AccountRow): string {
  switch (type) {
    case "totp":
      return t("parametersTotp", algorithm, digits, periodSeconds ?? 0);
    case "hotp":
      return t("parametersHotp", algorithm, digits, counter ?? 0);
    case "steam":
      return t("typeSteam");
  }
}

const Sites = (props: {
  readonly row: AccountRow;
  readonly sites: readonly Site[];
  readonly onChange: (sites: readonly Site[]) => void;
}) => {
  const { row, sites, onChange } = props;
  const tab = view.value?.tab;
  const mayBindTab = tab?.siteName !== undefined && tab.lookAlikeOf === undefined && !tab.accountIds.includes(row.id);
  return (
    <fieldset class="field">
      <legend class="field-label">{t("sites")}</legend>
      {sites.length === 0 && <p class="hint">{t("noSites")}</p>}
      <ul class="chips">
        {sites.map((site) => (
          <li key={`${site.kind} ${site.value}`}>
            {site.value}
            <button
              type="button"
              aria-label={t("removeSite", site.value)}
              onClick={() => onChange(sites.filter((other) => !sameSite(other, site)))}
            >
              <CloseIcon />
            </button>
          </li>
        ))}
      </ul>
      {mayBindTab && (
        <button type="button" class="button plain inline" onClick={() => void bindToTab(row)} data-testid="bind-site">
          {t("useOn", tab.siteName)}
        </button>
      )}
    </fieldset>
  );
};

const KeySection = later(() => import("./key-section.tsx").then((module) => module.KeySection));

export const AccountSheet = ({ row }: { readonly row: AccountRow }) => {
  const [issuer, setIssuer] = useState(row.issuer);
  const [label, setLabel] = useState(row.label);
  const [note, setNote] = useState(row.note);
  const [tags, setTags] = useState(row.tags.join(", "));
  const [pinned, setPinned] = useState(row.pinned);
  const [removed, setRemoved] = useState<readonly Site[]>([]);
  const sites = row.sites.filter((site) => !removed.some((gone) => sameSite(gone, site)));

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const changes = { issuer: issuer.trim(), label: label.trim(), note, tags: tagsIn(tags), pinned, sites: [...sites] };
    const reply = await ask("editAccount", { id: row.id, changes });
    if (!reply.ok) {
      toast.value = { kind: "save-failed", failure: reply.failure };
      return;
    }
    putRow(reply.row);
    sheet.value = undefined;
  }

  return (
    <form class="account-form" onSubmit={(event) => void save(event)}>
      <div class="field">
        <label for="edit-issuer">{t("issuer")}</label>
        <input
          id="edit-issuer"
          autofocus
          value={issuer}
          maxLength={1000}
          autocomplete="off"
          onInput={(event) => setIssuer(event.currentTarget.value)}
          data-testid="edit-issuer"
        />
      </div>
      <div class="field">
        <label for="edit-label">{t("label")}</label>
        <input
          id="edit-label"
          value={label}
          maxLength={1000}
          autocomplete="off"
          onInput={(event) => setLabel(event.currentTarget.value)}
          data-testid="edit-label"
        />
      </div>
      <Sites
        row={row}
        sites={sites}
        onChange={(kept) => setRemoved(row.sites.filter((site) => !kept.includes(site)))}
      />
      <div class="field">
        <label for="edit-tags">{t("tags")}</label>
        <input
          id="edit-tags"
          value={tags}
          maxLength={2000}
          autocomplete="off"
          placeholder={t("tagsExample")}
          onInput={(event) => setTags(event.currentTarget.value)}
          data-testid="edit-tags"
        />
      </div>
      <div class="field">
        <label for="edit-note">{t("note")}</label>
        <textarea
          id="edit-note"
          value={note}
          maxLength={10_000}
          onInput={(event) => setNote(event.currentTarget.value)}
          data-testid="edit-note"
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={pinned}
          onChange={(event) => setPinned(event.currentTarget.checked)}
          data-testid="edit-pinned"
        />
        <span>{t("pinThis")}</span>
      </label>
      <p class="hint">{parametersText(row)}</p>
      <KeySection row={row} />
      <div class="buttons">
        <button
          type="button"
          class="button danger"
          onClick={() => void deleteAccount(row)}
          data-testid="delete-account"
        >
          {t("delete")}
        </button>
        <button type="submit" class="button primary" data-testid="edit-save">
          {t("save")}
        </button>
      </div>
    </form>
  );
};
