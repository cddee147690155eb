import type { Words } from "./concepts.ts";

/** Croatian, Bosnian and Serbian in Latin letters. */
export const hr: Words = {
  oneTime:
    "jednokratni kod, jednokratnog koda, jednokratna lozinka, jednokratnu lozinku, jednokratna zaporka, jednokratna sifra, privremeni kod, otp kod, 2fa kod, totp kod, dvofaktorski kod, kod iz aplikacije, jednokratni pin",
  verifyCode:
    "kod za provjeru, kod za potvrdu, potvrdni kod, kontrolni kod, verifikacijski kod, verifikacioni kod, verifikacijskog koda, kod za verifikaciju, kod za autentifikaciju, autentifikacijski kod, autentifikacioni kod, autorizacijski kod, kod za prijavu, sms kod, kod iz sms*, kod za autentikaciju",
  code: "kod, koda, kodove, sigurnosni kod, bezbednosni kod, pristupni kod, pin, token, znamenka, znamenke, cifra, cifre, sifra iz, kodom, kodu, kodova, kodovi",
  digits:
    "# znamenkast*, # cifren*, sesteroznamenkast*, sestoznamenkast*, sestocifren*, cetveroznamenkast*, # znamenki, # znamenke, # cifara, sest znamenki, # znakova",
  app: "aplikacij* za autentifikaciju, aplikacij* za autentikaciju, aplikacij* za provjeru autentičnosti, aplikacij* za provjeru, aplikacij* za potvrdu, aplikacij* autentifikator, autentifikator*, autentikator*, authenticator*, iz aplikacije, u aplikaciji, svoje aplikacije, mobilnoj aplikaciji, mobilne aplikacije, generiran*, generisan*, generator kodova",
  appWord: "aplikacij*",
  factor:
    "dvofaktorsk*, dva faktora, dvije faze, dva koraka, dvostup*, dvostruk* autent*, dvostruk* provjer*, dvoetapn*, dvofazn*, u dva koraka, visefaktorsk*, drugi faktor, u 2 koraka, 2 faktorsk*",
  sent: "poslali, poslan, poslat, poslali smo, poslan je, poslat je, poslao, putem sms*, sms om, sms porukom, u sms*, na e mail, na email, na vas e mail, na vasu e postu, e postom, e mailom, putem e poste, putem emaila, na broj, na vas broj, na vas mobitel, primili ste, koji ste primili, dobili ste, ste dobili, niste primili, niste dobili, provjerite e, proverite",
  channel: "sms, e mail, email, e posta, tekstualna poruka, whatsapp, viber",
  askToSend:
    "posalji kod, posalji ponovno, posalji ponovo, ponovo posalji, ponovno posalji, novi kod, zatrazi kod, posalji novi, posalji sms",
  enrol:
    "qr kod*, skenira*, tajni kljuc, kljuc za postavljanje, postavi … autent*, postavite … autent*, ukljuci … autent*, omoguci … autent*, aktiviraj … autent*, unesite rucno, barkod, skenirajte, skeniraj, skenirati",
  recovery:
    "kod za oporavak, kodova za oporavak, kodovi za oporavak, rezervni kod, rezervnih kodova, rezervni kodovi, pricuvni kod, pricuvnih kodova, pricuvni kodovi, sigurnosna kopija koda, kod za hitne, backup kod, kljuc za oporavak",
  captcha:
    "captcha, kod sa slike, znakove sa slike, slova sa slike, tekst sa slike, prepisite, nisam robot, kod na slici",
  coupon:
    "kod za popust, popust*, promo kod, promotivni kod, kupon*, poklon bon*, poklon kartica, bon*, vaucer*, voucher*, kod kupona, iskoristi*, poklon kod",
  postal: "postanski broj, post broj",
  card: "broj kartice, datum isteka, vrijedi do, sigurnosni kod kartice, kontrolni broj, kreditna kartica, kreditne kartice, poledini kartice, poledini, vlasnik kartice",
  invite:
    "kod pozivnice, pozivnica, pozivni kod, kod sastanka, sastanak, kod razreda, kod grupe, kod igre, kod preporuke",
  booking:
    "kod rezervacije, rezervacija, broj rezervacije, broj narudzbe, narudzba, broj posiljke, pracenje, referentni broj, poziv na broj, broj karte, broj racuna, broj ugovora, broj police, kod za preuzimanje",
  phone: "telefon*, broj telefona, mobitel*, broj mobitela, mobilni, broj mobilnog, pozivni broj, kod drzave, predbroj",
  login: "korisnicko ime, korisnik, e mail adresa, email adresa, adresa e poste, broj klijenta, korisnicki broj",
  password: "lozinka, lozinku, zaporka, zaporku, nova lozinka, nova zaporka",
  secret: "tajni kljuc, api kljuc, tajna",
  search: "trazi, pretrazi*, pretraga, pretrazivanje, filtriraj",
  other:
    "ime, prezime, tvrtka, firma, grad, mjesto, adresa, ulica, drzava, datum rodenja, datum rodjenja, dan, mjesec, godina, oib, jmbg, pib, osobna iskaznica, licna karta, putovnica, serijski broj, kljuc proizvoda, sifra proizvoda, sifra artikla, barkod, iban, registracija, registarska, iznos, kolicina, cijena, naziv uredaja, naziv uredjaja, opis, komentar*, poruka, kod greske, aktivacijski kod",
  newPin:
    "kreiraj … pin, kreirajte … pin, izradi … pin, postavi … pin, postavite … pin, odaberi … pin, odaberite … pin, novi pin, potvrdi … pin, potvrdite … pin, ponovi … pin, ponovite … pin, promijeni … pin, promeni … pin",
  fixedPin: "vas pin, svoj pin, zaboravili ste pin, zaboravljen pin, otkljucaj*, roditeljsk*",
  elsewhere:
    "na televizoru, na tv u, na vasem tv, na zaslonu, na ekranu, na vasem uredaju, na uredaju, na uredjaju, kod uredaja, povezi uredaj, aktiviraj uredaj, kod za uparivanje, izvod*, u pismu, postom, na naljepnici, na racunu, na pakiranju, na poledini, ogrebi*",
};
