import type { Words } from "./concepts.ts";

export const lv: Words = {
  oneTime:
    "vienreizējs kods, vienreizējo kodu, vienreizējā parole, vienreizējo paroli, vienreiz lietojams kods, pagaidu kods",
  verifyCode:
    "apstiprinājuma kod*, verifikācijas kod*, autentifikācijas kod*, pārbaudes kod*, pieslēgšanās kod*, sms kod*, apstiprināšanas kod*",
  code: "kods, kodu, koda, kodi, drošības kod*, piekļuves kod*, pin kod*, pin, kodam",
  digits: "# ciparu, sešciparu, četrciparu, # zīmju, # cipari*",
  app: "autentifikācijas lietotn*, autentifikator*, autentificēšanas lietotn*, authenticator, lietotnē, no lietotnes, mobilajā lietotnē",
  appWord: "lietotn*",
  factor:
    "divu faktoru, divpakāpju, divu soļu, divfaktoru, daudzfaktoru, divu posmu, otrais faktors, divos soļos, divos posmos",
  sent: "nosūtījām, nosūtīts, nosūtīto, esam nosūtījuši, īsziņā, ar sms, pa e pastu, uz e pastu, uz jūsu e pasta, uz tālruni, saņēmāt, saņemto, nesaņēmāt, pārbaudiet e pastu",
  channel: "sms, īsziņa, e pasts",
  askToSend: "sūtīt kodu, nosūtīt kodu, sūtīt vēlreiz, nosūtīt vēlreiz, jauns kods, saņemt kodu",
  enrol: "qr kod*, noskenējiet, skenējiet, slepenā atslēga, iestatīšanas atslēga, nolasiet",
  recovery: "atkopšanas kod*, atgūšanas kod*, rezerves kod*, dublējuma kod*, ārkārtas kod*",
  captcha: "captcha, attēlā, neesmu robots",
  coupon: "atlaižu kod*, atlaides kod*, atlaide, kupon*, dāvanu kart*, akcijas kod*, vaučer*",
  postal: "pasta indekss",
  card: "kartes numurs, derīguma termiņš, kredītkarte, kartes drošības kod*, derīga līdz, derīgs līdz",
  booking: "rezervācij*, rezervācijas kod*, pasūtījuma numurs, sūtījuma numurs",
  phone: "tālrunis, tālruņa numurs, mobilais, valsts kods",
  login: "lietotājvārds, lietotāja vārds, e pasta adrese, klienta numurs",
  password: "parole, paroli",
  other:
    "vārds, uzvārds, uzņēmums, pilsēta, adrese, valsts, dzimšanas datums, personas kod*, reģistrācijas numurs, sērijas numurs, preces kod*, summa, daudzums, ierīces nosaukums, apraksts",
  newPin: "izveidojiet … pin, jauns pin, apstipriniet … pin, izvēlieties … pin",
  fixedPin: "jūsu pin, aizmirsu pin, aizmirsāt pin, atbloķēt, vecāku kontrole",
  elsewhere: "televizorā, ekrānā, ierīcē, ierīces kods, savienot ierīci, vēstulē, uz iepakojuma",
  invite: "ielūguma kods, uzaicinājuma kods, ielūgums",
};
