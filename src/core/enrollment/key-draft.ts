import { newDraft, type AccountDraft } from "#core/account/account.ts";
import { secretFromBase32 } from "#core/account/secret.ts";
import { servicesOn } from "#core/matcher/issuer-directory.ts";
import { displayHost, placeOf } from "#core/matcher/site.ts";
import { setupKeyFrom } from "./setup-key.ts";

/**
 * The account that a bare key stands for: with the values that authenticators take where nothing is said, and the name of the
 * site that shows it, by the directory where that knows one service there, else by its domain.
 * @param url Where it was found, by the browser's word; undefined for a key that was typed.
 * @returns undefined where `text` is no setup key.
 */
export function draftFromKey(text: string, url: string | undefined): AccountDraft | undefined {
  const key = setupKeyFrom(text);
  if (key === undefined) return undefined;
  const secret = secretFromBase32(key);
  if (!secret.ok) return undefined;
  const place = url === undefined ? undefined : placeOf(url);
  const [service, another] = place?.domain === undefined ? [] : servicesOn(place.domain);
  const named = another === undefined ? service?.name : undefined;
  const issuer = named ?? (place === undefined ? "" : displayHost(place.domain ?? place.hostWithPort));
  return newDraft(issuer, "", {
    type: "totp",
    secret: secret.value,
    algorithm: "SHA1",
    digits: 6,
    periodSeconds: 30,
  });
}
