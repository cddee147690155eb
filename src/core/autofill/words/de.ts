import type { Words } from "./concepts.ts";

export const de: Words = {
  oneTime:
    "einmalcode*, einmal code*, einmalpasswort, einmal passwort, einmalkennwort, einmal kennwort, einmalpin, einmal pin, einmalig* code, einmalig* passwort, einmalig* kennwort, zwei faktor code, 2 faktor code, zweifaktor code, zwei faktor authentifizierungscode, totp code, otp code, mfa code, authenticator code, app code, temporar* code, zeitbasiert* code, dynamisch* code, tan code, tan nummer, mtan, smstan, sms tan, phototan, photo tan, chiptan, pushtan, push tan, apptan, app tan, itan",
  verifyCode:
    "bestatigungscode*, bestatigungs code, verifizierungscode*, verifikationscode*, verifizierungs code, authentifizierungscode*, authentifizierungs code, authentisierungscode*, anmeldecode*, anmelde code, logincode, uberprufungscode*, prufcode*, sms code, e mail code, bestatigungsnummer, freischaltcode sms, login bestatigungscode, identifikationscode",
  code: "code, codes, tan, pin, kode, sicherheitscode*, zugangscode*, zugriffscode*, passcode, token, zahlencode*, kurzcode, geheimcode, freigabecode*, schlusselcode, ziffer, ziffern, zeichen # von, *code, ziffernfolge, zahlenfolge, zahlenkombination, ziffernkombination",
  digits: "# stellig*, sechsstellig*, vierstellig*, achtstellig*, funfstellig*, # ziffer*, sechs ziffern, # zeichen",
  app: "authenticator app*, authentifizierungs app*, authentifizierungsapp*, authentifizierungsanwendung, authentifikator*, authentisierungs app*, authentisierungsapp, authenticator anwendung, zwei faktor app, 2fa app, totp app, otp app, tan app, tan generator*, code generator*, codegenerator*, authentifizierer*, in ihrer app, in deiner app, aus ihrer app, aus deiner app, aus der app, in der app, ihrer mobilen app, von ihrer app, handy app, smartphone app, hardware token, google authenticator, sicherheits app, freeotp",
  appWord: "app",
  factor:
    "zwei faktor*, zweifaktor*, 2 faktor*, zwei schritt*, 2 schritt*, bestatigung in zwei schritten, verifizierung in zwei schritten, zweistufig*, zwei stufen*, mehrfaktor*, mehr faktor*, multi faktor*, multifaktor*, zweiter faktor, zweiten faktor, zweite stufe, starke kundenauthentifizierung, anmeldebestatigung",
  sent: "gesendet, geschickt, zugesendet, zugeschickt, ubermittelt, versendet, verschickt, per sms, via sms, per e mail, per mail, sie … erhalten haben, erhalten haben, erhaltene*, erhalten … sms, erhaltst du, senden ihnen, an ihre e mail, an deine e mail, an ihre handynummer, an ihre mobilnummer, kam … sms, per post an, posteingang, nicht erhalten, nicht bekommen, per whatsapp, ist unterwegs, unterwegs an, soeben an",
  channel: "sms, e mail, textnachricht*, kurznachricht*, whatsapp, anruf",
  askToSend:
    "code senden, code anfordern, tan anfordern, sms anfordern, erneut senden, code erneut, neuen code, nochmals senden, noch einmal senden, code zusenden, sms senden, neu anfordern, erneut anfordern, noch einmal schicken, nochmal schicken, erneut schicken, nochmal senden, nochmals schicken, neu senden, erneut zusenden",
  enrol:
    "qr code, scannen sie, scanne den, scanne diesen, barcode … scannen, geheimer schlussel, geheimschlussel, einrichtungsschlussel, nicht scannen, einrichten … authenticator, authenticator … einrichten, authentifizierung einrichten, authentifizierung aktivieren, app einrichten, manuell eingeben, einrichtung abschliessen, zwei faktor … aktivieren, 2fa aktivieren, zwei faktor … einrichten, 2fa einrichten, lesen sie das bild, lies das bild, bild … einlesen, bild … app, einlesen, abfotografieren, scannen, scanne, eingescannt, kamera auf",
  recovery:
    "wiederherstellungscode*, wiederherstellungs code*, wiederherstellungsschlussel*, backup code*, backupcode*, sicherungscode*, ersatzcode*, notfallcode*, notfall code*, reservecode*, ersatzschlussel, notfallschlussel, einmal wiederherstellungs*, wiederherstellungsphrase, *wiederherstellungscode*",
  captcha:
    "captcha, captchacode, im bild, sicherheitsabfrage, sicherheitsfrage, bildcode, code im bild, code aus dem bild, zeichen im bild, zeichen aus dem bild, zeichen auf dem bild, buchstaben im bild, text im bild, spamschutz, spam schutz, angezeigten zeichen, dargestellten zeichen, abgebildeten code, abgebildeten zeichen, kein roboter, rechenaufgabe, zeichenfolge",
  coupon:
    "gutschein*, gutscheincode*, gutscheinnummer*, rabatt*, rabattcode*, aktionscode*, promo code, promocode, promotioncode, geschenkkarte*, geschenkgutschein*, vorteilscode*, wertgutschein*, bonuscode*, kampagnencode*, einlosen, einlosecode, aktionsnummer, guthabencode, aufladecode",
  postal: "plz, postleitzahl*",
  card: "prufziffer*, kartenprufnummer*, kartenprufziffer*, prufnummer*, kartennummer*, kreditkarte*, sicherheitscode der karte, sicherheitsnummer, gultig bis, ablaufdatum, karteninhaber*, verfallsdatum, kartenfolgenummer, ruckseite ihrer karte, ruckseite der karte, kartencode",
  invite:
    "einladung*, einladungscode*, empfehlungscode*, werbecode, freundschaftscode, raumcode, klassencode, meeting code, besprechung*, kurscode, sitzungscode, teilnahmecode, gruppencode, freunde werben",
  booking:
    "buchung*, buchungscode*, buchungsnummer*, reservierung*, reservierungscode*, bestellnummer*, auftragsnummer*, sendungsnummer*, sendungsverfolgung, vorgangsnummer*, rechnungsnummer*, ticketnummer*, ticketcode, vertragsnummer*, versicherungsnummer*, abholcode*, referenznummer*, aktenzeichen, policennummer, zertifikatsnummer",
  phone:
    "telefon*, telefonnummer*, handynummer*, handy nummer, mobilnummer*, mobilfunknummer*, mobiltelefon*, rufnummer*, landervorwahl*, vorwahl*, handy, mobil",
  login:
    "benutzername*, benutzerkennung, benutzer, anmeldename*, e mail adresse*, nutzername*, nutzerkennung, kundennummer*, mitgliedsnummer*, kontonummer, zugangsnummer, kennung, teilnehmernummer, legitimations id, anmelde id",
  password: "passwort*, kennwort*, losungswort, altes passwort, neues passwort",
  secret:
    "geheimnis, geheimer schlussel, geheimschlussel, api schlussel, zugriffstoken, zugangstoken, privater schlussel, tokenname, token name",
  search: "suche*, suchen, suchbegriff*, suchwort, filtern",
  other:
    "name, vorname*, nachname*, familienname*, firma, strasse*, ort, stadt, wohnort, adresse, geburtsdatum, geburtstag, tag, monat, jahr, datum, steuernummer, steuer id, ausweis*, ausweisnummer, personalausweis*, fuhrerschein*, sozialversicherungsnummer, seriennummer*, lizenzschlussel*, produktschlussel*, artikelnummer*, artikel nr, bestellcode, bankleitzahl, blz, iban, bic, kennzeichen*, zahlerstand*, zahlernummer*, betrag*, menge*, anzahl, geratename, gerate name, bezeichnung, beschreibung, kommentar*, nachricht, losnummer, lottozahlen, farbcode*, landercode*, sprachcode, fehlercode*, statuscode*, turcode*, zeichen ihres, aktivierungsschlussel",
  newPin:
    "pin festlegen, pin erstellen, pin wahlen, pin andern, pin vergeben, neue pin, neuen pin, pin wiederholen, pin bestatigen, pin einrichten, passcode festlegen, passcode erstellen, passcode wahlen, wahlen sie eine … pin, wahle eine … pin, legen sie eine … pin, lege eine … pin, erstellen sie eine … pin, code festlegen, code erstellen, alte pin, wunsch pin",
  fixedPin:
    "pin vergessen, ihre pin, deine pin, ihrer pin, entsperren, geheimzahl, pin eingeben, geben sie ihre … pin, jugendschutz pin, jugendschutz*, online pin, banking pin, onlinebanking pin, karten pin, gerate pin, sim pin, personliche pin, personlichen pin, kundenpin, zugangs pin",
  elsewhere:
    "auf ihrem fernseher, auf deinem fernseher, auf dem fernseher, auf ihrem tv, auf deinem tv, auf ihrem gerat angezeigt, auf deinem gerat angezeigt, auf dem gerat angezeigt, auf dem bildschirm, geratecode*, gerat verbinden, gerat koppeln, gerat aktivieren, tv aktivieren, fernseher verbinden, kopplungscode*, kontoauszug*, verwendungszweck, in dem brief, im brief, per post, auf dem etikett, aufkleber, auf der verpackung, auf der ruckseite, auf der rechnung, rubbelfeld, freischaltbrief, aktivierungsbrief",
};
