/**
 * What pages say, one language a block, as sites of that language word it. Written without a look at the detector's own words.
 * Lines in the order of `PARTS`; pieces of a line are separated by " | ".
 */
import { FORMAL_BLOCKS, FORMAL_PARTS, type FormalPart } from "./formal-sentences.ts";

export const PARTS = [
  /** heading | lead | label | button | another way */
  "totp",
  /** A page that says little: heading | label */
  "terse",
  /** heading | lead | label | button that sends again */
  "sent",
  /** heading | lead | label | button */
  "enrol",
  /** heading | lead | label */
  "recovery",
  /** heading | lead | label: where a number is asked for, to send codes to */
  "phone",
  /** heading | label of the coupon | label of the postal code */
  "basket",
  /** heading | card number | valid until | check digits */
  "card",
  /** heading | label | label of the picture's text */
  "contact",
  /** heading | lead: a PIN is invented */
  "pin",
  /** heading | label of an order's or a booking's number | label of an invitation */
  "order",
] as const;
export type Part = (typeof PARTS)[number];

const BLOCKS = `
en
Confirm it's you | Open the authenticator on your phone and type in the number it shows for this account. | Code | Continue | Text me instead
Two-step login | 6-digit code
Check your messages | We've just texted a code to the number ending in 47. | Code from the message | Send it again
Protect your account | 1. Install an authenticator. 2. Point its camera at the square below. 3. Type the six digits it shows. | Six digits | Switch on
Lost your phone? | Type one of the eight-character recovery codes you printed when you set up two-step login. | Recovery code
Add a phone | We'll text you a code each time you sign in from a new computer. | Mobile number
Your basket | Promo code | Postcode
Pay by card | Card number | Valid thru | Security code
Write to us | Your message | Type the letters from the picture
Choose a PIN | Pick six digits. You will need them each time you open the app.
Where is my parcel? | Order number | Invite code

de
Noch ein Schritt | Öffnen Sie Ihre Authenticator-App und tragen Sie die angezeigte Zahl ein. | Sicherheitscode | Anmelden | Code lieber per SMS
Zwei-Faktor-Anmeldung | 6-stelliger Code
Bitte bestätigen | Wir haben Ihnen soeben eine SMS mit einem Code an die Nummer •••• 47 geschickt. | Code aus der SMS | Noch einmal schicken
Konto absichern | Lesen Sie das Bild unten mit einer Authenticator-App ein und geben Sie danach zur Kontrolle den Code ein, den die App anzeigt. | Code aus der App | Einschalten
Kein Zugriff auf das Handy? | Geben Sie einen der Ersatzcodes ein, die Sie beim Einrichten ausgedruckt haben. | Ersatzcode
Handynummer hinterlegen | Bei jeder Anmeldung schicken wir Ihnen einen Code auf diese Nummer. | Handynummer
Warenkorb | Gutscheincode | PLZ
Mit Karte bezahlen | Kartennummer | Gültig bis | Prüfnummer
Kontakt | Ihre Nachricht | Zeichen aus dem Bild abtippen
PIN festlegen | Wählen Sie eine sechsstellige PIN für die App.
Wo ist mein Paket? | Bestellnummer | Einladungscode

fr
Encore une étape | Ouvrez votre application d'authentification et recopiez le nombre affiché. | Code à 6 chiffres | Se connecter | Recevoir plutôt un SMS
Connexion en deux étapes | Code
Vérifiez vos messages | Un code vient de vous être envoyé par SMS au 06 •• •• •• 47. | Code reçu | Renvoyer
Activer la double authentification | Flashez l'image ci-dessous avec votre application puis saisissez le code qu'elle affiche. | Code de l'application | Activer
Téléphone perdu ? | Saisissez l'un des codes de récupération imprimés lors de l'activation. | Code de récupération
Ajouter un téléphone | Nous vous enverrons un code à ce numéro à chaque connexion. | Numéro de mobile
Votre panier | Code promo | Code postal
Paiement par carte | Numéro de carte | Expire le | Cryptogramme visuel
Nous écrire | Votre message | Recopiez les caractères de l'image
Choisir un code PIN | Choisissez six chiffres pour ouvrir l'application.
Suivre mon colis | Numéro de commande | Code de parrainage

es
Un paso más | Abre tu app de autenticación y escribe el número que aparece. | Código | Entrar | Prefiero un SMS
Acceso en dos pasos | Código de 6 dígitos
Mira tus mensajes | Acabamos de enviarte un código por SMS al número terminado en 47. | Código recibido | Volver a enviar
Protege tu cuenta | Escanea la imagen con tu app de autenticación y escribe el código que te muestra. | Código de la app | Activar
¿Has perdido el móvil? | Escribe uno de los códigos de recuperación que guardaste al activar la verificación. | Código de recuperación
Añade un teléfono | Te enviaremos un código a este número cuando entres desde otro equipo. | Número de móvil
Tu carrito | Código promocional | Código postal
Pago con tarjeta | Número de tarjeta | Caduca | Código de seguridad
Escríbenos | Tu mensaje | Escribe las letras de la imagen
Elige un PIN | Elige seis cifras para abrir la aplicación.
¿Dónde está mi pedido? | Número de pedido | Código de invitación

pt
Só falta um passo | Abra o seu aplicativo autenticador e digite o número exibido. | Código | Entrar | Receber por SMS
Login em duas etapas | Código de 6 dígitos
Confira suas mensagens | Acabamos de enviar um código por SMS para o celular com final 47. | Código recebido | Reenviar
Proteja sua conta | Escaneie a imagem com o aplicativo autenticador e digite o código que ele mostrar. | Código do aplicativo | Ativar
Perdeu o celular? | Digite um dos códigos de recuperação que você imprimiu. | Código de recuperação
Adicionar celular | Vamos enviar um código para este número a cada acesso. | Número do celular
Seu carrinho | Cupom de desconto | CEP
Pagar com cartão | Número do cartão | Validade | Código de segurança
Fale conosco | Sua mensagem | Digite os caracteres da imagem
Crie seu PIN | Escolha seis números para abrir o aplicativo.
Rastrear pedido | Número do pedido | Código de convite

it
Ancora un passaggio | Apri la tua app di autenticazione e digita il numero mostrato. | Codice | Accedi | Preferisco un SMS
Accesso in due passaggi | Codice a 6 cifre
Controlla i messaggi | Ti abbiamo appena inviato un codice via SMS al numero che termina con 47. | Codice ricevuto | Invia di nuovo
Proteggi l'account | Inquadra l'immagine con l'app di autenticazione e scrivi il codice che mostra. | Codice dell'app | Attiva
Hai perso il telefono? | Scrivi uno dei codici di recupero che hai stampato. | Codice di recupero
Aggiungi un telefono | A ogni accesso ti invieremo un codice a questo numero. | Numero di cellulare
Il tuo carrello | Codice sconto | CAP
Paga con carta | Numero della carta | Scadenza | Codice di sicurezza
Scrivici | Messaggio | Digita i caratteri dell'immagine
Scegli un PIN | Scegli sei cifre per aprire l'app.
Dov'è il mio pacco? | Numero d'ordine | Codice invito

nl
Nog één stap | Open je authenticator-app en neem het getal over dat je daar ziet. | Code | Inloggen | Liever een sms
Inloggen in twee stappen | 6-cijferige code
Bekijk je berichten | We hebben zojuist een sms met een code gestuurd naar het nummer dat eindigt op 47. | Code uit de sms | Opnieuw sturen
Beveilig je account | Scan de afbeelding met een authenticator-app en vul de code in die de app laat zien. | Code uit de app | Aanzetten
Telefoon kwijt? | Vul een van de herstelcodes in die je hebt afgedrukt. | Herstelcode
Telefoon toevoegen | Bij elke aanmelding sturen we een code naar dit nummer. | Mobiel nummer
Winkelmand | Kortingscode | Postcode
Betalen met kaart | Kaartnummer | Geldig tot | Beveiligingscode
Schrijf ons | Je bericht | Typ de tekens uit het plaatje over
Kies een pincode | Kies zes cijfers waarmee je de app opent.
Waar is mijn pakket? | Bestelnummer | Uitnodigingscode

sv
Ett steg till | Öppna din autentiseringsapp och skriv in siffrorna som visas. | Kod | Logga in | Få ett sms i stället
Tvåstegsinloggning | 6-siffrig kod
Kolla dina meddelanden | Vi har precis skickat ett sms med en kod till numret som slutar på 47. | Kod från sms:et | Skicka igen
Skydda ditt konto | Läs in bilden med din autentiseringsapp och skriv sedan koden som appen visar. | Kod från appen | Slå på
Tappat telefonen? | Skriv in en av återställningskoderna som du skrev ut. | Återställningskod
Lägg till telefon | Vi skickar en kod till det här numret varje gång du loggar in. | Mobilnummer
Varukorg | Rabattkod | Postnummer
Betala med kort | Kortnummer | Giltigt till | Säkerhetskod
Skriv till oss | Meddelande | Skriv av tecknen i bilden
Välj en PIN-kod | Välj sex siffror som öppnar appen.
Var är mitt paket? | Ordernummer | Inbjudningskod

da
Et trin mere | Åbn din godkendelsesapp, og indtast det tal, den viser. | Kode | Log ind | Få en sms i stedet
Login i to trin | 6-cifret kode
Tjek dine beskeder | Vi har lige sendt en sms med en kode til nummeret, der ender på 47. | Kode fra sms'en | Send igen
Beskyt din konto | Scan billedet med din godkendelsesapp, og indtast koden fra appen. | Kode fra appen | Slå til
Mistet telefonen? | Indtast en af de gendannelseskoder, du har printet. | Gendannelseskode
Tilføj telefon | Vi sender en kode til dette nummer, hver gang du logger ind. | Mobilnummer
Indkøbskurv | Rabatkode | Postnummer
Betal med kort | Kortnummer | Udløber | Kontrolcifre
Skriv til os | Besked | Skriv tegnene fra billedet
Vælg en pinkode | Vælg seks cifre til at åbne appen.
Hvor er min pakke? | Ordrenummer | Invitationskode

nb
Ett steg til | Åpne autentiseringsappen og skriv inn tallet som vises. | Kode | Logg inn | Få en SMS i stedet
Pålogging i to trinn | 6-sifret kode
Sjekk meldingene dine | Vi har nettopp sendt en SMS med en kode til nummeret som slutter på 47. | Kode fra SMS | Send på nytt
Beskytt kontoen din | Skann bildet med autentiseringsappen og skriv koden som appen viser. | Kode fra appen | Slå på
Mistet telefonen? | Skriv inn en av gjenopprettingskodene du skrev ut. | Gjenopprettingskode
Legg til telefon | Vi sender en kode til dette nummeret hver gang du logger inn. | Mobilnummer
Handlekurv | Rabattkode | Postnummer
Betal med kort | Kortnummer | Utløper | Sikkerhetskode
Skriv til oss | Melding | Skriv tegnene du ser i bildet
Velg en PIN-kode | Velg seks sifre for å åpne appen.
Hvor er pakken min? | Ordrenummer | Invitasjonskode

fi
Vielä yksi vaihe | Avaa todennussovelluksesi ja kirjoita sen näyttämä luku. | Koodi | Kirjaudu | Lähetä mieluummin tekstiviesti
Kaksivaiheinen kirjautuminen | 6-numeroinen koodi
Tarkista viestisi | Lähetimme juuri tekstiviestillä koodin numeroon, joka päättyy 47. | Viestin koodi | Lähetä uudelleen
Suojaa tilisi | Lue kuva todennussovelluksella ja kirjoita koodi, jonka sovellus näyttää. | Sovelluksen koodi | Ota käyttöön
Puhelin kadonnut? | Kirjoita jokin tulostamistasi palautuskoodeista. | Palautuskoodi
Lisää puhelin | Lähetämme tähän numeroon koodin joka kirjautumisella. | Matkapuhelinnumero
Ostoskori | Alennuskoodi | Postinumero
Maksa kortilla | Kortin numero | Voimassa | Turvakoodi
Kirjoita meille | Viesti | Kirjoita kuvan merkit
Valitse PIN-koodi | Valitse kuusi numeroa, joilla avaat sovelluksen.
Missä pakettini on? | Tilausnumero | Kutsukoodi

pl
Jeszcze jeden krok | Otwórz aplikację uwierzytelniającą i przepisz liczbę, którą wyświetla. | Kod | Zaloguj | Wolę SMS
Logowanie dwuetapowe | Kod (6 cyfr)
Sprawdź wiadomości | Właśnie wysłaliśmy SMS z kodem na numer kończący się na 47. | Kod z SMS-a | Wyślij ponownie
Zabezpiecz konto | Zeskanuj obrazek aplikacją uwierzytelniającą i wpisz kod, który pokaże. | Kod z aplikacji | Włącz
Nie masz telefonu? | Wpisz jeden z wydrukowanych kodów odzyskiwania. | Kod odzyskiwania
Dodaj telefon | Przy każdym logowaniu wyślemy kod na ten numer. | Numer telefonu komórkowego
Koszyk | Kod rabatowy | Kod pocztowy
Płatność kartą | Numer karty | Ważna do | Kod CVC
Napisz do nas | Wiadomość | Przepisz znaki z obrazka
Ustaw PIN | Wybierz sześć cyfr do otwierania aplikacji.
Gdzie jest moja paczka? | Numer zamówienia | Kod zaproszenia

cs
Ještě jeden krok | Otevřete ověřovací aplikaci a opište číslo, které ukazuje. | Kód | Přihlásit | Raději SMS
Dvoufázové přihlášení | 6místný kód
Podívejte se do zpráv | Právě jsme vám poslali SMS s kódem na číslo končící 47. | Kód z SMS | Poslat znovu
Zabezpečte účet | Načtěte obrázek ověřovací aplikací a opište kód, který zobrazí. | Kód z aplikace | Zapnout
Nemáte telefon? | Zadejte jeden z vytištěných záložních kódů. | Záložní kód
Přidat telefon | Při každém přihlášení pošleme na toto číslo kód. | Mobilní číslo
Košík | Slevový kód | PSČ
Platba kartou | Číslo karty | Platnost do | Kontrolní kód
Napište nám | Zpráva | Opište znaky z obrázku
Zvolte PIN | Zvolte šest číslic pro otevření aplikace.
Kde je můj balík? | Číslo objednávky | Kód pozvánky

sk
Ešte jeden krok | Otvorte overovaciu aplikáciu a opíšte číslo, ktoré zobrazuje. | Kód | Prihlásiť | Radšej SMS
Dvojfázové prihlásenie | 6-miestny kód
Pozrite si správy | Práve sme vám poslali SMS s kódom na číslo končiace 47. | Kód z SMS | Poslať znova
Zabezpečte účet | Naskenujte obrázok overovacou aplikáciou a opíšte kód, ktorý ukáže. | Kód z aplikácie | Zapnúť
Nemáte telefón? | Zadajte jeden z vytlačených záložných kódov. | Záložný kód
Pridať telefón | Pri každom prihlásení pošleme na toto číslo kód. | Mobilné číslo
Košík | Zľavový kód | PSČ
Platba kartou | Číslo karty | Platnosť do | Bezpečnostný kód
Napíšte nám | Správa | Opíšte znaky z obrázka
Zvoľte PIN | Zvoľte šesť číslic na otvorenie aplikácie.
Kde je môj balík? | Číslo objednávky | Kód pozvánky

hu
Már csak egy lépés | Nyissa meg a hitelesítő alkalmazást, és írja be az ott látható számot. | Kód | Belépés | Inkább SMS-t kérek
Kétlépcsős belépés | 6 jegyű kód
Nézze meg az üzeneteit | Most küldtünk egy kódot SMS-ben a 47-re végződő számra. | SMS-ben kapott kód | Újraküldés
Védje fiókját | Olvassa be a képet a hitelesítő alkalmazással, majd írja be a megjelenő kódot. | Az alkalmazás kódja | Bekapcsolás
Elveszett a telefon? | Írja be az egyik kinyomtatott helyreállítási kódot. | Helyreállítási kód
Telefon hozzáadása | Minden belépéskor kódot küldünk erre a számra. | Mobilszám
Kosár | Kuponkód | Irányítószám
Fizetés kártyával | Kártyaszám | Lejárat | Biztonsági kód
Írjon nekünk | Üzenet | Írja be a képen látható karaktereket
PIN-kód megadása | Válasszon hat számjegyet az alkalmazás megnyitásához.
Hol a csomagom? | Rendelésszám | Meghívókód

ro
Încă un pas | Deschide aplicația de autentificare și scrie numărul afișat. | Cod | Intră în cont | Prefer un SMS
Conectare în doi pași | Cod din 6 cifre
Verifică mesajele | Tocmai ți-am trimis un SMS cu un cod la numărul terminat în 47. | Codul din SMS | Trimite din nou
Protejează contul | Scanează imaginea cu aplicația de autentificare și scrie codul afișat de ea. | Codul din aplicație | Activează
Ai pierdut telefonul? | Scrie unul dintre codurile de recuperare tipărite. | Cod de recuperare
Adaugă telefon | La fiecare conectare vom trimite un cod la acest număr. | Număr de mobil
Coșul tău | Cod de reducere | Cod poștal
Plata cu cardul | Numărul cardului | Expiră | Cod de securitate
Scrie-ne | Mesaj | Scrie caracterele din imagine
Alege un PIN | Alege șase cifre pentru deschiderea aplicației.
Unde este coletul meu? | Număr comandă | Cod de invitație

hr
Još jedan korak | Otvorite aplikaciju za autentifikaciju i upišite broj koji prikazuje. | Kôd | Prijava | Radije SMS
Prijava u dva koraka | 6-znamenkasti kôd
Provjerite poruke | Upravo smo vam poslali SMS s kodom na broj koji završava na 47. | Kôd iz SMS-a | Pošalji ponovno
Zaštitite račun | Skenirajte sliku aplikacijom za autentifikaciju i upišite kôd koji prikaže. | Kôd iz aplikacije | Uključi
Izgubili ste mobitel? | Upišite jedan od ispisanih kodova za oporavak. | Kôd za oporavak
Dodaj telefon | Pri svakoj prijavi poslat ćemo kôd na ovaj broj. | Broj mobitela
Košarica | Kôd za popust | Poštanski broj
Plaćanje karticom | Broj kartice | Vrijedi do | Sigurnosni kôd
Pišite nam | Poruka | Prepišite znakove sa slike
Odaberite PIN | Odaberite šest znamenki za otvaranje aplikacije.
Gdje je moj paket? | Broj narudžbe | Kôd pozivnice

sl
Še en korak | Odprite aplikacijo za preverjanje pristnosti in prepišite prikazano številko. | Koda | Prijava | Raje SMS
Prijava v dveh korakih | 6-mestna koda
Preverite sporočila | Pravkar smo vam poslali SMS s kodo na številko, ki se konča s 47. | Koda iz SMS-a | Pošlji znova
Zaščitite račun | Sliko preberite z aplikacijo za preverjanje pristnosti in vpišite kodo, ki jo prikaže. | Koda iz aplikacije | Vklopi
Ste izgubili telefon? | Vpišite eno od natisnjenih obnovitvenih kod. | Obnovitvena koda
Dodaj telefon | Ob vsaki prijavi bomo na to številko poslali kodo. | Številka mobilnega telefona
Košarica | Koda za popust | Poštna številka
Plačilo s kartico | Številka kartice | Velja do | Varnostna koda
Pišite nam | Sporočilo | Prepišite znake s slike
Izberite PIN | Izberite šest števk za odpiranje aplikacije.
Kje je moj paket? | Številka naročila | Koda vabila

sr
Још један корак | Отворите апликацију за потврду идентитета и упишите број који приказује. | Код | Пријави ме | Радије SMS
Пријава у два корака | Шестоцифрени код
Проверите поруке | Управо смо вам послали SMS са кодом на број који се завршава на 47. | Код из поруке | Пошаљи поново
Заштитите налог | Скенирајте слику апликацијом за потврду идентитета и упишите код који покаже. | Код из апликације | Укључи
Изгубили сте телефон? | Упишите један од одштампаних кодова за опоравак. | Код за опоравак
Додај телефон | При свакој пријави слаћемо код на овај број. | Број мобилног
Корпа | Код за попуст | Поштански број
Плаћање картицом | Број картице | Важи до | Сигурносни код
Пишите нам | Порука | Препишите знакове са слике
Изаберите ПИН | Изаберите шест цифара за отварање апликације.
Где је мој пакет? | Број поруџбине | Код позивнице

bg
Още една стъпка | Отворете приложението за удостоверяване и въведете числото, което показва. | Код | Вход | Предпочитам SMS
Вход в две стъпки | 6-цифрен код
Проверете съобщенията си | Току-що изпратихме SMS с код на номера, завършващ на 47. | Код от съобщението | Изпрати отново
Защитете профила | Сканирайте изображението с приложението за удостоверяване и въведете кода, който покаже. | Код от приложението | Включи
Изгубен телефон? | Въведете един от отпечатаните кодове за възстановяване. | Код за възстановяване
Добавяне на телефон | При всяко влизане ще изпращаме код на този номер. | Мобилен номер
Количка | Код за отстъпка | Пощенски код
Плащане с карта | Номер на картата | Валидна до | Код за сигурност
Пишете ни | Съобщение | Въведете знаците от картинката
Изберете ПИН | Изберете шест цифри за отваряне на приложението.
Къде е пратката ми? | Номер на поръчка | Код за покана

el
Ένα βήμα ακόμη | Ανοίξτε την εφαρμογή ελέγχου ταυτότητας και γράψτε τον αριθμό που δείχνει. | Κωδικός | Σύνδεση | Προτιμώ SMS
Σύνδεση σε δύο βήματα | 6ψήφιος κωδικός
Δείτε τα μηνύματά σας | Μόλις στείλαμε SMS με έναν κωδικό στον αριθμό που λήγει σε 47. | Κωδικός από το SMS | Αποστολή ξανά
Προστατέψτε τον λογαριασμό | Σαρώστε την εικόνα με την εφαρμογή ελέγχου ταυτότητας και γράψτε τον κωδικό που εμφανίζει. | Κωδικός εφαρμογής | Ενεργοποίηση
Χάσατε το κινητό; | Γράψτε έναν από τους κωδικούς ανάκτησης που τυπώσατε. | Κωδικός ανάκτησης
Προσθήκη τηλεφώνου | Σε κάθε σύνδεση θα στέλνουμε κωδικό σε αυτόν τον αριθμό. | Αριθμός κινητού
Καλάθι | Κωδικός έκπτωσης | Ταχυδρομικός κώδικας
Πληρωμή με κάρτα | Αριθμός κάρτας | Λήξη | Κωδικός ασφαλείας
Γράψτε μας | Μήνυμα | Πληκτρολογήστε τους χαρακτήρες της εικόνας
Επιλέξτε PIN | Επιλέξτε έξι ψηφία για το άνοιγμα της εφαρμογής.
Πού είναι το δέμα μου; | Αριθμός παραγγελίας | Κωδικός πρόσκλησης

ru
Остался один шаг | Откройте приложение для аутентификации и введите число, которое оно показывает. | Код | Войти | Получить СМС
Вход в два этапа | 6-значный код
Проверьте сообщения | Мы только что отправили СМС с кодом на номер, который заканчивается на 47. | Код из СМС | Отправить ещё раз
Защитите аккаунт | Наведите камеру приложения-аутентификатора на картинку и введите код, который оно покажет. | Код из приложения | Включить
Потеряли телефон? | Введите один из распечатанных кодов восстановления. | Код восстановления
Добавить телефон | При каждом входе мы будем присылать код на этот номер. | Номер мобильного
Корзина | Промокод | Почтовый индекс
Оплата картой | Номер карты | Срок действия | Код с обратной стороны
Напишите нам | Сообщение | Введите символы с картинки
Придумайте ПИН-код | Придумайте шесть цифр для входа в приложение.
Где моя посылка? | Номер заказа | Код приглашения

uk
Залишився один крок | Відкрийте застосунок автентифікації та введіть число, яке він показує. | Код | Увійти | Надіслати SMS
Вхід у два етапи | 6-значний код
Перевірте повідомлення | Ми щойно надіслали SMS з кодом на номер, що закінчується на 47. | Код із SMS | Надіслати ще раз
Захистіть обліковий запис | Скануйте зображення застосунком автентифікації та введіть код, який він покаже. | Код із застосунку | Увімкнути
Загубили телефон? | Введіть один із роздрукованих кодів відновлення. | Код відновлення
Додати телефон | Під час кожного входу ми надсилатимемо код на цей номер. | Номер мобільного
Кошик | Промокод | Поштовий індекс
Оплата карткою | Номер картки | Термін дії | Код безпеки
Напишіть нам | Повідомлення | Введіть символи з картинки
Створіть PIN-код | Придумайте шість цифр для входу в застосунок.
Де моя посилка? | Номер замовлення | Код запрошення

tr
Son bir adım | Kimlik doğrulama uygulamanızı açın ve gösterdiği sayıyı yazın. | Kod | Giriş yap | SMS gönder
İki adımlı giriş | 6 haneli kod
Mesajlarınıza bakın | Sonu 47 ile biten numaraya az önce SMS ile bir kod gönderdik. | SMS ile gelen kod | Tekrar gönder
Hesabınızı koruyun | Resmi kimlik doğrulama uygulamanızla tarayın ve uygulamanın gösterdiği kodu yazın. | Uygulamadaki kod | Etkinleştir
Telefonunuzu mu kaybettiniz? | Yazdırdığınız kurtarma kodlarından birini girin. | Kurtarma kodu
Telefon ekle | Her girişte bu numaraya bir kod göndereceğiz. | Cep telefonu
Sepetiniz | İndirim kodu | Posta kodu
Kartla öde | Kart numarası | Son kullanma | Güvenlik kodu
Bize yazın | Mesajınız | Resimdeki karakterleri yazın
PIN belirleyin | Uygulamayı açmak için altı rakam seçin.
Kargom nerede? | Sipariş numarası | Davet kodu

ar
خطوة أخيرة | افتح تطبيق المصادقة على هاتفك واكتب الرقم الظاهر فيه. | الرمز | دخول | أرسل لي رسالة نصية
الدخول بخطوتين | رمز من 6 أرقام
تحقق من رسائلك | أرسلنا للتو رسالة نصية تحتوي على رمز إلى الرقم المنتهي بـ 47. | الرمز الوارد في الرسالة | إعادة الإرسال
احم حسابك | امسح الصورة بتطبيق المصادقة ثم اكتب الرمز الذي يعرضه. | رمز التطبيق | تفعيل
فقدت هاتفك؟ | اكتب أحد رموز الاسترداد التي طبعتها. | رمز الاسترداد
إضافة هاتف | سنرسل رمزًا إلى هذا الرقم عند كل تسجيل دخول. | رقم الجوال
سلة التسوق | كود الخصم | الرمز البريدي
الدفع بالبطاقة | رقم البطاقة | تاريخ الانتهاء | رمز الأمان
اكتب لنا | رسالتك | اكتب الأحرف الظاهرة في الصورة
اختر رقمًا سريًا | اختر ستة أرقام لفتح التطبيق.
أين شحنتي؟ | رقم الطلب | رمز الدعوة

fa
یک گام مانده است | برنامهٔ احراز هویت خود را باز کنید و عددی را که نشان می‌دهد بنویسید. | کد | ورود | ارسال پیامک
ورود دو مرحله‌ای | کد ۶ رقمی
پیام‌هایتان را ببینید | هم‌اکنون کدی با پیامک به شماره‌ای که به ۴۷ ختم می‌شود فرستادیم. | کد پیامک‌شده | ارسال دوباره
حساب خود را ایمن کنید | تصویر را با برنامهٔ احراز هویت اسکن کنید و کدی را که نشان می‌دهد وارد کنید. | کد برنامه | فعال‌سازی
گوشی خود را گم کرده‌اید؟ | یکی از کدهای بازیابی را که چاپ کرده‌اید وارد کنید. | کد بازیابی
افزودن تلفن | در هر ورود کدی به این شماره می‌فرستیم. | شماره موبایل
سبد خرید | کد تخفیف | کد پستی
پرداخت با کارت | شماره کارت | تاریخ انقضا | CVV2
برای ما بنویسید | پیام شما | حروف داخل تصویر را وارد کنید
انتخاب پین | شش رقم برای باز کردن برنامه انتخاب کنید.
بسته من کجاست؟ | شماره سفارش | کد دعوت

he
עוד שלב אחד | פתחו את אפליקציית האימות והקלידו את המספר שמופיע בה. | קוד | כניסה | שלחו לי SMS
כניסה דו-שלבית | קוד בן 6 ספרות
בדקו את ההודעות | שלחנו לכם זה עתה הודעת SMS עם קוד למספר שמסתיים ב-47. | הקוד שבהודעה | שליחה חוזרת
הגנו על החשבון | סרקו את התמונה באפליקציית האימות והקלידו את הקוד שהיא מציגה. | קוד מהאפליקציה | הפעלה
איבדתם את הטלפון? | הקלידו אחד מקודי השחזור שהדפסתם. | קוד שחזור
הוספת טלפון | בכל כניסה נשלח קוד למספר הזה. | מספר נייד
סל הקניות | קוד קופון | מיקוד
תשלום בכרטיס | מספר כרטיס | תוקף | קוד אבטחה
כתבו לנו | ההודעה שלכם | הקלידו את התווים שבתמונה
בחירת קוד PIN | בחרו שש ספרות לפתיחת האפליקציה.
איפה החבילה שלי? | מספר הזמנה | קוד הזמנת חבר

hi
बस एक कदम और | अपना ऑथेंटिकेटर ऐप खोलें और उसमें दिख रहा नंबर लिखें। | कोड | साइन इन करें | एसएमएस भेजें
दो चरणों में साइन इन | 6 अंकों का कोड
अपने संदेश देखें | हमने अभी 47 पर समाप्त होने वाले नंबर पर एसएमएस से एक कोड भेजा है। | संदेश में मिला कोड | फिर से भेजें
अपना खाता सुरक्षित करें | चित्र को ऑथेंटिकेटर ऐप से स्कैन करें और ऐप में दिखने वाला कोड लिखें। | ऐप का कोड | चालू करें
फ़ोन खो गया? | छापे गए रिकवरी कोड में से एक लिखें। | रिकवरी कोड
फ़ोन जोड़ें | हर बार साइन इन करने पर हम इस नंबर पर कोड भेजेंगे। | मोबाइल नंबर
आपका कार्ट | कूपन कोड | पिन कोड
कार्ड से भुगतान | कार्ड नंबर | समाप्ति तिथि | सीवीवी
हमें लिखें | आपका संदेश | चित्र में दिख रहे अक्षर लिखें
पिन चुनें | ऐप खोलने के लिए छह अंक चुनें।
मेरा पार्सल कहाँ है? | ऑर्डर नंबर | आमंत्रण कोड

th
อีกหนึ่งขั้นตอน | เปิดแอปยืนยันตัวตนแล้วพิมพ์ตัวเลขที่แสดง | รหัส | เข้าสู่ระบบ | ส่ง SMS แทน
เข้าสู่ระบบแบบสองขั้นตอน | รหัส 6 หลัก
ตรวจสอบข้อความของคุณ | เราเพิ่งส่ง SMS พร้อมรหัสไปยังหมายเลขที่ลงท้ายด้วย 47 | รหัสจาก SMS | ส่งอีกครั้ง
ปกป้องบัญชีของคุณ | สแกนรูปด้วยแอปยืนยันตัวตน แล้วพิมพ์รหัสที่แอปแสดง | รหัสจากแอป | เปิดใช้งาน
โทรศัพท์หาย? | พิมพ์รหัสกู้คืนที่คุณพิมพ์เก็บไว้ | รหัสกู้คืน
เพิ่มโทรศัพท์ | เราจะส่งรหัสไปยังหมายเลขนี้ทุกครั้งที่เข้าสู่ระบบ | หมายเลขโทรศัพท์มือถือ
ตะกร้าสินค้า | โค้ดส่วนลด | รหัสไปรษณีย์
ชำระด้วยบัตร | หมายเลขบัตร | วันหมดอายุ | รหัสความปลอดภัย
ติดต่อเรา | ข้อความ | พิมพ์ตัวอักษรในภาพ
ตั้งรหัส PIN | เลือกตัวเลขหกหลักสำหรับเปิดแอป
พัสดุของฉันอยู่ที่ไหน | หมายเลขคำสั่งซื้อ | รหัสเชิญ

vi
Còn một bước nữa | Mở ứng dụng xác thực và nhập số đang hiển thị. | Mã | Đăng nhập | Gửi SMS cho tôi
Đăng nhập hai bước | Mã 6 chữ số
Kiểm tra tin nhắn | Chúng tôi vừa gửi tin nhắn SMS có mã đến số kết thúc bằng 47. | Mã trong tin nhắn | Gửi lại
Bảo vệ tài khoản | Quét hình bằng ứng dụng xác thực rồi nhập mã mà ứng dụng hiển thị. | Mã từ ứng dụng | Bật
Mất điện thoại? | Nhập một trong các mã khôi phục bạn đã in. | Mã khôi phục
Thêm điện thoại | Mỗi lần đăng nhập chúng tôi sẽ gửi mã đến số này. | Số di động
Giỏ hàng | Mã giảm giá | Mã bưu chính
Thanh toán bằng thẻ | Số thẻ | Ngày hết hạn | Mã bảo mật
Liên hệ | Tin nhắn | Nhập các ký tự trong hình
Chọn mã PIN | Chọn sáu chữ số để mở ứng dụng.
Đơn hàng của tôi ở đâu? | Mã đơn hàng | Mã mời

id
Satu langkah lagi | Buka aplikasi autentikator Anda lalu ketik angka yang tampil. | Kode | Masuk | Kirim SMS saja
Masuk dua langkah | Kode 6 digit
Periksa pesan Anda | Kami baru saja mengirim SMS berisi kode ke nomor yang berakhiran 47. | Kode dari SMS | Kirim ulang
Lindungi akun Anda | Pindai gambar dengan aplikasi autentikator lalu ketik kode yang ditampilkannya. | Kode dari aplikasi | Aktifkan
Kehilangan ponsel? | Ketik salah satu kode pemulihan yang sudah Anda cetak. | Kode pemulihan
Tambah telepon | Kami akan mengirim kode ke nomor ini setiap kali Anda masuk. | Nomor ponsel
Keranjang | Kode promo | Kode pos
Bayar dengan kartu | Nomor kartu | Berlaku hingga | Kode keamanan
Hubungi kami | Pesan Anda | Ketik huruf pada gambar
Buat PIN | Pilih enam angka untuk membuka aplikasi.
Di mana paket saya? | Nomor pesanan | Kode undangan

zh-CN
还差一步 | 请打开手机上的身份验证器，输入其中显示的数字。 | 动态码 | 登录 | 改用短信
两步登录 | 6 位验证码
请查看短信 | 我们刚刚向尾号 47 的手机发送了一条包含验证码的短信。 | 短信验证码 | 重新发送
保护您的账号 | 用身份验证器扫描下图，然后输入它显示的代码。 | 验证器中的代码 | 启用
手机丢了？ | 请输入您打印的其中一个恢复码。 | 恢复码
添加手机 | 每次登录时我们会向该号码发送验证码。 | 手机号码
购物车 | 优惠码 | 邮政编码
银行卡支付 | 卡号 | 有效期 | 安全码
联系我们 | 留言 | 请输入图中的字符
设置 PIN 码 | 请选择六位数字用于打开应用。
我的包裹在哪里？ | 订单号 | 邀请码

zh-TW
只差一步 | 請開啟手機上的驗證應用程式，輸入顯示的數字。 | 驗證碼 | 登入 | 改用簡訊
兩步驟登入 | 6 位數驗證碼
請查看簡訊 | 我們剛剛傳送了含有驗證碼的簡訊到末碼為 47 的手機。 | 簡訊驗證碼 | 重新傳送
保護您的帳戶 | 用驗證應用程式掃描下圖，再輸入它顯示的代碼。 | 應用程式代碼 | 啟用
手機遺失？ | 請輸入您列印的其中一組復原碼。 | 復原碼
新增電話 | 每次登入時我們會傳送驗證碼到這個號碼。 | 手機號碼
購物車 | 折扣碼 | 郵遞區號
信用卡付款 | 卡號 | 有效期限 | 安全碼
聯絡我們 | 訊息 | 請輸入圖片中的文字
設定 PIN 碼 | 請選擇六位數字以開啟應用程式。
我的包裹在哪裡？ | 訂單編號 | 邀請碼

ja
あと一歩です | スマートフォンの認証アプリを開き、表示されている数字を入力してください。 | コード | ログイン | SMSで受け取る
2段階ログイン | 6桁のコード
メッセージをご確認ください | 末尾が47の番号にコードを記載したSMSを送信しました。 | SMSのコード | もう一度送る
アカウントを保護 | 下の画像を認証アプリで読み取り、アプリに表示されたコードを入力してください。 | アプリのコード | 有効にする
スマートフォンを紛失しましたか？ | 印刷したリカバリーコードのいずれかを入力してください。 | リカバリーコード
電話番号を追加 | ログインのたびにこの番号へコードを送信します。 | 携帯電話番号
カート | クーポンコード | 郵便番号
カードでお支払い | カード番号 | 有効期限 | セキュリティコード
お問い合わせ | メッセージ | 画像の文字を入力
PINの設定 | アプリを開くための6桁の数字を決めてください。
荷物の追跡 | 注文番号 | 招待コード

ko
한 단계만 더 | 휴대폰의 인증 앱을 열고 표시된 숫자를 입력하세요. | 코드 | 로그인 | 문자로 받기
2단계 로그인 | 6자리 코드
문자를 확인하세요 | 끝자리가 47인 번호로 코드가 담긴 문자를 방금 보냈습니다. | 문자로 받은 코드 | 다시 보내기
계정 보호 | 아래 이미지를 인증 앱으로 스캔하고 앱에 표시된 코드를 입력하세요. | 앱 코드 | 켜기
휴대폰을 잃어버리셨나요? | 인쇄해 둔 복구 코드 중 하나를 입력하세요. | 복구 코드
전화번호 추가 | 로그인할 때마다 이 번호로 코드를 보내 드립니다. | 휴대폰 번호
장바구니 | 쿠폰 코드 | 우편번호
카드 결제 | 카드 번호 | 유효기간 | 보안 코드
문의하기 | 메시지 | 그림의 문자를 입력하세요
PIN 설정 | 앱을 열 때 사용할 여섯 자리 숫자를 정하세요.
배송 조회 | 주문번호 | 초대 코드

ca
Un pas més | Obre l'aplicació d'autenticació i escriu el número que hi surt. | Codi | Entra | Prefereixo un SMS
Accés en dos passos | Codi de 6 xifres
Mira els missatges | T'acabem d'enviar un SMS amb un codi al número acabat en 47. | Codi rebut per SMS | Torna-ho a enviar
Protegeix el compte | Escaneja la imatge amb l'aplicació d'autenticació i escriu el codi que mostra. | Codi de l'aplicació | Activa
Has perdut el mòbil? | Escriu un dels codis de recuperació que vas imprimir. | Codi de recuperació
Afegeix un telèfon | A cada accés enviarem un codi a aquest número. | Número de mòbil
El teu cistell | Codi promocional | Codi postal
Pagament amb targeta | Número de targeta | Caduca | Codi de seguretat
Escriu-nos | Missatge | Escriu els caràcters de la imatge
Tria un PIN | Tria sis xifres per obrir l'aplicació.
On és el meu paquet? | Número de comanda | Codi d'invitació

et
Veel üks samm | Avage autentimisrakendus ja sisestage seal kuvatav number. | Kood | Logi sisse | Saada SMS
Kaheastmeline sisselogimine | 6-kohaline kood
Vaadake sõnumeid | Saatsime just SMS-i koodiga numbrile, mis lõpeb 47. | SMS-iga saadud kood | Saada uuesti
Kaitske kontot | Skannige pilt autentimisrakendusega ja sisestage kood, mida rakendus näitab. | Rakenduse kood | Lülita sisse
Telefon kadunud? | Sisestage üks väljaprinditud taastekoodidest. | Taastekood
Lisa telefon | Igal sisselogimisel saadame sellele numbrile koodi. | Mobiilinumber
Ostukorv | Sooduskood | Sihtnumber
Makse kaardiga | Kaardi number | Kehtib kuni | Turvakood
Kirjutage meile | Sõnum | Sisestage pildil olevad märgid
Valige PIN | Valige kuus numbrit rakenduse avamiseks.
Kus on mu pakk? | Tellimuse number | Kutsekood

lt
Dar vienas žingsnis | Atidarykite autentifikavimo programėlę ir įveskite rodomą skaičių. | Kodas | Prisijungti | Siųsti SMS
Prisijungimas dviem veiksmais | 6 skaitmenų kodas
Patikrinkite žinutes | Ką tik išsiuntėme SMS su kodu numeriu, kuris baigiasi 47. | Kodas iš SMS | Siųsti dar kartą
Apsaugokite paskyrą | Nuskaitykite paveikslėlį autentifikavimo programėle ir įveskite jos rodomą kodą. | Programėlės kodas | Įjungti
Pametėte telefoną? | Įveskite vieną iš atspausdintų atkūrimo kodų. | Atkūrimo kodas
Pridėti telefoną | Kaskart jungiantis siųsime kodą šiuo numeriu. | Mobiliojo numeris
Krepšelis | Nuolaidos kodas | Pašto kodas
Mokėti kortele | Kortelės numeris | Galioja iki | Saugos kodas
Rašykite mums | Žinutė | Įveskite paveikslėlyje matomus simbolius
Pasirinkite PIN | Pasirinkite šešis skaitmenis programėlei atidaryti.
Kur mano siunta? | Užsakymo numeris | Kvietimo kodas

lv
Vēl viens solis | Atveriet autentifikācijas lietotni un ievadiet tajā redzamo skaitli. | Kods | Ieiet | Labāk SMS
Pieteikšanās divos soļos | 6 ciparu kods
Pārbaudiet ziņas | Tikko nosūtījām SMS ar kodu uz numuru, kas beidzas ar 47. | Kods no SMS | Sūtīt vēlreiz
Aizsargājiet kontu | Noskenējiet attēlu ar autentifikācijas lietotni un ievadiet kodu, ko tā rāda. | Lietotnes kods | Ieslēgt
Pazaudēts tālrunis? | Ievadiet vienu no izdrukātajiem atkopšanas kodiem. | Atkopšanas kods
Pievienot tālruni | Katrā pieteikšanās reizē sūtīsim kodu uz šo numuru. | Mobilā tālruņa numurs
Grozs | Atlaides kods | Pasta indekss
Maksāt ar karti | Kartes numurs | Derīga līdz | Drošības kods
Rakstiet mums | Ziņa | Ievadiet attēlā redzamās rakstzīmes
Izvēlieties PIN | Izvēlieties sešus ciparus lietotnes atvēršanai.
Kur ir mana paka? | Pasūtījuma numurs | Ielūguma kods
`;

export type Sentences = { readonly lang: string } & Readonly<Record<Part | FormalPart, readonly string[]>>;

/** The lines of each language's block, by the name of the part. */
function parse<P extends string>(
  blocks: string,
  parts: readonly P[],
): ReadonlyMap<string, Record<P, readonly string[]>> {
  const byLanguage = blocks
    .trim()
    .split("\n\n")
    .map((block) => {
      const [lang = "", ...lines] = block.split("\n");
      const named = parts.map((part, index) => [part, lines[index]?.split(" | ") ?? []]);
      return [lang, Object.fromEntries(named) as Record<P, readonly string[]>] as const;
    });
  return new Map(byLanguage);
}

const formal = parse(FORMAL_BLOCKS, FORMAL_PARTS);

export const sentences: readonly Sentences[] = [...parse(BLOCKS, PARTS)].map(([lang, plain]) => {
  const other = formal.get(lang);
  if (other === undefined) throw new Error(`no formal sentences in ${lang}`);
  return { lang, ...plain, ...other };
});
