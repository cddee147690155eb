import type { Words } from "./concepts.ts";

export const ro: Words = {
  oneTime:
    "cod unic, codul unic, cod de unica folosinta, codul de unica folosinta, parola de unica folosinta, parola unica, cod temporar, cod otp, cod 2fa, cod totp, cod dinamic, codul din aplicatie",
  verifyCode:
    "cod de verificare, codul de verificare, cod verificare, cod de autentificare, codul de autentificare, cod de validare, codul de validare, cod de conectare, codul de conectare, cod sms, codul sms, cod primit, codul primit, cod de autorizare, cod de identificare",
  code: "cod, codul, coduri, codului, cod de securitate, codul de securitate, cod de confirmare, codul de confirmare, cod de acces, cod pin, pin, token, cifra, cifre",
  digits: "# cifre, sase cifre, patru cifre, opt cifre, # caractere, # de cifre",
  app: "aplicatie de autentificare, aplicatia de autentificare, aplicatiei de autentificare, aplicatia ta, aplicatia dvs, aplicatia dumneavoastra, aplicatia authenticator, autentificator*, din aplicatie, in aplicatie, aplicatia mobila, generat de, generator de coduri, google authenticator, aplicatie de verificare",
  appWord: "aplicati*",
  factor:
    "doi pasi, 2 pasi, doi factori, 2 factori, doua etape, 2 etape, dubla autentificare, al doilea factor, multifactor*, mai multi factori, in doi pasi",
  sent: "trimis, trimisa, am trimis, a fost trimis, ti am trimis, v am trimis, prin sms, prin e mail, prin email, pe e mail, pe email, pe adresa, primit prin, primit pe, l ai primit, l ati primit, ai primit, ati primit, veti primi, vei primi, verifica e mail*, verificati e mail*, casuta, nu ai primit, nu ati primit",
  channel: "sms, e mail, email, mesaj text, whatsapp",
  askToSend: "trimite cod*, trimite din nou, retrimite*, cod nou, solicita cod*, obtine cod*, trimite un, trimite sms",
  enrol:
    "cod qr, codul qr, scaneaza*, scanati, cheie secreta, cheia secreta, cheie de configurare, configureaza … autentific*, activeaza … autentific*, activarea autentific*, introdu manual, cod de bare, scanează, scanați, scanare",
  recovery:
    "cod de recuperare, coduri de recuperare, codurile de recuperare, cod de rezerva, coduri de rezerva, codurile de rezerva, cod de backup, coduri de backup, cod de urgenta, cheie de recuperare, cod de siguranta",
  captcha:
    "captcha, codul din imagine, caracterele din imagine, textul din imagine, literele din imagine, imagine de securitate, nu sunt robot, codul afisat",
  coupon:
    "cod promotional, codul promotional, cod de reducere, codul de reducere, reducere*, cupon*, voucher*, card cadou, cod cadou, cod promo, cod voucher, valorifica*, cod de recomandare",
  postal: "cod postal, codul postal",
  card: "codul de securitate al cardului, cod cvv, cod cvc, numarul cardului, numar card, data expirarii, valabil pana, card de credit, titular card, spatele cardului, expiră, data expirării, valabil până",
  invite:
    "cod de invitatie, codul de invitatie, invitatie*, codul intalnirii, intalnire, codul clasei, codul grupului, codul jocului",
  booking:
    "cod rezervare, cod de rezervare, codul rezervarii, rezervare*, numar comanda, numarul comenzii, comanda, awb, numar de urmarire, numar de referinta, referinta, numar bilet, numar factura, numar contract, polita, cod de ridicare, numar dosar",
  phone:
    "telefon*, numar de telefon, numarul de telefon, telefon mobil, numar mobil, prefix*, cod de tara, codul tarii, număr de mobil, număr mobil, număr de telefon",
  login:
    "nume de utilizator, utilizator*, adresa de e mail, adresa de email, adresa email, cod client, codul de client, numar client",
  password: "parola, parola noua, parola actuala",
  secret: "cheie secreta, secret, cheie api, token de acces",
  search: "cauta*, cautare, filtreaza",
  other:
    "nume, prenume*, firma, oras, localitate, adresa, strada, judet, tara, data nasterii, nastere, zi, luna, an, cnp, cui, cod fiscal, serie buletin, carte de identitate, pasaport*, permis, numar de serie, cheie de produs, cod produs, cod articol, cod de bare, iban, numar de inmatriculare, inmatriculare, suma, cantitate, pret, numele dispozitivului, nume dispozitiv, descriere, comentariu*, mesaj, cod eroare, cod de activare, cod caen, cod pod, index",
  newPin:
    "creeaza … pin, creati … pin, alege … pin, alegeti … pin, seteaza … pin, setati … pin, pin nou, confirma … pin, confirmati … pin, schimba … pin, repeta … pin, noul pin",
  fixedPin:
    "pin ul tau, pinul tau, pin ul dvs, codul tau pin, codul pin al, ai uitat pin*, ati uitat pin*, am uitat pin*, deblocheaza, control parental",
  elsewhere:
    "pe televizor, pe tv, pe ecran, pe ecranul, pe dispozitivul tau, pe dispozitiv, codul dispozitivului, cod dispozitiv, conecteaza … dispozitiv, activeaza … dispozitiv, cod de imperechere, extras de cont, extrasul de cont, in scrisoare, prin posta, pe eticheta, pe spatele, pe bon, pe ambalaj, razuieste, pe factura",
};
