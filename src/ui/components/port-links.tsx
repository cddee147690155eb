import { t } from "#platform/i18n.ts";

/** The ways into and out of Tock, for pages in tabs. */
export const PortLinks = () => (
  <section class="panel">
    <h2>{t("portTitle")}</h2>
    <div class="setting">
      <div>
        <strong>{t("importLink")}</strong>
        <p class="hint">{t("importLinkText")}</p>
      </div>
      <a class="button" href="../import/index.html" data-testid="open-import">
        {t("importOpenPage")}
      </a>
    </div>
    <div class="setting">
      <div>
        <strong>{t("exportLink")}</strong>
        <p class="hint">{t("exportLinkText")}</p>
      </div>
      <a class="button" href="../export/index.html" data-testid="open-export">
        {t("exportOpenPage")}
      </a>
    </div>
  </section>
);
