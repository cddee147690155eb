import { t } from "#platform/i18n.ts";
import { AllSitesOffer } from "../components/all-sites.tsx";
import { ImageIcon, KeyIcon, ScanIcon } from "../components/icons.tsx";
import { scanTab } from "./actions.ts";
import { refresh, sheet, view } from "./store.ts";

/** No account yet: the three ways to get one, so that nobody has to look for them. */
export const EmptyState = () => {
  return (
    <div class="empty">
      <h1>{t("emptyTitle")}</h1>
      <p class="hint">{t("emptyText")}</p>
      <div class="ways">
        <button type="button" class="way" onClick={() => void scanTab()} data-testid="scan-tab">
          <ScanIcon />
          <span>
            <strong>{t("wayScan")}</strong>
            <span class="hint">{t("wayScanText")}</span>
          </span>
        </button>
        <button type="button" class="way" onClick={() => (sheet.value = { kind: "add" })}>
          <ImageIcon />
          <span>
            <strong>{t("wayPicture")}</strong>
            <span class="hint">{t("wayPictureText")}</span>
          </span>
        </button>
        <button type="button" class="way" onClick={() => (sheet.value = { kind: "add", by: "hand" })}>
          <KeyIcon />
          <span>
            <strong>{t("wayHand")}</strong>
            <span class="hint">{t("wayHandText")}</span>
          </span>
        </button>
      </div>
      {view.value?.seesAllSites === false && <AllSitesOffer onAnswer={() => void refresh()} />}
    </div>
  );
};
