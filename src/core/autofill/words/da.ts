import type { Words } from "./concepts.ts";

export const da: Words = {
  oneTime:
    "engangskode*, engangsadgangskode*, engangs kode, midlertidig kode, totrinskode*, tofaktorkode*, 2fa kode, otp kode, kodeviser",
  verifyCode:
    "bekraeftelseskode*, verifikationskode*, verificeringskode*, godkendelseskode*, autentificeringskode*, autentifikationskode*, loginkode*, sms kode*, valideringskode*",
  code: "kode, koden, koder, sikkerhedskode*, adgangskode fra, pinkode*, pin kode, token, ciffer, cifre, *kode, *koden",
  digits:
    "# cifret*, sekscifret*, firecifret*, ottecifret*, # cifre, seks cifre, # tegn, cifret kode, # cifret, sekscifret",
  app: "godkendelsesapp*, autentificeringsapp*, autentifikationsapp*, authenticator*, godkendelses app, bekraeftelsesapp*, din app, fra appen, i appen, appen viser, af appen, mobilapp*, kodegenerator*, autentifikator*",
  appWord: "app, appen",
  factor:
    "totrins*, to trins*, 2 trins*, to trin, tofaktor*, to faktor*, 2 faktor*, multifaktor*, flerfaktor*, anden faktor, to faktorer, i to trin, login i to, totrinslogin, tofaktorlogin",
  sent: "sendt, har sendt, vi sendte, vi sender, er sendt, via sms, pa sms, per sms, via e mail, pa e mail, pr e mail, sms et, modtaget pa, modtaget via, har modtaget, du modtog, du modtager, tjek din e mail, tjek din mail, indbakke, ikke modtaget, ikke faet",
  channel: "sms, e mail, mail, tekstbesked, whatsapp, besked",
  askToSend:
    "send kode, send koden, send igen, send ny, gensend*, ny kode, anmod om, bestil kode, send en ny, fa en kode, fa en ny",
  enrol:
    "qr kode*, scan, hemmelig nogle, opsaetningsnogle*, konfigurer … godkendelse*, aktiver totrins*, aktiver tofaktor*, opsaet*, indtast manuelt, stregkode, scan billedet, scan dette, skan",
  recovery:
    "gendannelseskode*, sikkerhedskopikode*, backupkode*, backup kode*, reservekode*, nodkode*, gendannelsesnogle*, nulstillingskode*",
  captcha:
    "captcha, koden pa billedet, koden i billedet, tegnene i billedet, tegnene pa billedet, bogstaverne, teksten i billedet, ikke en robot, billedkode, tegnene fra billedet, bogstaverne i billedet, i billedet, fra billedet, på billedet",
  coupon:
    "rabatkode*, rabat*, kampagnekode*, gavekort*, gavekortkode*, kuponkode*, kupon*, voucher*, tilbudskode*, vaerdikode*, indlos*",
  postal: "postnummer*, postnr",
  card: "kortnummer*, kreditkort*, betalingskort, udlobsdato*, kontrolcifre*, kontrolciffer, sikkerhedskode pa kortet, kortholder*, bagsiden af kortet, udløber, udløbsdato, gyldigt til",
  invite:
    "invitation*, invitationskode*, henvisningskode*, modekode*, mode id, klassekode*, rumkode*, gruppekode*, holdkode*, spilkode*",
  booking:
    "booking*, bookingkode*, bookingnummer*, reservation*, reservationsnummer*, reservationskode*, ordrenummer*, sporingsnummer*, track*, referencenummer*, sagsnummer*, billetnummer*, fakturanummer*, afhentningskode*, policenummer*",
  phone: "telefon*, telefonnummer*, mobilnummer*, mobil, mobiltelefon*, landekode*, omradenummer",
  login: "brugernavn*, e mailadresse*, e mail adresse, kundenummer*, medlemsnummer*, bruger id, bruger",
  password: "adgangskode, adgangskoden, kodeord*, password, ny adgangskode, nuvaerende adgangskode",
  secret: "hemmelig nogle, hemmelighed, api nogle, adgangstoken",
  search: "sog, soge*, sogning, filtrer",
  other:
    "navn, fornavn*, efternavn*, firma, by, adresse*, vej, land, fodselsdato*, dag, maned, ar, cpr*, cvr*, pasnummer, korekort*, serienummer*, produktnogle*, licensnogle*, varenummer*, registreringsnummer*, nummerplade*, regnr, iban, belob*, antal, pris, enhedsnavn, beskrivelse, kommentar*, besked til, fejlkode*, farvekode*, sprogkode*, dorkode*, aktiveringskode*, stregkode*, statuskode*",
  newPin:
    "opret … pin, opret … kode, vaelg … pin, vaelg … kode, ny pin, ny pinkode, bekraeft … pin, gentag … pin, skift … pin, aendr … pin, vælg en pinkode, vælg pinkode, vælg en pin, vælg en adgangskode, opret en pinkode, opret pinkode, skift pinkode, gentag pinkode, bekræft pinkode",
  fixedPin:
    "din pin, din pinkode, din pin kode, glemt pin, glemt din pin, glemt pinkode, las op, bornesikring, foraeldrekontrol, personlig kode, personlige kode, låse op, lås op, indtast din pin*, indtast pin*, appen er låst",
  elsewhere:
    "pa dit tv, pa tv, pa tv et, pa skaermen, pa din skaerm, pa din enhed, pa enheden, enhedskode*, forbind … enhed, aktiver … enhed, aktiver dit tv, parringskode*, kontoudtog*, i brevet, med posten, pa etiketten, pa bagsiden, pa kvitteringen, pa emballagen, skrab*, pa fakturaen",
};
