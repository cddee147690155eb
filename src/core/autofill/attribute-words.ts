/**
 * Splits what programmers write into words. Only whole pieces count: "otp" is in carbonFootprint and depotPhone, and "2fa" in
 * many random ids.
 */

/** Words that are written together in ids. A piece is taken apart only if these cover all of it. */
const GLUED = new Set(
  (
    "2fa two factor step auth authn authentication authenticator authenticate verification verify verifier verified validation " +
    "validate confirm confirmation code codes otp totp hotp mfa tfa otc sms email mail phone mobile tel pin pass passcode token " +
    "one time onetime password pwd login sign in signin security secure access recovery backup scratch emergency challenge " +
    "input field text txt box value number num no digit digits user name country area zip post postal promo coupon discount " +
    "gift voucher card invite invitation referral device activation serial product license item order booking captcha img " +
    "image check rand vcode app key second first code1 temp dynamic response id entry form new my the your submit wizard " +
    "container wrapper group react ng"
  ).split(" "),
);

/** The piece as known words, or as it is. */
function unglue(piece: string): readonly string[] {
  if (piece.length < 5 || piece.length > 40 || GLUED.has(piece)) return [piece];
  // From every position the longest cover, right to left: "verificationcode" is "verification code", never "verification co de".
  const from: (readonly string[] | undefined)[] = Array.from({ length: piece.length + 1 });
  from[piece.length] = [];
  for (let start = piece.length - 1; start >= 0; start--) {
    for (let end = piece.length; end > start + 1; end--) {
      const rest = from[end];
      if (rest === undefined || !GLUED.has(piece.slice(start, end))) continue;
      const cover = [piece.slice(start, end), ...rest];
      if ((from[start]?.length ?? Infinity) > cover.length) from[start] = cover;
    }
  }
  return from[0] ?? [piece];
}

/** "user[otp_attempt]" → "user otp attempt"; "totpPin" → "totp pin"; "otpcode1" → "otp code". */
export function attributeWords(written: string): string {
  return written
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .flatMap((piece) => {
      // A number at the end counts boxes; one inside belongs to a random id.
      const word = piece.replace(/\d+$/, "");
      return word === "" ? [] : unglue(word);
    })
    .join(" ");
}
