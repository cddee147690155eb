import type { Words } from "./concepts.ts";

export const nb: Words = {
  oneTime:
    "engangskode*, engangspassord*, engangs kode, midlertidig kode, totrinnskode*, tofaktorkode*, 2fa kode, otp kode, kodebrikke*",
  verifyCode:
    "bekreftelseskode*, verifiseringskode*, verifikasjonskode*, godkjenningskode*, autentiseringskode*, innloggingskode*, paloggingskode*, sms kode*, valideringskode*",
  code: "kode, koden, koder, sikkerhetskode*, tilgangskode*, pinkode*, pin kode, token, siffer, sifre, *kode, *koden",
  digits: "# sifret*, sekssifret*, firesifret*, attesifret*, # siffer, # sifre, seks siffer, seks sifre, # tegn",
  app: "autentiseringsapp*, autentiserings app, godkjenningsapp*, autentikator*, authenticator*, appen din, fra appen, i appen, appen viser, av appen, mobilapp*, kodegenerator*, tofaktorapp*",
  appWord: "app, appen",
  factor:
    "totrinns*, to trinns*, 2 trinns*, to trinn, totrinnsbekreftelse, tofaktor*, to faktor*, 2 faktor*, tostegs*, to steg, multifaktor*, flerfaktor*, andre faktor, i to trinn",
  sent: "sendt, har sendt, vi sendte, er sendt, via sms, pa sms, per sms, pa e post, via e post, per e post, mottatt pa, mottatt via, har mottatt, du mottok, du fikk, du har fatt, sjekk e posten, innboks*, ikke mottatt, ikke fatt",
  channel: "sms, e post, epost, tekstmelding*, whatsapp",
  askToSend:
    "send kode, send koden, send igjen, send pa nytt, send ny, ny kode, be om kode, hent kode, send en ny, fa ny kode",
  enrol:
    "qr kode*, skann*, hemmelig nokkel, oppsettsnokkel*, konfigurer … autentisering*, aktiver totrinns*, aktiver tofaktor*, sett opp, angi manuelt, strekkode, skann, skanne, scan bildet",
  recovery:
    "gjenopprettingskode*, reservekode*, sikkerhetskopikode*, backupkode*, backup kode*, nodkode*, gjenopprettingsnokkel*",
  captcha:
    "captcha, koden i bildet, koden pa bildet, tegnene i bildet, bokstavene, teksten i bildet, ikke en robot, bildekode, tegnene fra bildet, tegnene du ser i bildet, bokstavene i bildet, i bildet, fra bildet, på bildet",
  coupon:
    "rabattkode*, rabatt*, kampanjekode*, gavekort*, kupongkode*, kupong*, voucher*, tilbudskode*, verdikode*, los inn",
  postal: "postnummer*, postnr",
  card: "kortnummer*, kredittkort*, utlopsdato*, kontrollsiffer*, sikkerhetskode pa kortet, kortholder*, baksiden av kortet, utløper, utløpsdato, gyldig til",
  invite:
    "invitasjon*, invitasjonskode*, vervekode*, motekode*, mote id, klassekode*, romkode*, gruppekode*, spillkode*, lagkode*",
  booking:
    "bestilling*, bestillingsnummer*, bestillingskode*, bookingkode*, bookingnummer*, reservasjon*, referansenummer*, referansekode*, referanse*, ordrenummer*, sporingsnummer*, kollinummer*, saksnummer*, billettnummer*, fakturanummer*, hentekode*, kid nummer",
  phone: "telefon*, telefonnummer*, mobilnummer*, mobil, mobiltelefon*, landkode*, landskode*, retningsnummer",
  login: "brukernavn*, e postadresse*, e post adresse, kundenummer*, medlemsnummer*, bruker, bruker id",
  password: "passord*, nytt passord",
  secret: "hemmelig nokkel, hemmelighet, api nokkel, tilgangstoken",
  search: "sok, soke*, filtrer",
  other:
    "navn, fornavn*, etternavn*, firma, by, sted, adresse*, gate, land, fodselsdato*, dag, maned, ar, fodselsnummer*, personnummer*, organisasjonsnummer*, pass, forerkort*, serienummer*, produktnokkel*, lisensnokkel*, varenummer*, registreringsnummer*, skiltnummer, iban, belop*, antall, pris, enhetsnavn, beskrivelse, kommentar*, melding, feilkode*, fargekode*, sprakkode*, dorkode*, aktiveringskode*, strekkode*, statuskode*",
  newPin:
    "opprett … pin, lag … pin, velg … pin, velg … kode, ny pin, ny pinkode, bekreft … pin, gjenta … pin, endre … pin, bytt … pin",
  fixedPin:
    "din pin, pin koden din, pinkoden din, glemt pin, glemt pinkode, las opp, barnesikring, foreldrekontroll, personlig kode, personlige kode, personlig passord, låse opp, lås opp, skriv inn pin, oppgi pin, appen er låst",
  elsewhere:
    "pa tv en, pa tven, pa tv, pa skjermen, pa enheten, enhetskode*, koble til … enhet, aktiver … enhet, paringskode*, kontoutskrift*, i brevet, i posten, pa etiketten, pa baksiden, pa kvitteringen, pa emballasjen, skrap*, pa fakturaen",
};
