import type { Words } from "./concepts.ts";

export const it: Words = {
  oneTime:
    "codice monouso, codice usa e getta, codice temporaneo, codice otp, password monouso, password usa e getta, password temporanea, codice a due fattori, codice 2fa, codice totp, codice dinamico, codice dell app, codice dell applicazione, otp sms, pin monouso",
  verifyCode:
    "codice di verifica, codice verifica, codice di autenticazione, codice autenticazione, codice di accesso ricevuto, codice di convalida, codice di validazione, codice sms, codice ricevuto, codice inviato, codice di login, codice di autorizzazione, codice di identificazione",
  code: "codice, codici, codice di sicurezza, codice sicurezza, codice di conferma, codice conferma, codice di accesso, token, pin, cifra, cifre, chiave numerica",
  digits: "# cifre, sei cifre, quattro cifre, otto cifre, cinque cifre, # caratteri, # numeri",
  app: "app di autenticazione, applicazione di autenticazione, app authenticator, autenticatore, app autenticatore, tua app, sua app, dall app, nell app, app mobile, generato da, generato dall*, generatore di codici, google authenticator, app di verifica, token fisico",
  appWord: "app, applicazione",
  factor:
    "due passaggi, 2 passaggi, due fattori, 2 fattori, doppio fattore, due fasi, due step, secondo fattore, multifattore*, multi fattore, a piu fattori, autenticazione forte, doppia autenticazione, verifica in due",
  sent: "inviato, inviata, abbiamo inviato, ti abbiamo inviato, le abbiamo inviato, e stato inviato, via sms, tramite sms, per sms, con un sms, via email, via e mail, tramite email, ricevuto via, ricevuto per, ricevuto tramite, hai ricevuto, che hai ricevuto, ha ricevuto, riceverai un, controlla la tua email, controlla la posta, casella di posta, posta in arrivo, non hai ricevuto, sms con, mandato",
  channel: "sms, e mail, email, messaggio di testo, whatsapp, chiamata",
  askToSend:
    "invia di nuovo, reinvia*, invia codice, invia il codice, richiedi codice, richiedi il codice, richiedi otp, richiedi un nuovo, nuovo codice, ricevi codice, ricevi il codice, ottieni codice, invia sms, rimanda",
  enrol:
    "codice qr, qr code, scansiona*, inquadra, chiave segreta, chiave di configurazione, configura … autentica*, configurare … autentica*, attiva … autentica*, attiva la verifica, inserimento manuale, non riesci a scansionare, codice a barre, inquadrare, scansiona, scansionare, fotografa il",
  recovery:
    "codice di recupero, codici di recupero, codice di backup, codici di backup, codice di riserva, codice di emergenza, codici di emergenza, codice di ripristino, codici di ripristino, chiave di recupero, codice di recupero monouso, frase di recupero",
  captcha:
    "captcha, codice nell immagine, codice dell immagine, caratteri nell immagine, caratteri dell immagine, testo nell immagine, lettere nell immagine, caratteri visualizzati, codice di controllo, non sono un robot, codice visualizzato, antispam, trascrivi",
  coupon:
    "codice sconto, sconto*, codice promozionale, codice promo, buono*, buono sconto, coupon*, codice coupon, carta regalo, gift card, codice regalo, riscatta*, voucher*, codice amico, codice invito, codice referral",
  postal: "cap, codice postale, c a p, codice di avviamento postale",
  card: "codice di sicurezza della carta, numero della carta, numero carta, numero di carta, scadenza, data di scadenza, carta di credito, intestatario*, titolare della carta, retro della carta, codice cvv",
  invite:
    "codice di invito, codice invito, invito*, codice riunione, riunione, codice classe, codice del gruppo, codice stanza, codice gioco, codice evento",
  booking:
    "codice prenotazione, codice di prenotazione, prenotazione*, numero di prenotazione, numero d ordine, numero ordine, ordine, codice spedizione, tracciamento, numero di spedizione, riferimento*, numero pratica, pratica, numero fattura, numero biglietto, codice di ritiro, codice ritiro, polizza, numero contratto",
  phone:
    "telefono*, numero di telefono, cellulare*, numero di cellulare, prefisso*, codice paese, numero di telefono cellulare",
  login:
    "nome utente, utente, indirizzo email, indirizzo e mail, codice cliente, codice utente, numero cliente, titolare, codice titolare, codice adesione, numero tessera, userid",
  password: "password*, parola d ordine, parola chiave d accesso, nuova password",
  secret: "chiave segreta, segreto, chiave api, token di accesso, nome del token, chiave privata",
  search: "cerca*, ricerca*, filtra, parole chiave",
  other:
    "nome*, cognome*, azienda, citta, indirizzo, via, provincia, nazione, data di nascita, nascita, giorno, mese, anno, codice fiscale, partita iva, carta d identita, passaporto*, patente, tessera sanitaria, numero di serie, codice prodotto, codice articolo, codice a barre, codice licenza, chiave prodotto, codice destinatario, codice univoco, codice catastale, codice ateco, codice ufficio, iban, bic, abi, targa*, importo, quantita, prezzo, totale, nome dispositivo, nome del dispositivo, descrizione, commento, messaggio, codice errore, codice colore, codice attivazione, codice meccanografico, codice pod, codice pdr",
  newPin:
    "crea … pin, scegli … pin, imposta … pin, nuovo pin, conferma … pin, cambia … pin, modifica … pin, ripeti … pin, crea un codice, scegli un codice, imposta un codice, pin attuale",
  fixedPin:
    "tuo pin, suo pin, il pin della, pin dimenticato, hai dimenticato il pin, codice segreto, codice personale, parental control, filtro famiglia, sblocca*, parola memorabile, codice dispositivo, pin dispositivo, pin della carta",
  elsewhere:
    "sulla tua tv, sulla tv, sul televisore, sul tuo televisore, sullo schermo, sul tuo dispositivo, sul dispositivo, codice del dispositivo, collega un dispositivo, collega dispositivo, attiva dispositivo, attiva il dispositivo, attiva la tv, codice di associazione, codice di accoppiamento, estratto conto, nella lettera, per posta, sull etichetta, sul retro, sulla ricevuta, sullo scontrino, gratta e, sulla confezione, in bolletta",
};
