import type { Words } from "./concepts.ts";

export const et: Words = {
  oneTime: "ühekordne kood, ühekordse koodi, ühekordne parool, ühekordse parooli, ajutine kood, kaheastmeline kood",
  verifyCode:
    "kinnituskood*, kinnitus kood, autentimiskood*, sisselogimiskood*, kontrollkood*, tuvastuskood*, sms kood*",
  code: "kood, koodi, koodid, turvakood*, pääsukood*, pin kood*, *kood, *koodi, koodi*, koode",
  digits: "# kohali*, # numbriline, kuuekohali*, neljakohali*, # numbrit",
  app: "autentimisrakendus*, autentija*, autentimise rakendus*, autentikaator*, authenticator*, rakendusest, rakenduses, mobiilirakendus*",
  appWord: "rakendus*",
  factor:
    "kaheastmeli*, kahefaktori*, kahe faktori*, kaheetapili*, mitmefaktori*, mitmeastmeli*, teine faktor, kahe sammu, kaheetapi*, kahetasandi*",
  sent: "saatsime, saadeti, saadetud, saadetakse, sms iga, sms i teel, e kirjaga, e posti teel, e postile, e posti aadressile, telefonile, telefoninumbrile, saite, saanud, kontrollige",
  channel: "sms, e post, tekstisõnum, e kiri",
  askToSend: "saada kood, saada uuesti, saada uus, uus kood, telli kood",
  enrol:
    "qr kood*, skannige, skaneeri*, salajane võti, seadistusvõti, seadista … autentimi*, skanni, skaneeri, skaneerige",
  recovery: "taastekood*, taastamiskood*, varukood*, varundus kood*, hädaolukorra kood*",
  captcha: "captcha, pildil, robotilõks, ei ole robot",
  coupon: "sooduskood*, kupong*, kinkekaart*, kampaaniakood*, allahindlus*, vautšer*, kinkekaardi*",
  postal: "postiindeks*, sihtnumber",
  card: "kaardi number, krediitkaart*, kehtivusaeg, kaardi turvakood, kehtib kuni, kehtivus",
  booking: "broneering*, broneeringukood*, tellimuse number, jälgimiskood*, viitenumber*, pileti number",
  phone: "telefon*, telefoninumber*, mobiil*, riigikood*",
  login: "kasutajanimi*, kasutajatunnus*, e posti aadress, kliendinumber",
  password: "parool*, salasõna*",
  other:
    "nimi, eesnimi, perekonnanimi, ettevõte, linn, aadress, riik, sünniaeg, isikukood*, registrikood*, seerianumber, tootekood*, summa, kogus, seadme nimi, kirjeldus",
  newPin:
    "loo … pin, uus pin, kinnita … pin, vali … pin, määra … pin, muuda … pin, valige pin, vali pin, määrake pin, määra pin, loo pin, looge pin",
  fixedPin: "teie pin, unustasin pin*, ava lukk, vanemlik*",
  elsewhere: "teleris, ekraanil, seadmes, seadme kood, ühenda seade, kirjas, pakendil, sildil",
  invite: "kutsekood*, kutse kood, kutse",
};
