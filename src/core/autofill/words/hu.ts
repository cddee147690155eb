import type { Words } from "./concepts.ts";

export const hu: Words = {
  oneTime:
    "egyszer hasznalatos kod*, egyszeri kod*, egyszeri jelszo*, egyszer hasznalatos jelszo*, egyszer hasznalhato kod*, ideiglenes kod*, ketfaktoros kod*, ketlepcsos kod*, otp kod*, 2fa kod*, totp kod*",
  verifyCode:
    "ellenorzo kod*, ellenorzokod*, hitelesito kod*, hitelesitokod*, hitelesitesi kod*, megerosito kod*, azonosito kod*, bejelentkezesi kod*, belepesi kod*, sms kod*, jovahagyo kod*, igazolo kod*",
  code: "kod, kodot, kodja, kodjat, kodod, biztonsagi kod*, hozzaferesi kod*, pin kod*, pin, token, szamjegy, *kod, *kodot, kódot, kóddal, kódra, kódja, kódját, kódból, kódunkat, kódok, számsor*, számkód*",
  digits: "# jegyu*, # szamjegyu*, hatjegyu*, negyjegyu*, nyolcjegyu*, hat szamjegyu*, # karakter*",
  app: "hitelesito alkalmazas*, hitelesitoalkalmazas*, hitelesito app*, hitelesito*, azonosito alkalmazas*, authenticator*, alkalmazasban, alkalmazasbol, alkalmazasa altal, appban, mobilalkalmazas*, kodgenerator*, ketfaktoros alkalmazas*",
  appWord: "alkalmazas*, app",
  factor:
    "ketfaktoros*, ket faktoros*, ketlepcsos*, ket lepcsos*, ketlepeses*, ket lepeses*, kettos hitelesites*, tobbfaktoros*, tobbtenyezos*, tobblepcsos*, ketfazisu*, masodik faktor*",
  sent: "kuldtuk, kuldott, kuldtunk, elkuldtuk, elkuldott, kikuldtuk, kikuldott, kuldunk, sms ben, smsben, e mailben, emailben, e mail cimere, emailcimere, telefonszamara, telefonjara, megkapott, kapott kod*, kapott, kaptal, erkezett, nem erkezett, nem kapta*, nezze meg",
  channel: "sms, e mail, email, szoveges uzenet, whatsapp",
  askToSend:
    "kod kuldese, kod kerese, ujrakuldes*, kuldes ujra, uj kod*, kod ujra*, ismetelt kuldes, sms kuldes*, kod igenylese",
  enrol:
    "qr kod*, olvassa be, olvasd be, beolvas*, szkennel*, titkos kulcs, beallitasi kulcs*, hitelesites beallitasa, ketfaktoros … beallit*, bekapcsolas*, vonalkod, kezi bevitel, szkennelje, fényképezze",
  recovery:
    "biztonsagi mentes kod*, tartalek kod*, tartalekkod*, helyreallitasi kod*, visszaallitasi kod*, biztonsagi tartalek*, vesz kod*, veszhelyzeti kod*, helyreallito kod*, mentokod*, biztonsagi kodok egyiket",
  captcha:
    "captcha, kepen lathato*, kepen levo*, a kepen, kepben, biztonsagi kep*, nem vagyok robot, ellenorzo kep*, ird be a kepen",
  coupon:
    "kuponkod*, kupon*, kedvezmeny*, kedvezmenykod*, promocios kod*, akcios kod*, ajandekkartya*, ajandekutalvany*, utalvany*, utalvanykod*, bevalt*, voucher*, ajanlokod*, ajanlo kod*",
  postal: "iranyitoszam*, irsz",
  card: "kartyaszam*, bankkartya*, lejarat*, lejarati*, kartya biztonsagi kodja, ervenyesseg*, kartyabirtokos*, kartya hatoldal*, hitelkartya*, cvc kod, cvv kod",
  invite: "meghivo*, meghivokod*, meghivo kod*, ertekezlet*, osztalykod*, szobakod*, csoportkod*, jatekkod*",
  booking:
    "foglalas*, foglalasi*, foglalasi kod*, foglalasi szam*, rendelesszam*, rendeles*, csomagszam*, nyomkovetes*, hivatkozasi*, hivatkozasi szam*, jegyszam*, szamlaszam*, szerzodesszam*, atveteli kod*, ugyszam*, kotvenyszam*",
  phone: "telefon*, telefonszam*, mobilszam*, mobil, orszagkod*, korzetszam*, elohivo*",
  login: "felhasznalonev*, felhasznalo*, e mail cim*, emailcim*, ugyfelszam*, ugyfelazonosito*, azonosito",
  password: "jelszo*, uj jelszo",
  secret: "titkos kulcs, titok, api kulcs, hozzaferesi token",
  search: "kereses*, keres, szures, kulcsszo",
  other:
    "nev, keresztnev*, vezeteknev*, ceg*, varos, telepules, cim, utca, orszag, szuletesi*, nap, honap, ev, adoszam*, adoazonosito*, taj szam*, szemelyi*, utlevel*, jogositvany*, sorozatszam*, termekkulcs*, licenckulcs*, termekkod*, cikkszam*, vonalkod*, iban, bankszamla*, rendszam*, osszeg*, mennyiseg*, darab, ar, eszkoz neve, eszkoznev, leiras, megjegyzes*, uzenet, hibakod*, szinkod*, aktivalo kod*, nyelvkod*, kapukod*, mero*",
  newPin:
    "pin kod letrehozasa, pin letrehozasa, pin beallitasa, pin kod beallitasa, hozzon letre … pin, valasszon … pin, valassz … pin, adjon meg … uj pin, uj pin*, pin megerositese, pin kod megerositese, pin modositasa, pin kod modositasa, ismetelje meg, allitson be … pin, pin kód megadása, pin megadása, pin kód beállítása, pin kód létrehozása, új pin, válasszon pin, válassz pin",
  fixedPin:
    "elfelejtett pin, elfelejtettem … pin, az on pin, a pin kodjat, pin kodod, feloldas*, szuloi felugyelet*, szuloi zar, gyerekzar",
  elsewhere:
    "a tv n, a teven, a tevejen, tv jen, a kepernyon, kepernyojen, az eszkozen, eszkozodon, a keszuleken, eszkozkod*, eszkoz csatlakoztatasa, eszkoz aktivalasa, parositasi kod*, parositokod*, szamlakivonat*, levelben, postai, a cimken, a hatoldal*, a blokkon, a csomagolason, kaparos*, a szamlan",
};
