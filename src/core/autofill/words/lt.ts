import type { Words } from "./concepts.ts";

export const lt: Words = {
  oneTime:
    "vienkartinis kodas, vienkartinį kodą, vienkartinio kodo, vienkartinis slaptažodis, vienkartinį slaptažodį, laikinas kodas",
  verifyCode:
    "patvirtinimo kod*, tapatybės patvirtinimo kod*, autentifikavimo kod*, prisijungimo kod*, tikrinimo kod*, verifikavimo kod*, sms kod*",
  code: "kodas, kodą, kodo, kodai, saugos kod*, prieigos kod*, pin kod*, pin, kodu, kode, kodus",
  digits: "# skaitmenų, # skaičių, šešių skaitmenų, keturių skaitmenų, šešiaženkl*, # ženklų, # ženkl*",
  app: "autentifikavimo program*, tapatybės patvirtinimo program*, autentifikatori*, autentifikatoriaus, authenticator, programėlėje, programėlės, iš programos, mobiliojoje program*",
  appWord: "programėl*",
  factor:
    "dviejų veiksnių, dviejų žingsnių, dviejų etapų, dviejų pakopų, dvigubas, dvigubo, dviejų lygių, kelių veiksnių, dviejų faktorių, dviem veiksmais, dviejų veiksmų, dviem žingsniais, dviem etapais, dvigub* autentif*",
  sent: "išsiuntėme, išsiųstas, išsiųsta, išsiųstą, nusiuntėme, siuntėme, sms žinute, sms žinutėje, el paštu, el pašto adresu, į telefoną, telefono numeriu, gavote, gautą, negavote, patikrinkite",
  channel: "sms, el paštas, žinutė",
  askToSend: "siųsti kodą, siųsti iš naujo, siųsti dar kartą, naujas kodas, gauti kodą",
  enrol: "qr kod*, nuskaitykite, nuskenuokite, slaptas raktas, sąrankos raktas, skenuokite",
  recovery: "atkūrimo kod*, atsargin* kod*, atsarginės kopijos kod*, avarin* kod*",
  captcha: "captcha, paveikslėlyje, ne robotas",
  coupon: "nuolaidos kod*, nuolaida, kupon*, dovanų kortel*, dovanų čekis, akcijos kod*",
  postal: "pašto kod*",
  card: "kortelės numeris, galioja iki, kredito kortelė, kortelės saugos kod*",
  booking: "rezervacij*, rezervacijos kod*, užsakymo numeris, siuntos numeris, nuorodos numeris",
  phone: "telefonas, telefono numeris, mobilusis, šalies kodas, mobiliojo numeris, mobiliojo telefono, tel nr",
  login: "vartotojo vardas, naudotojo vardas, el pašto adresas, kliento numeris",
  password: "slaptažodis, slaptažodį",
  other:
    "vardas, pavardė, įmonė, miestas, adresas, šalis, gimimo data, asmens kod*, įmonės kod*, pvm kod*, serijos numeris, prekės kod*, suma, kiekis, įrenginio pavadinimas, aprašymas",
  newPin: "sukurkite … pin, naujas pin, patvirtinkite … pin, pasirinkite … pin",
  fixedPin: "jūsų pin, pamiršau pin, pamiršote pin, atrakinti, tėvų kontrolė",
  elsewhere:
    "televizoriuje, ekrane, įrenginyje, įrenginio kodas, susieti įrenginį, laiške paštu, ant pakuotės, etiketėje",
  invite: "kvietimo kodas, pakvietimo kodas, kvietimas",
};
