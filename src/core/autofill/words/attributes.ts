import type { Words } from "./concepts.ts";

/** What programmers write in ids and names, whatever language their page speaks, beyond the words of the languages. */
export const attributes: Words = {
  oneTime:
    "otp, totp, hotp, otc, mfa, 2fa, tfa, 2sv, two fa, second factor, twofactor, twostep, otac, two factor, two step",
  verifyCode:
    "verification input, verify input, verify code, sms pin, sms token, codigo verificacion, codigo verificacao, code validation, auth number, auth num, auth no, cert number, cert num, cert no, authn code, smscode, mobile code, sms otp",
  code: "code, tan, verification, verify, verifier, auth, challenge, factor, confirm code, confirmation, codigo, codice, kod, kode, koodi, kodas, cod, tok, authenticator, answer code, numeric code, digit, identification code, id code",
  captcha:
    "captcha, seccode, imgcode, img code, imagecode, image code, vcode, v code, yzm, checkcode, check code, validatecode, validate code, randcode, rand code, picture code, graph code, captcha code, verify img",
  other: "qty, hex, mac, ip, amount, grade, score, year, month, day, dd, mm, yyyy, birth, bday, dob, lot, num row",
  elsewhere: "user code, usercode, device code, devicecode, pairing code, activation code, tv code",
};
