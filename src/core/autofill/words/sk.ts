import type { Words } from "./concepts.ts";

export const sk: Words = {
  oneTime:
    "jednorazovy kod, jednorazove heslo, jednorazoveho kodu, docasny kod, otp kod, 2fa kod, dvojfaktorovy kod, kod z aplikacie",
  verifyCode:
    "overovaci kod, overovacieho kodu, autentifikacny kod, autorizacny kod, prihlasovaci kod, kod z sms, kod z e mailu, sms kod",
  code: "kod, kodu, kody, bezpecnostny kod, potvrdzovaci kod, pristupovy kod, pin, token, cislica, kódom, kóde, kódov, kódu, tokenu, tokenom, číslice, číslic",
  digits:
    "# miestny, # ciferny, sestmiestn*, sestciferny, stvormiestn*, # cislic, sest cislic, # znak*, #miestn*, # miestn*, šesťmiestn*",
  app: "autentifikacn* aplikaci*, overovac* aplikaci*, autentifikator*, aplikacia authenticator, aplikacii authenticator, mobiln* aplikaci*, v aplikacii, z aplikacie, vygenerovany, autentifikátor*, autentizátor*, autentifikačn* aplikáci*, overovač*",
  appWord: "aplikaci*",
  factor: "dvojfazov*, dvojfaktorov*, dvojstupnov*, dvojkrokov*, 2 fazov*, viacfaktorov*, druhy faktor",
  sent: "odoslali, odoslany, zaslali, zaslany, poslali sme, poslali vam, bol odoslany, v sms, z sms, prostrednictvom sms, na e mail, na vas e mail, e mailom, na telefonne cislo, na vase cislo, dostali ste, prisiel vam, ste dostali, neprisiel, nedostali",
  channel: "sms, e mail, email, textova sprava",
  askToSend: "odoslat kod, poslat kod, zaslat kod, poslat znova, odoslat znova, novy kod, ziskat kod",
  enrol:
    "qr kod*, naskenujte*, tajny kluc, nastavit … overen*, zapnut dvoj*, zadat rucne, ciarovy kod, naskenujte, naskenovať, načítajte, odfoťte, oskenujte",
  recovery:
    "zalozny kod, zalozne kody, zaloznych kodov, obnovovaci kod, kod na obnovenie, kody na obnovenie, nudzovy kod, kluc obnovenia",
  captcha: "captcha, kod z obrazka, opiste kod, opiste znaky, znaky z obrazka, nie som robot",
  coupon:
    "zlavovy kod, zlava, zlavovy kupon, promo kod, poukaz*, darcekovy poukaz, darcekova karta, kupon*, akciovy kod, voucher*",
  postal: "psc, postove smerovacie cislo",
  card: "cislo karty, platnost*, bezpecnostny kod karty, kreditna karta, drzitel karty, zadnej strane karty",
  invite: "kod pozvanky, pozvanka, kod stretnutia, kod triedy, kod skupiny, kod hry",
  booking:
    "kod rezervacie, rezervacia, cislo rezervacie, cislo objednavky, objednavka, cislo zasielky, referencne cislo, cislo faktury, variabilny symbol",
  phone: "telefon*, telefonne cislo, mobilne cislo, mobil, predvolba",
  login: "pouzivatelske meno, prihlasovacie meno, e mailova adresa, klientske cislo",
  password: "heslo, nove heslo",
  search: "hladat, vyhladat, vyhladavanie",
  other:
    "meno, priezvisko, firma, mesto, adresa, ulica, krajina, datum narodenia, den, mesiac, rok, rodne cislo, ico, dic, obciansky preukaz, seriove cislo, kod produktu, ciarovy kod, cislo uctu, ecv, suma, mnozstvo, pocet, cena, nazov zariadenia, popis, poznamka, komentar*",
  newPin: "vytvorte … pin, nastavte … pin, zvolte … pin, novy pin, potvrdte … pin, zopakujte … pin, zmenit … pin",
  fixedPin: "vas pin, svoj pin, zabudnuty pin, zabudli ste pin, odomknut, rodicovska kontrola",
  elsewhere:
    "na televizore, na vasom televizore, na obrazovke, na vasom zariadeni, na zariadeni, kod zariadenia, parovaci kod, vypis*, v liste, postou, na obale, na zadnej strane",
};
