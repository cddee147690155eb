import { readPreferences } from "../containers/android-preferences.ts";
import { fromHex, fromUtf8 } from "../encoding.ts";
import type { ImportFormat } from "../format.ts";
import { damaged, imported } from "../outcome.ts";
import { accountRow } from "../row.ts";

const APP = "battlenet";
const SECRET = "com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET";
const SERIAL = "com.blizzard.messenger.AUTHENTICATOR_SERIAL";

/** The app XORs both values with this; Aegis `BattleNetImporter`. */
const MASK = fromHex(
  "398e27fc50276a656065b0e525f4c06c04c61075286b8e7aeda59da9813b5dd6" +
    "c80d2fb38068773fa59ba47c17ca6c6479015c1d5b8b8f6b9a",
);

/** The preferences of Blizzard's phone app. */
export const battlenet: ImportFormat = {
  app: APP,
  recognise: ({ text }) => (text?.includes(SECRET) ? "certain" : "no"),
  async read({ text = "" }) {
    const preferences = await readPreferences(text);
    const masked = preferences?.get(SECRET);
    const secret = masked && fromHex(unmask(masked) ?? "none");
    if (!secret) return damaged(APP);
    const serial = unmask(preferences?.get(SERIAL));
    return imported(APP, [accountRow({ type: "totp", issuer: "Battle.net", account: serial, secret, digits: 8 })]);
  },
};

function unmask(hex: string | undefined): string | undefined {
  const bytes = hex === undefined ? undefined : fromHex(hex);
  if (!bytes || !MASK || bytes.length > MASK.length) return undefined;
  return fromUtf8(bytes.map((byte, index) => byte ^ (MASK[index] ?? 0)));
}
