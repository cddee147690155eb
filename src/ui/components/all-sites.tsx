import { t } from "#platform/i18n.ts";
import { requestAllSites } from "#platform/permissions.ts";

/**
 * Offers the one permission that Tock asks for, and says what it is for.
 * @param onGranted Called with the person's answer.
 */
export const AllSitesOffer = ({ onAnswer }: { readonly onAnswer: (granted: boolean) => void }) => (
  <section class="all-sites">
    <h2>{t("allSitesTitle")}</h2>
    <p class="hint">{t("allSitesText")}</p>
    <button
      type="button"
      class="button"
      // Nothing may be awaited before: browsers insist on the click.
      onClick={() => void requestAllSites().then(onAnswer)}
      data-testid="allow-all-sites"
    >
      {t("allSitesAllow")}
    </button>
  </section>
);
