import type { Words } from "./concepts.ts";

export const nl: Words = {
  oneTime:
    "eenmalige code*, eenmalig wachtwoord, eenmalige toegangscode, eenmalige pincode, tijdelijke code, tweestapscode, tweefactorcode, 2fa code, otp code, totp code, authenticatorcode, sms code, tan code",
  verifyCode:
    "verificatiecode*, verificatie code, authenticatiecode*, authenticatie code, controlecode*, inlogcode*, aanmeldcode*, validatiecode*, identificatiecode*, verificatienummer",
  code: "code, codes, beveiligingscode*, bevestigingscode*, toegangscode*, pincode, token, cijfer, cijfers, *code",
  digits: "# cijferig*, zescijferig*, viercijferig*, achtcijferig*, # cijfers, zes cijfers, # tekens",
  app: "authenticatie app*, authenticatieapp*, authenticator app*, verificatie app*, verificatieapp*, authenticator, app voor tweestaps*, app voor tweefactor*, je app, uw app, de app, mobiele app, digid app, codegenerator*, gegenereerd*",
  appWord: "app",
  factor:
    "tweestaps*, twee staps*, twee stappen, tweetraps*, twee traps*, 2 staps*, tweefactor*, twee factor*, 2 factor*, tweede factor, meervoudige verificatie, meervoudige authenticatie, multifactor*, multi factor*, meerstaps*, dubbele verificatie",
  sent: "verzonden, gestuurd, verstuurd, toegestuurd, toegezonden, gemaild, ge sms t, per sms, via sms, per e mail, via e mail, per mail, via de mail, hebt ontvangen, heb je ontvangen, ontvangen hebt, heeft ontvangen, ontvangt … sms, ontvangen via, ontvangen op, ontvangen per, controleer je e mail, controleer uw e mail, niet ontvangen, geen code ontvangen, inbox, sms bericht",
  channel: "sms, e mail, tekstbericht, whatsapp, oproep",
  askToSend:
    "opnieuw verzenden, opnieuw sturen, opnieuw versturen, code versturen, code verzenden, stuur code, stuur een code, stuur opnieuw, verstuur opnieuw, verstuur code, nieuwe code, code aanvragen, sms aanvragen, vraag een",
  enrol:
    "qr code, scan de, scan deze, geheime sleutel, configuratiesleutel, instelsleutel, authenticator instellen, app instellen, tweestaps … instellen, tweefactor … instellen, inschakelen, handmatig invoeren, niet scannen, tweestapsverificatie activeren, scan de afbeelding, scan het plaatje",
  recovery:
    "herstelcode*, herstel code, back up code*, backup code*, back upcode*, backupcode*, reservecode*, noodcode*, herstelsleutel*, eenmalige herstelcode*, herstelzin",
  captcha:
    "captcha, code in de afbeelding, code uit de afbeelding, tekens in de afbeelding, letters in de afbeelding, tekst in de afbeelding, afbeelding hierboven, geen robot, neem de code over, antispam, beeldcode, tekens uit het plaatje, tekens uit de afbeelding, tekens in het plaatje, letters uit het plaatje, uit het plaatje, in het plaatje",
  coupon:
    "kortingscode*, korting*, actiecode*, promotiecode*, promocode*, couponcode*, coupon*, cadeaubon*, cadeaukaart*, cadeaucode*, tegoedbon*, waardebon*, vouchercode*, voucher*, spaarcode*, verzilver*, cadeaukaart pincode",
  postal: "postcode*",
  card: "kaartnummer*, creditcard*, vervaldatum*, geldig tot, beveiligingscode van de kaart, kaarthouder*, kaartbeveiligingscode, achterkant van de kaart, achterkant van je kaart, cvc code, cvv code, controlegetal",
  invite:
    "uitnodiging*, uitnodigingscode*, vriendencode*, vergadering*, vergadercode*, klascode*, groepscode*, kamercode*, spelcode*, verwijzingscode*, aanbrengcode*",
  booking:
    "boekingscode*, boekingsnummer*, boeking*, reservering*, reserveringscode*, reserveringsnummer*, bestelnummer*, ordernummer*, trackingcode*, track en trace*, zendingsnummer*, referentie*, referentienummer*, factuurnummer*, ticketnummer*, afhaalcode*, ophaalcode*, polisnummer*, klantreferentie, dossiernummer*",
  phone:
    "telefoon*, telefoonnummer*, mobiel, mobiele nummer, mobiel nummer, mobielnummer, gsm nummer, landcode*, landnummer, netnummer*",
  login:
    "gebruikersnaam*, gebruiker, e mailadres*, emailadres, klantnummer*, relatienummer*, inlognaam, lidnummer*, klantcode*",
  password: "wachtwoord*, nieuw wachtwoord, huidig wachtwoord",
  secret: "geheime sleutel, geheim, api sleutel, toegangstoken, naam van token, tokennaam",
  search: "zoek*, zoeken, filter*, trefwoord*",
  other:
    "naam, voornaam*, achternaam*, bedrijf, plaats, woonplaats, straat, adres, huisnummer*, geboortedatum*, dag, maand, jaar, datum, bsn, burgerservicenummer, btw, kvk*, paspoort*, rijbewijs*, serienummer*, licentiecode*, licentiesleutel*, productcode*, artikelcode*, artikelnummer*, streepjescode*, barcode*, kenteken*, meldcode*, bankcode*, bedrag*, aantal, hoeveelheid, apparaatnaam, naam apparaat, omschrijving, opmerking*, bericht, meterstand*, kleurcode*, foutcode*, taalcode*, deurcode*, activeringscode*, statuscode*, valutacode*",
  newPin:
    "kies … pincode, kies een code, kies een … code, maak … pincode, stel … pincode in, pincode instellen, pincode aanmaken, nieuwe pincode, herhaal … pincode, bevestig … pincode, pincode wijzigen, wijzig … pincode, oude pincode, huidige pincode, maak een … pincode",
  fixedPin:
    "je pincode, uw pincode, pincode vergeten, ontgrendel*, ouderlijk toezicht, kinderslot, inlogpincode, geheime code, app vergrendeld",
  elsewhere:
    "op je tv, op uw tv, op de tv, op je televisie, op uw televisie, op je scherm, op het scherm, op uw scherm, op je apparaat, op uw apparaat, op het apparaat, apparaatcode*, apparaat koppelen, koppel … apparaat, koppel je tv, activeer je tv, activeer … apparaat, koppelcode*, koppelingscode*, bankafschrift*, afschrift, in de brief, per post, op het etiket, op de sticker, op de achterkant, op je bon, op de bon, op de verpakking, kraslaag, op je factuur, activeringsbrief",
};
