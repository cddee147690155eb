import type { Words } from "./concepts.ts";

export const sv: Words = {
  oneTime:
    "engangskod*, engangslosenord*, engangs kod, tvafaktorskod*, tillfallig kod, otp kod, 2fa kod, totp kod, bankdosa, sakerhetsdosa",
  verifyCode:
    "verifieringskod*, autentiseringskod*, inloggningskod*, valideringskod*, sms kod*, bekraftelsekod*, verifikationskod*, identifieringskod*",
  code: "kod, koden, koder, sakerhetskod*, atkomstkod*, pinkod*, pin kod, token, siffra, siffror, *kod, *koden",
  digits: "# siffrig*, sexsiffrig*, fyrsiffrig*, attasiffrig*, # siffror, sex siffror, # tecken",
  app: "autentiseringsapp*, autentiserings app, autentiserare*, autentiseringsenhet, authenticator, tvafaktorsapp*, din app, från appen, i appen, appen visar, av appen, mobilapp*, kodgenerator*, verifieringsapp*",
  appWord: "app, appen",
  factor:
    "tvafaktor*, tva faktor*, 2 faktor*, tvastegs*, tva steg, 2 steg, tvastegsverifiering, tvastegsautentisering, multifaktor*, flerfaktor*, flerstegs*, andra faktor*, stark autentisering",
  sent: "skickat, skickats, skickades, skickade, har skickat, vi skickar, via sms, per sms, via e post, via mejl, mejlat, smsat, fatt via, fick via, du fick, du fatt, som du far, till ditt mobilnummer, till din e post, kontrollera din e post, kolla din inkorg, fick ingen kod, har inte fatt",
  channel: "sms, e post, mejl, textmeddelande, whatsapp",
  askToSend: "skicka kod, skicka koden, skicka igen, skicka ny, skicka om, ny kod, begar kod, hamta kod, skicka en ny",
  enrol:
    "qr kod*, skanna*, hemlig nyckel, installningsnyckel, konfigurera … autentisering*, aktivera tvafaktor*, aktivera tvasteg*, streckkod, ange manuellt, stall in, läs in bilden, läs av bilden, skanna, scanna, skanna in, rikta kameran, fota",
  recovery:
    "aterstallningskod*, reservkod*, sakerhetskopieringskod*, sakerhetskopiekod*, backupkod*, backup kod*, nodkod*, aterstallningsnyckel*",
  captcha:
    "captcha, koden i bilden, bokstaver i bilden, tecken i bilden, texten i bilden, bildkod, inte en robot, spamskydd, bilden ovan, tecknen i bilden, bokstäverna i bilden, siffrorna i bilden, i bilden, från bilden",
  coupon:
    "rabattkod*, rabatt*, kampanjkod*, presentkort*, presentkortskod*, kupong*, kupongkod*, vardekod*, erbjudandekod*, voucher*, vardecheck*, los in, gavokort*",
  postal: "postnummer*, postnr",
  card: "kortnummer*, kreditkort*, utgangsdatum*, giltigt till, sakerhetskod pa kortet, kontrollsiffra*, cvc kod, kortinnehavare*, baksidan av kortet, kortets baksida",
  invite:
    "inbjudan*, inbjudningskod*, varvningskod*, moteskod*, motes id, klasskod*, rumskod*, gruppkod*, spelkod*, vankod*",
  booking:
    "bokning*, bokningskod*, bokningsnummer*, bokningsreferens*, ordernummer*, kollinummer*, sparningsnummer*, spara, referens*, referensnummer*, kundreferens, biljettnummer*, fakturanummer*, hamtkod*, uthamtningskod*, arendenummer*, ocr",
  phone: "telefon*, telefonnummer*, mobilnummer*, mobil, mobiltelefon*, landskod*, landsnummer*, riktnummer*",
  login: "anvandarnamn*, e postadress*, epost, kundnummer*, medlemsnummer*, anvandare, inloggningsnamn",
  password: "losenord*, nytt losenord",
  secret: "hemlig nyckel, hemlighet, api nyckel, atkomsttoken",
  search: "sok, soka, sokord*, filtrera",
  other:
    "namn, fornamn*, efternamn*, foretag*, ort, stad, adress*, gata, land, fodelsedatum*, dag, manad, ar, personnummer*, organisationsnummer*, passnummer, korkort*, serienummer*, produktnyckel*, licensnyckel*, produktkod*, artikelnummer*, registreringsnummer*, regnummer, iban, belopp*, antal, pris, enhetsnamn, enhetens namn, beskrivning, kommentar*, meddelande, portkod*, felkod*, fargkod*, sprakkod*, aktiveringskod*, streckkod*, statuskod*, kurskod*",
  newPin:
    "skapa … pin, skapa … kod, valj … pin, valj … kod, ange ny pin, ny pin, ny kod pin, bekrafta … pin, upprepa … pin, andra … pin, byt … pin, ny pinkod, upprepa pinkod",
  fixedPin:
    "din pin, din pinkod, din pin kod, glomt pin, glomt din pin, glomt pinkod, las upp, barnlas, foraldrakontroll, personlig kod, personliga kod, sakerhetskod till bank, låsa upp, lås upp, ange din pin, ange pin, ange din pin kod, appen är låst",
  elsewhere:
    "pa din tv, pa tv, pa skarmen, pa din skarm, pa din enhet, pa enheten, enhetskod*, anslut … enhet, aktivera … enhet, aktivera din tv, parkopplingskod*, parningskod*, kontoutdrag*, i brevet, per post, pa etiketten, pa baksidan, pa kvittot, pa forpackningen, skrap*, pa fakturan",
};
