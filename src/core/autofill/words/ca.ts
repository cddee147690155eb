import type { Words } from "./concepts.ts";

/** Catalan, with the words of Galician where they differ from Spanish and Portuguese. */
export const ca: Words = {
  oneTime:
    "codi d un sol us, contrasenya d un sol us, codi temporal, codi de dos factors, codi dun só uso, código dun só uso",
  verifyCode:
    "codi de verificació, codi d autenticació, codi de validació, codi d inici de sessió, codi sms, codi rebut",
  code: "codi, codis, codi de seguretat, codi de confirmació, codi d accés",
  digits: "# dígits, sis dígits, # xifres, sis xifres, # caràcters",
  app: "aplicació d autenticació, aplicació autenticadora, app d autenticació, autenticador, la teva aplicació, vostra aplicació, aplicació mòbil, generat per",
  appWord: "aplicació, app",
  factor:
    "dos passos, dos factors, doble factor, dues passes, verificació en dos, segon factor, multifactor, dous pasos, en dos passos",
  sent: "enviat, hem enviat, t hem enviat, us hem enviat, per sms, per correu, rebut per, que has rebut, que heu rebut, no has rebut, acabem d enviar, s ha enviat, enviat un sms, enviat per, rebut, enviat a",
  channel: "sms, correu electrònic, missatge de text",
  askToSend:
    "reenvia*, envia el codi, envia un codi, torna a enviar, nou codi, demana un codi, torna ho a enviar, reenvia, envia de nou, tornar a enviar",
  enrol:
    "codi qr, escaneja*, clau secreta, clau de configuració, activa la verificació, escaneja, escanegeu, escanejar",
  recovery:
    "codi de recuperació, codis de recuperació, codi de còpia de seguretat, codi de seguretat de reserva, codi de reserva, codis de reserva, codi d emergència, codis de suport",
  captcha: "captcha, codi de la imatge, caràcters de la imatge, no sóc un robot",
  coupon: "codi promocional, codi de descompte, cupó, val, targeta regal, xec regal",
  postal: "codi postal",
  card: "número de targeta, data de caducitat, targeta de crèdit, codi de seguretat de la targeta, caduca, caducitat, vàlida fins",
  booking:
    "codi de reserva, reserva, localitzador, número de comanda, comanda, número de seguiment, número de referència",
  phone: "telèfon, número de telèfon, mòbil, codi de país, prefix",
  login: "nom d usuari, usuari, adreça electrònica, correu electrònic, número de client",
  password: "contrasenya",
  search: "cerca, cercar",
  other:
    "nom, cognom*, empresa, ciutat, adreça, carrer, país, data de naixement, codi de barres, codi de producte, import, quantitat, nom del dispositiu, descripció, comentari*",
  newPin: "crea … pin, tria … pin, nou pin, confirma … pin, repeteix … pin, crea un codi",
  fixedPin: "el teu pin, el vostre pin, has oblidat el pin, desbloqueja, control parental",
  elsewhere:
    "a la tv, al televisor, a la pantalla, al dispositiu, al teu dispositiu, codi del dispositiu, connecta un dispositiu, extracte, per correu postal, a l etiqueta",
  invite: "codi d invitació, invitació",
};
