import type { WayIn } from "#messages/views.ts";
import { t } from "#platform/i18n.ts";

/** What a way in is called: as its owner has named it, else what it is. */
export function wayName({ label, type }: WayIn): string {
  return label === "" ? kindText(type) : label;
}

/** What a way in is. */
export function kindText(type: WayIn["type"]): string {
  switch (type) {
    case "passphrase":
      return t("passphrase");
    case "passkey":
      return t("passkey");
    case "recovery":
      return t("recoveryCode");
    case "device":
      return t("deviceWay");
    case "other":
      return t("otherWay");
  }
}
