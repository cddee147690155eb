import type { Words } from "./concepts.ts";

export const cs: Words = {
  oneTime:
    "jednorazovy kod, jednorazoveho kodu, jednorazove heslo, jednorazoveho hesla, docasny kod, otp kod, 2fa kod, totp kod, dvoufaktorovy kod, kod z aplikace, kod dvoufazoveho, tan kod",
  verifyCode:
    "overovaci kod, overovaciho kodu, kod pro overeni, autentizacni kod, autentifikacni kod, autorizacni kod, prihlasovaci kod, sms kod, kod ze sms, kod z sms, kod z e mailu, overovaci cislo, mobilni klic",
  code: "kod, kodu, kody, bezpecnostni kod, potvrzovaci kod, pristupovy kod, pin, token, cislice, cislo # z, kódem, kódech, kódů, tokenu, tokenem, číslice, číslic",
  digits:
    "# mistny, # ciferny, sestimistn*, ctyrmistn*, osmimistn*, sesticifern*, # cislic, sest cislic, # znak*, #mistn*, # mistn*, šestimístn*, # číslic*, # číselný",
  app: "autentizacni aplikac*, autentifikacni aplikac*, overovaci aplikac*, aplikaci authenticator, aplikace authenticator, authenticator, autentikator*, mobilni aplikac*, v aplikaci, z aplikace, ve sve aplikaci, vygenerovany, generator kod*, aplikaci pro dvoufazov*, aplikace pro overovani, autentizátor*, autentifikátor*, autentizační aplikac*, ověřovatel*, generátor kódů, generátoru kódů",
  appWord: "aplikac*",
  factor:
    "dvoufazov*, dvoufaktorov*, dvoustupnov*, dvojfazov*, dvoukrokov*, 2 fazov*, vicefaktorov*, vicefazov*, druhy faktor, druheho faktoru, silne overeni",
  sent: "odeslali, odeslan, odeslany, zaslali, zaslan, zaslany, zaslali jsme, poslali jsme, poslan, byl odeslan, byl zaslan, sms zprav*, v sms, ze sms, prostrednictvim sms, na e mail, na vas e mail, e mailem, na telefonni cislo, na vase cislo, obdrzel*, prisel vam, zkontrolujte e mail, neobdrzeli, neprisel, schranku",
  channel: "sms, e mail, email, textova zprava, whatsapp",
  askToSend:
    "odeslat kod, poslat kod, zaslat kod, poslat znovu, odeslat znovu, zaslat znovu, novy kod, ziskat kod, vyzadat",
  enrol:
    "qr kod*, naskenujte*, naskenovat, tajny klic, nastavovaci klic, nastavit … overen*, nastaveni dvoufazov*, zapnout dvou*, aktivovat dvou*, zadat rucne, carovy kod, načtěte obrázek, načtěte kód, načtěte qr, naskenujte, oskenujte, vyfoťte, načtěte tento, načíst qr",
  recovery:
    "zalozni kod, zaloznich kodu, zaloznimi kody, zalozni kody, obnovovaci kod, kod pro obnoveni, kody pro obnoveni, nouzovy kod, zachranny kod, obnovovaci klic, zaloznich, kod obnovy",
  captcha:
    "captcha, kod z obrazku, opiste kod, opiste znaky, opiste text, znaky z obrazku, text z obrazku, nejsem robot, kontrolni otazka, vysledek souctu, znaky z obrázku, text z obrázku, písmena z obrázku, kód z obrázku",
  coupon:
    "slevovy kod, slevoveho kodu, sleva, slevovy kupon, promo kod, promokod, poukaz*, darkovy poukaz, darkova karta, kupon*, akcni kod, voucher*, uplatnit, darkovy kod",
  postal: "psc, postovni smerovaci cislo",
  card: "cislo karty, platnost*, kod cvv, kod cvc, bezpecnostni kod karty, kreditni karta, drzitel karty, zadni strane karty, kontrolni kod karty",
  invite:
    "kod pozvanky, pozvanka, pozvankovy, kod schuzky, schuzka, kod tridy, kod skupiny, kod mistnosti, kod hry, doporucovaci kod",
  booking:
    "kod rezervace, rezervace, rezervacni kod, cislo rezervace, cislo objednavky, objednavka, cislo zasilky, sledovani zasilky, kod pro vyzvednuti, referencni cislo, cislo jizdenky, cislo faktury, cislo smlouvy, variabilni symbol, cislo pojistky",
  phone: "telefon*, telefonni cislo, mobilni cislo, mobil, predvolba, kod zeme",
  login:
    "uzivatelske jmeno, uzivatel, prihlasovaci jmeno, e mailova adresa, klientske cislo, zakaznicke cislo, identifikacni cislo klienta",
  password: "heslo, hesla, nove heslo",
  secret: "tajny klic, tajemstvi, api klic, pristupovy token",
  search: "hledat, vyhledat, vyhledavani, hledani, filtrovat",
  other:
    "jmeno, prijmeni, firma, mesto, adresa, ulice, zeme, datum narozeni, den, mesic, rok, rodne cislo, ico, dic, cislo op, obcansky prukaz, pas, seriove cislo, produktovy klic, licencni klic, kod produktu, kod zbozi, carovy kod, iban, cislo uctu, kod banky, spz, rz, castka, mnozstvi, pocet, cena, nazev zarizeni, popis, poznamka, komentar*, zprava, kod chyby, kod barvy, aktivacni kod, kod jazyka",
  newPin:
    "vytvorte … pin, nastavte … pin, zvolte … pin, zvolte si … pin, novy pin, potvrdte … pin, zopakujte … pin, zmenit … pin, nastavit pin, zmena pin",
  fixedPin:
    "vas pin, svuj pin, zapomenuty pin, zapomneli jste pin, odemknout, rodicovska kontrola, rodicovsky zamek, pin ke karte",
  elsewhere:
    "na televizi, na vasi televizi, na obrazovce, na vasem zarizeni, na zarizeni, kod zarizeni, pripojit zarizeni, aktivovat zarizeni, parovaci kod, vypis*, v dopise, postou, na etikete, na zadni strane, na uctence, na obalu, setrete, staci setrit, na fakture",
};
