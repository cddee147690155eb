import type { Words } from "./concepts.ts";

export const pl: Words = {
  oneTime:
    "kod jednorazowy, kodu jednorazowego, jednorazowy kod, jednorazowego kodu, haslo jednorazowe, jednorazowe haslo, hasla jednorazowego, kod tymczasowy, kod dynamiczny, kod otp, kod 2fa, kod totp, kod dwuetapowy, kod z aplikacji, kod dwuskladnikowy, kod tan, wskazanie tokena",
  verifyCode:
    "kod weryfikacyjny, kodu weryfikacyjnego, kod weryfikacji, kod uwierzytelniajacy, kod uwierzytelniania, kodu uwierzytelniania, kod uwierzytelnienia, kod autoryzacyjny, kod autoryzacji, kod logowania, kod sms, kod smsowy, kod z sms, kod z wiadomosci, kod z e maila, kod autentykacji",
  code: "kod, kodu, kody, kodow, kod bezpieczenstwa, kod potwierdzajacy, kod potwierdzenia, kod dostepu, kod pin, pin, token, tokena, cyfra, cyfry, haslo sms, kodem, kodzie, kodami, tokenu, tokenem, ciąg cyfr",
  digits: "# cyfr*, # cyfrowy, szesciocyfrow*, czterocyfrow*, osmiocyfrow*, szesc cyfr, # znak*",
  app: "aplikacja uwierzytelniajaca, aplikacji uwierzytelniajacej, aplikacje uwierzytelniajaca, aplikacja do uwierzytelniania, aplikacji do uwierzytelniania, aplikacji authenticator, aplikacja authenticator, aplikacja weryfikacyjna, aplikacji mobilnej, aplikacja mobilna, w aplikacji, z aplikacji, swojej aplikacji, wygenerowany, generator kod*, google authenticator, token sprzetowy, uwierzytelniacz*, wystawcy uwierzytelnienia, token mobiln*, tokena mobiln*, tokenu mobiln*, tokenie mobiln*, mobilny token, mobilnego tokena, token sprzętow*, tokena sprzętow*, z tokena, aplikacji uwierzytelniającej, generator kodów, generatora kodów, aplikacji tokenowej",
  appWord: "aplikacj*",
  factor:
    "dwuetapow*, dwuskladnikow*, dwustopniow*, dwupoziomow*, weryfikacja dwu*, 2 etapow*, wieloskladnikow*, wieloetapow*, drugi skladnik, drugiego skladnika, silne uwierzytelnianie, drugi etap",
  sent: "wyslalismy, wyslany, wyslano, wyslane, zostal wyslany, przeslalismy, przeslany, wyslemy, sms em, smsem, przez sms, w sms, z sms, w wiadomosci sms, w wiadomosci e mail, na adres e mail, na numer, e mailem, otrzymany, otrzymales, otrzymany w, otrzymanym, ktory otrzymales, otrzymasz, sprawdz skrzynke, sprawdz poczte, nie otrzymales, nie dotarl, na twoj telefon",
  channel: "sms, e mail, email, wiadomosc tekstowa, whatsapp",
  askToSend:
    "wyslij kod, wyslij ponownie, wyslij nowy, ponow wyslanie, uzyskaj kod, pobierz kod, nowy kod, wyslij sms, otrzymaj kod, popros o",
  enrol:
    "kod qr, kodu qr, zeskanuj*, skanuj*, klucz tajny, tajny klucz, klucz konfiguracyjny, skonfiguruj … uwierzytelni*, wlacz weryfikacje, wlacz uwierzytelnianie, wlacz dwu*, konfiguracja … uwierzytelni*, wpisz recznie, kod kreskowy, zeskanuj, skanuj, zeskanować, sfotografuj",
  recovery:
    "kod odzyskiwania, kodow odzyskiwania, kody odzyskiwania, kod zapasowy, kodu zapasowego, kody zapasowe, kodow zapasowych, zapasowy kod, kod awaryjny, kody awaryjne, kod ratunkowy, klucz odzyskiwania, jednorazowy kod zapasowy, kod odzyskania",
  captcha:
    "captcha, kod z obrazka, znaki z obrazka, tekst z obrazka, litery z obrazka, przepisz kod, przepisz znaki, przepisz, kod z rysunku, nie jestem robotem, wynik dzialania",
  coupon:
    "kod rabatowy, kodu rabatowego, rabat*, kod promocyjny, kodu promocyjnego, kupon*, bon*, karta podarunkowa, karty podarunkowej, kod podarunkowy, voucher*, kod polecajacy, zrealizuj*, kod znizkowy, znizka",
  postal: "kod pocztowy, kodu pocztowego",
  card: "kod zabezpieczajacy karty, kod cvv, kod cvc, numer karty, data waznosci, wazna do, karta kredytowa, posiadacz karty, odwrocie karty, kod karty",
  invite:
    "kod zaproszenia, zaproszenie*, zaproszeniowy, kod spotkania, spotkanie, kod klasy, kod grupy, kod pokoju, kod gry, kod partnera, kod wydarzenia",
  booking:
    "kod rezerwacji, rezerwacja*, numer rezerwacji, numer zamowienia, zamowienie, numer przesylki, kod odbioru, numer referencyjny, numer biletu, numer faktury, numer polisy, numer umowy, numer sprawy, sledzenie, numer zgloszenia",
  phone: "telefon*, numer telefonu, telefon komorkowy, numer komorkowy, kod kraju, kierunkowy, numer kierunkowy",
  login:
    "nazwa uzytkownika, uzytkownik*, adres e mail, adres email, login, numer klienta, identyfikator*, kod klienta, nik",
  password: "haslo, hasla, nowe haslo",
  secret: "klucz tajny, tajny klucz, sekret, klucz api, token dostepu, nazwa tokena",
  search: "szukaj, wyszukaj*, filtruj",
  other:
    "imie*, nazwisko*, firma, miasto, adres, ulica, kraj, data urodzenia, dzien, miesiac, rok, pesel*, nip, regon, dowod*, numer dowodu, paszport*, prawo jazdy, numer seryjny, klucz produktu, klucz licencyjny, kod produktu, kod towaru, kod kreskowy, iban, swift, numer rachunku, numer konta, rejestracyjny, numer rejestracyjny, kwota, ilosc, liczba, cena, nazwa urzadzenia, opis, komentarz*, wiadomosc, kod bledu, kod koloru, kod jezyka, kod aktywacyjny, kod domofonu, kod pkd",
  newPin:
    "utworz … pin, stworz … pin, ustaw … pin, wybierz … pin, nadaj … pin, nowy pin, potwierdz … pin, powtorz … pin, zmien … pin, nowy kod pin, zmiana pin, ustal … pin, ustaw kod",
  fixedPin:
    "twoj pin, swoj pin, zapomnialem pin, nie pamietasz pin, nie pamietam pin, odblokuj*, kontrola rodzicielska, kod rodzicielski, haslo maskowane, pin do karty, pin do aplikacji",
  elsewhere:
    "na telewizorze, na ekranie telewizora, na ekranie tv, na ekranie, na urzadzeniu, na twoim urzadzeniu, kod urzadzenia, polacz urzadzenie, aktywuj urzadzenie, aktywuj telewizor, kod parowania, wyciag*, w liscie, poczta tradycyjna, na etykiecie, na odwrocie, na paragonie, na opakowaniu, zdrapka, zdrapk*, na fakturze, na naklejce",
};
