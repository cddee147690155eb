import type { Words } from "./concepts.ts";

export const es: Words = {
  oneTime:
    "codigo de un solo uso, codigo de uso unico, contrasena de un solo uso, contrasena de uso unico, clave de un solo uso, codigo unico, codigo temporal, codigo otp, codigo dinamico, clave dinamica, token dinamico, codigo de dos factores, codigo de dos pasos, codigo 2fa, codigo totp, codigo mfa, codigo de la aplicacion, codigo de la app, clave temporal, pin de un solo uso",
  verifyCode:
    "codigo de verificacion, codigo verificacion, codigo de autenticacion, codigo autenticacion, codigo de autentificacion, codigo de inicio de sesion, codigo de acceso recibido, codigo de validacion, codigo validacion, codigo sms, codigo recibido, codigo enviado, codigo de identificacion recibido, codigo de autorizacion, clave sms, codigo de comprobacion, codigo de login",
  code: "codigo, codigos, codigo de seguridad, codigo seguridad, codigo de confirmacion, codigo confirmacion, codigo de acceso, clave, token, pin, digito, digitos, cifra, cifras",
  digits:
    "# digitos, seis digitos, cuatro digitos, ocho digitos, cinco digitos, # cifras, seis cifras, # caracteres, # numeros",
  app: "aplicacion de autenticacion, aplicacion de autentificacion, aplicacion autenticadora, app de autenticacion, app autenticadora, app de autentificacion, autenticador, aplicacion de autenticador, aplicacion movil, app movil, tu app, su app, tu aplicacion, su aplicacion, la aplicacion, aplicacion de verificacion, generado por, generador de codigo*, google authenticator, llave digital, token fisico",
  appWord: "aplicacion, app",
  factor:
    "dos pasos, 2 pasos, dos factores, 2 factores, doble factor, dos etapas, segundo factor, multifactor*, multi factor, multiples factores, varios factores, doble autenticacion, autenticacion reforzada, doble verificacion",
  sent: "enviado, enviada, hemos enviado, te enviamos, le enviamos, te hemos enviado, enviamos un, se envio, se ha enviado, fue enviado, enviamos, mandamos, te mandamos, por sms, por correo, por email, por e mail, por whatsapp, via sms, mensaje de texto con, recibido por, recibido en, recibido, que recibiste, que ha recibido, que has recibido, recibiras un, revisa tu correo, revise su correo, bandeja de entrada, no recibiste, no has recibido",
  channel: "sms, correo electronico, correo, mensaje de texto, whatsapp, email, llamada",
  askToSend:
    "reenviar, enviar codigo, enviar el codigo, enviar un codigo, solicitar codigo, obtener codigo, pedir codigo, nuevo codigo, volver a enviar, enviar de nuevo, enviar otro codigo, enviar sms",
  enrol:
    "codigo qr, qr code, escanea, escanee, escanear, clave secreta, clave de configuracion, configurar … autentica*, configura … autentica*, configurar … aplicacion, activar … autentica*, activa la … autentica*, activar la verificacion, no puedes escanear, introducir manualmente, codigo de barras, vincular … aplicacion, enfoca, captura la imagen",
  recovery:
    "codigo de recuperacion, codigos de recuperacion, codigo de respaldo, codigos de respaldo, codigo de reserva, codigos de reserva, codigo de emergencia, codigos de emergencia, codigo de copia de seguridad, codigos de copia de seguridad, clave de recuperacion, codigo de rescate, codigo de recuperacion de un solo uso, frase de recuperacion",
  captcha:
    "captcha, codigo de la imagen, codigo imagen, caracteres de la imagen, texto de la imagen, letras de la imagen, caracteres que ves, caracteres que ve, codigo de arriba, codigo que aparece en la imagen, imagen de seguridad, no soy un robot, codigo captcha, resuelve, resultado de la suma",
  coupon:
    "cupon*, codigo promocional, codigo de promocion, codigo promo, codigo de descuento, codigo descuento, descuento*, vale*, codigo de regalo, tarjeta regalo, tarjeta de regalo, canjear*, codigo de canje, codigo de cupon, bono*, codigo de referido, codigo amigo",
  postal: "codigo postal, c p, cp, codigos postales",
  card: "codigo de seguridad de la tarjeta, cvv, numero de tarjeta, numero de la tarjeta, caducidad, fecha de caducidad, vencimiento, fecha de vencimiento, tarjeta de credito, tarjeta de debito, titular de la tarjeta, reverso de la tarjeta, reverso de tu tarjeta, dorso de la tarjeta, codigo cvv, codigo cvc, caduca, vence, válida hasta",
  invite:
    "codigo de invitacion, invitacion*, codigo de la reunion, reunion, codigo de clase, codigo de grupo, codigo de sala, codigo del juego, codigo del patrocinador, codigo de evento",
  booking:
    "codigo de reserva, reserva, numero de reserva, localizador*, numero de pedido, pedido, numero de seguimiento, codigo de seguimiento, numero de referencia, referencia*, numero de factura, numero de billete, codigo de recogida, numero de contrato, numero de poliza, expediente",
  phone:
    "telefono*, numero de telefono, numero de celular, celular, movil, numero movil, numero de movil, codigo de pais, codigo del pais, codigo de area, prefijo*",
  login:
    "usuario*, nombre de usuario, correo electronico, direccion de correo, numero de cliente, codigo de cliente, codigo cliente, numero de socio, identificador, codigo de usuario, numero de cuenta, numero de documento",
  password:
    "contrasena*, clave de acceso, clave actual, nueva clave, clave secreta de acceso, clave web, clave personal",
  secret: "clave secreta, secreto, clave api, clave de api, token de acceso, nombre del token, clave privada",
  search: "buscar*, busqueda*, filtrar, palabra clave",
  other:
    "nombre*, apellido*, empresa, compania, ciudad, direccion, calle, provincia, pais, fecha de nacimiento, nacimiento, dia, mes, ano, dni, nie, nif, cedula*, rut, curp, rfc, pasaporte*, licencia*, seguridad social, numero de serie, clave de producto, clave de licencia, codigo de producto, codigo de articulo, codigo de barras, codigo swift, iban, clabe, cuenta bancaria, matricula*, placa*, importe, monto, cantidad, precio, total, nombre del dispositivo, descripcion, comentario*, mensaje, codigo de error, codigo de color, codigo de idioma, codigo de puerta, codigo fiscal, codigo de activacion, codigo de contrato",
  newPin:
    "crea … pin, crear … pin, cree … pin, elige … pin, elija … pin, establece … pin, establecer … pin, nuevo pin, confirma … pin, confirmar … pin, cambiar … pin, repite … pin, repetir … pin, crea … clave, crea un codigo, elige un codigo, nueva clave, pin actual, pin nuevo",
  fixedPin:
    "tu pin, su pin, olvide mi pin, olvidaste tu pin, olvido su pin, clave secreta, clave de cajero, pin de la tarjeta, control parental, desbloquear, palabra memorable, pin parental, clave de firma, firma electronica, clave de operaciones, coordenada*, tarjeta de coordenadas, posicion* … de su clave, posiciones … de",
  elsewhere:
    "en tu tv, en su tv, en la tv, en tu televisor, en su televisor, en el televisor, en la television, en tu pantalla, en la pantalla, en tu dispositivo, en su dispositivo, en el dispositivo, codigo del dispositivo, conectar un dispositivo, vincular dispositivo, vincular un dispositivo, activar dispositivo, activar tu dispositivo, activa tu tv, codigo de vinculacion, codigo de emparejamiento, extracto*, estado de cuenta, en la carta, por correo postal, en la etiqueta, al dorso, en el recibo, en la factura, rasca*, en el ticket, en el envase",
};
