import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountRow, NamedSite } from "#messages/views.ts";
import { ask } from "#platform/messaging.ts";
import { t } from "#platform/i18n.ts";
import { AccountProof } from "./account-proof.tsx";
import { AccountSites, sameSite } from "./account-sites.tsx";
import { deleteAccount } from "./actions.ts";
import { later } from "./later.tsx";
import { putRow, sheet, toast, type Sheet } from "./store.ts";

const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ""),
  ),
];

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

const KeySection = later(() => import("./key-section.tsx").then((module) => module.KeySection));

export const AccountSheet = ({ row }: { readonly row: AccountRow }) => {
  const firstField = useRef<HTMLInputElement>(null);
  // The dialog was there before this was loaded, and has put the focus on its own button.
  useEffect(() => firstField.current?.focus(), []);
  const [issuer, setIssuer] = useState(row.issuer);
  const [label, setLabel] = useState(row.label);
  const [note, setNote] = useState(row.note);
  const [tags, setTags] = useState(row.tags.join(", "));
  const [pinned, setPinned] = useState(row.pinned);
  // Changes to the row's own list, which grows when the account is bound to the tab's site meanwhile.
  const [removed, setRemoved] = useState<readonly NamedSite[]>([]);
  const [added, setAdded] = useState<readonly NamedSite[]>([]);
  const isOneOf = (list: readonly NamedSite[], site: NamedSite): boolean => list.some((other) => sameSite(other, site));
  const sites = [
    ...row.sites.filter((site) => !isOneOf(removed, site)),
    ...added.filter((site) => !isOneOf(row.sites, site)),
  ];

  function addSite(site: NamedSite): void {
    setRemoved(removed.filter((other) => !sameSite(other, site)));
    setAdded([...added.filter((other) => !sameSite(other, site)), site]);
  }

  function removeSite(site: NamedSite): void {
    setRemoved([...removed, site]);
    setAdded(added.filter((other) => !sameSite(other, site)));
  }

  /** @returns Whether it is saved; tells why not otherwise. */
  async function save(): Promise<boolean> {
    const changes = {
      issuer: issuer.trim(),
      label: label.trim(),
      note,
      tags: tagsIn(tags),
      pinned,
      sites: sites.map(({ kind, value }) => ({ kind, value })),
    };
    const reply = await ask("editAccount", { id: row.id, changes });
    if (reply.ok) putRow(reply.row);
    else toast.value = { kind: "save-failed", failure: reply.failure };
    return reply.ok;
  }

  async function saveAndGoTo(next: Sheet | undefined): Promise<void> {
    if (await save()) sheet.value = next;
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    void saveAndGoTo(undefined);
  }

  return (
    <form class="account-form" onSubmit={submit}>
      <div class="field">
        <label for="edit-issuer">{t("issuer")}</label>
        <input
          id="edit-issuer"
          ref={firstField}
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
      <AccountProof row={row} />
      <AccountSites row={row} sites={sites} onAdd={addSite} onRemove={removeSite} />
      <div class="field">
        <span class="field-label">{t("backupCodes")}</span>
        <button
          type="button"
          class="button wide"
          onClick={() => void saveAndGoTo({ kind: "backup-codes", id: row.id })}
          data-testid="open-backup-codes"
        >
          {row.recoveryCodesKept === 0
            ? t("backupCodesNone")
            : t("backupCodesCount", row.recoveryCodesLeft, row.recoveryCodesKept)}
        </button>
      </div>
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
          autocomplete="off"
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
