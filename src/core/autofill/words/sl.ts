import type { Words } from "./concepts.ts";

export const sl: Words = {
  oneTime:
    "enkratna koda, enkratno kodo, enkratne kode, enkratno geslo, enkratnega gesla, zacasna koda, koda otp, koda 2fa, dvofaktorska koda, dvostopenjska koda",
  verifyCode:
    "koda za preverjanje, kodo za preverjanje, potrditvena koda, potrditveno kodo, preveritvena koda, verifikacijska koda, koda za potrditev, kodo za potrditev, koda za prijavo, kodo za prijavo, overitvena koda, overitveno kodo, koda za preverjanje pristnosti, sms koda, kodo sms",
  code: "koda, kodo, kode, varnostna koda, varnostno kodo, koda za dostop, pin, zeton, stevka, kodi, kodami",
  digits: "# mestn*, sestmestn*, stirimestn*, # stevk*, sest stevk*",
  app: "aplikacij* za preverjanje pristnosti, aplikacij* za preverjanje, aplikacij* za avtentikacijo, aplikacij* za overjanje, avtentikator*, authenticator*, v aplikaciji, iz aplikacije, vase aplikacije, mobilni aplikaciji, ustvarjen*",
  appWord: "aplikacij*",
  factor:
    "dvostopenjsk*, dvofaktorsk*, v dveh korakih, dva koraka, vecfaktorsk*, vecstopenjsk*, drugi faktor, dvojno preverjanje, dveh korakih",
  sent: "poslali, poslana, poslali smo, smo vam poslali, je bila poslana, prek sms, preko sms, po sms, v sms, na e naslov, na vas e, po e posti, prejeli ste, ki ste jo prejeli, ste prejeli, niste prejeli",
  channel: "sms, e posta, e poste, e mail",
  askToSend: "poslji kodo, poslji znova, ponovno poslji, nova koda, novo kodo, zahtevaj kodo",
  enrol:
    "koda qr, kodo qr, qr kod*, skenira*, optično, skrivni kljuc, nastavi … preverjanje, vklopi dvo*, omogoci dvo*, rocni vnos, preberite z, poskenirajte, skenirajte, preberite sliko, sliko preberite, optično preberite, poslikajte",
  recovery:
    "obnovitvena koda, obnovitveno kodo, obnovitvene kode, obnovitvenih kod, rezervna koda, rezervno kodo, rezervne kode, rezervnih kod, varnostna rezervna, koda za obnovitev, kod za obnovitev",
  captcha: "captcha, znake s slike, crke s slike, kodo s slike, besedilo s slike, nisem robot",
  coupon:
    "koda za popust, kodo za popust, popust*, promocijska koda, promo koda, kupon*, bon*, darilni bon, darilna kartica, vavcer*, koda kupona, unovci*",
  postal: "postna stevilka, posta",
  card: "stevilka kartice, datum poteka, veljavnost*, varnostna koda kartice, kreditna kartica, hrbtni strani kartice, velja do, veljavnost, datum veljavnosti",
  invite: "koda povabila, povabilo, vabilo, koda sestanka, koda razreda, koda vabila, koda za vabilo",
  booking:
    "koda rezervacije, rezervacija, stevilka rezervacije, stevilka narocila, narocilo, sledilna stevilka, sklic, stevilka racuna, stevilka police",
  phone: "telefon*, telefonska stevilka, mobilna stevilka, gsm, klicna koda, predpona",
  login: "uporabnisko ime, uporabnik, e postni naslov, elektronski naslov",
  password: "geslo, gesla, novo geslo",
  search: "isci, iskanje, poisci",
  other:
    "ime, priimek, podjetje, mesto, naslov, ulica, drzava, datum rojstva, emso, davcna stevilka, serijska stevilka, crtna koda, sifra izdelka, registrska, znesek, kolicina, cena, ime naprave, opis, komentar*",
  newPin:
    "ustvari … pin, nastavi … pin, izberi … pin, izberite … pin, nov pin, potrdi … pin, ponovi … pin, spremeni … pin",
  fixedPin: "vas pin, svoj pin, pozabljen pin, odkleni, starsevsk*",
  elsewhere:
    "na televizorju, na zaslonu, na vasi napravi, na napravi, koda naprave, povezi napravo, koda za seznanjanje, bancni izpisek, v pismu, po posti, na embalazi, na nalepki",
};
