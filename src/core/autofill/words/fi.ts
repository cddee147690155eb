import type { Words } from "./concepts.ts";

export const fi: Words = {
  oneTime:
    "kertakayttokoodi*, kertakayttoinen koodi, kertakayttois* koodi*, kertakayttois* salasana*, kertakayttosalasana*, kertakoodi*, kertasalasana*, tunnuslukulaite*, tunnuslukusovellu*, kaksivaiheinen koodi, 2fa koodi*, otp koodi*, vaihtuva tunnusluku, vaihtuva avainluku, avainluku*",
  verifyCode:
    "vahvistuskoodi*, todennuskoodi*, varmennuskoodi*, tarkistuskoodi*, kirjautumiskoodi*, tunnistuskoodi*, todentamiskoodi*, tekstiviestikoodi*, sms koodi*, vahvistusnumero*",
  code: "koodi, koodin, koodia, koodit, koodisi, turvakoodi*, suojauskoodi*, pin koodi*, tunnusluku*, paasykoodi*, numero # kautta, numeroa, token, *koodi, *koodin, *koodisi, koodi*, numerosarja*",
  digits:
    "# numeroi*, # numeroinen, kuusinumeroi*, nelinumeroi*, kahdeksannumeroi*, # merkkinen, # merkki*, kuusi numeroa",
  app: "todennussovellu*, todentajasovellu*, todentamissovellu*, tunnistautumissovellu*, varmennussovellu*, vahvistussovellu*, authenticator*, todentaja*, sovelluksesta*, sovelluksen, mobiilisovellu*, koodigeneraattori*",
  appWord: "sovellu*",
  factor:
    "kaksivaihei*, kaksivaiheisen, 2 vaihei*, kaksiosai*, kaksifaktori*, kaksitasoi*, monivaihei*, monitekij*, kaksi vaihetta, toinen vaihe, vahva tunnistautuminen",
  sent: "lahetetty, lahetettiin, lahetimme, olemme lahettaneet, on lahetetty, lahetetaan, tekstiviestilla, tekstiviestina, sahkopostitse, sahkopostilla, sahkopostiin, sahkopostiisi, puhelimeesi, vastaanotit, saamasi, vastaanottamasi, sait, saat … tekstivi*, tarkista sahkoposti*, saanut koodia",
  channel: "tekstiviesti*, sms, sahkoposti*, whatsapp",
  askToSend:
    "laheta koodi*, laheta uudelleen, laheta uusi, uusi koodi, pyyda koodi*, tilaa koodi*, lahetys uudelleen, hae koodi*",
  enrol:
    "qr koodi*, skannaa*, salainen avain, asetusavain*, maarita … todennus*, ota … kaksivaihei*, ota kayttoon, kayttoonot*, viivakoodi, syota manuaalisesti, lue kuva, skannaa, kuvaa qr, lue koodi kameralla",
  recovery:
    "palautuskoodi*, varakoodi*, varmistuskoodi*, varmuuskoodi*, hatakoodi*, vara avain, palautusavain*, varmuuskopiokoodi*, kertakayttoinen palautuskoodi, palautuskoodeista, palautuskoodia, palautuskoodisi, palautuskoodeja, varakoodeista, palautuskood*",
  captcha:
    "captcha, kuvan merkit, kuvassa nakyva*, kuvan koodi, kuvan teksti, kirjoita kuvassa, en ole robotti, kuvavarmen*, merkit kuvasta, kuvan kirjaimet, kuvassa näkyvät",
  coupon:
    "alennuskoodi*, alennus*, kampanjakoodi*, kuponki*, kuponkikoodi*, lahjakortti*, lahjakortin*, etukoodi*, tarjouskoodi*, lunasta*, voucher*, arvokoodi*",
  postal: "postinumero*",
  card: "kortin numero*, korttinumero*, luottokortti*, voimassaolo*, kortin turvakoodi, turvaluku*, kortinhaltija*, kortin kaantopuol*, tarkistenumero, cvc koodi, voimassa, voimassaolo, viimeinen voimassaolopäivä",
  invite:
    "kutsu*, kutsukoodi*, suosittelukoodi*, kokouskoodi*, kokous*, luokkakoodi*, ryhmakoodi*, huonekoodi*, pelikoodi*",
  booking:
    "varaus*, varaustunnus*, varausnumero*, varauskoodi*, tilausnumero*, seurantakoodi*, seurantanumero*, lahetystunnus*, viitenumero*, viite, noutokoodi*, lippunumero*, laskunumero*, asiakasviite, vakuutusnumero*, sopimusnumero*",
  phone: "puhelin*, puhelinnumero*, matkapuhelin*, maakoodi*, maatunnus*, suuntanumero*",
  login: "kayttajatunnus*, kayttajanimi*, kayttajanimesi, sahkopostiosoite*, asiakasnumero*, jasennumero*, kayttaja",
  password: "salasana*, uusi salasana",
  secret: "salainen avain, salaisuus, api avain, kayttooikeustunnus",
  search: "hae, haku*, etsi, suodata",
  other:
    "nimi, etunimi*, sukunimi*, yritys, kaupunki, osoite*, katuosoite, maa, syntymaaika*, paiva, kuukausi, vuosi, henkilotunnus*, hetu, y tunnus, passi*, ajokortti*, sarjanumero*, tuoteavain*, lisenssiavain*, tuotekoodi*, tuotenumero*, rekisterinumero*, rekisteritunnus*, iban, summa, maara, hinta, laitteen nimi, kuvaus, kommentti*, viesti, virhekoodi*, varikoodi*, kielikoodi*, ovikoodi*, aktivointikoodi*, viivakoodi*, pankkitunnus*",
  newPin:
    "luo … pin, luo … koodi, valitse … pin, valitse … koodi, aseta … pin, uusi pin, uusi tunnusluku, vahvista … pin, toista … pin, vaihda … pin, vahvista tunnusluku",
  fixedPin:
    "oma pin, pin koodisi, unohditko pin, unohtunut pin, avaa lukitus, lapsilukko, henkilokohtainen tunnusluku, salainen tunnusluku, kiintea tunnusluku, lukitus, lukittu, anna pin",
  elsewhere:
    "televisiossa*, tv ssa, tv ruudu*, naytolla*, laitteessa*, laitteen naytolla*, laitekoodi*, yhdista … laite, aktivoi … laite, laitepari*, pariliitoskoodi*, tiliote*, kirjeessa*, kirjeesta, postitse, tarrassa*, kuitissa*, pakkauksessa*, raaputa*, kaantopuolella, laskussa",
};
