/** What an export loses, and why it failed, in words. */
import type { ExportFailure } from "#core/export/index.ts";
import type { Field, Fit, Obstacle } from "#core/export/target.ts";
import { t, uiLanguage } from "#platform/i18n.ts";
import { appName } from "../components/app-names.ts";
import type { TargetView } from "./write-messages.ts";

/** @returns The target's name, with the format where its app has several, or none. */
export function targetName({ id, app }: Pick<TargetView, "id" | "app">): string {
  if (id === "keepass-xml") return "KeePass (XML)";
  if (id === "keepassxc-csv") return "KeePassXC (CSV)";
  return appName(app) ?? t("exportOtpauthList");
}

export function exportFailureText({ kind }: ExportFailure): string {
  switch (kind) {
    case "nothing-to-write":
      return t("exportNothing");
    case "not-sealable":
    case "not-read-back":
      return t("exportNotReadBack");
    case "kdf-too-costly":
      return t("exportOutOfMemory");
    case "cancelled":
      return t("importCancelled");
  }
}

export const fitText = (fit: Fit): string =>
  fit.kind === "left-out"
    ? obstacleText(fit.obstacle)
    : t("exportLoses", new Intl.ListFormat(uiLanguage(), { type: "conjunction" }).format(fit.loses.map(fieldText)));

function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "type":
      return t("exportNoType", obstacle.type === "steam" ? "Steam Guard" : obstacle.type.toUpperCase());
    case "digits":
      return t("exportNoDigits", obstacle.digits);
    case "period":
      return t("exportNoPeriod", obstacle.periodSeconds);
    case "same-key":
      return t("exportSameKey");
    case "same-name":
      return t("exportSameName");
  }
}

function fieldText(field: Field): string {
  switch (field) {
    case "tags":
      return t("exportFieldTags");
    case "other-tags":
      return t("exportFieldOtherTags");
    case "note":
      return t("exportFieldNote");
    case "pinned":
      return t("exportFieldPinned");
    case "sites":
      return t("exportFieldSites");
    case "other-sites":
      return t("exportFieldOtherSites");
    case "exact-sites":
      return t("exportFieldExactSites");
    case "recovery-codes":
      return t("exportFieldRecoveryCodes");
    case "name":
      return t("exportFieldName");
  }
}
