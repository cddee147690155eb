import type { Words } from "./concepts.ts";

export const fr: Words = {
  oneTime:
    "code a usage unique, code unique, code temporaire, mot de passe a usage unique, mot de passe unique, mot de passe temporaire, code otp, code a deux facteurs, code d authentification a deux facteurs, code de double authentification, code 2fa, code totp, code dynamique, code jetable, code ephemere, code de l application, code authenticator",
  verifyCode:
    "code de verification*, code verification, code d authentification, code authentification, code de validation, code validation, code de confirmation recu, code d identification, code de connexion, code sms, code recu, code de securite recu, numero de verification, code d autorisation, code email",
  code: "code, codes, jeton, code de securite, code securite, code de confirmation, code confirmation, code d acces, code pin, chiffre, chiffres, cle numerique, code secret a usage",
  digits: "# chiffres, six chiffres, quatre chiffres, huit chiffres, cinq chiffres, # caracteres, six caracteres",
  app: "application d authentification, application authentification, appli d authentification, app d authentification, application authenticator, authentificateur, application d authentificateur, application mobile, appli mobile, votre application, l application, application de double authentification, application 2fa, generateur de code*, code genere, google authenticator, freeotp",
  appWord: "application, appli, app",
  factor:
    "double authentification, deux etapes, 2 etapes, deux facteurs, 2 facteurs, double facteur, authentification forte, multifacteur*, multi facteur*, second facteur, deuxieme facteur, verification en deux, validation en deux, authentification renforcee, a2f",
  sent: "envoye, envoyee, envoyes, avons envoye, vient d etre envoye, vous avons envoye, par sms, par e mail, par email, par mail, par courriel, par texto, recu par, recu sur, vous avez recu, que vous avez recu, vous allez recevoir un, recevoir un sms, a ete transmis, consultez votre boite, boite de reception, adresse a vous, code recu, pas recu, rien recu",
  channel: "sms, texto, e mail, email, courriel, message texte, whatsapp, appel vocal",
  askToSend:
    "renvoyer, envoyer le code, envoyer un code, recevoir le code, recevoir un code, recevoir un nouveau, nouveau code, obtenir un code, demander un code, envoyer a nouveau, envoyer un sms",
  enrol:
    "qr code, code qr, scannez, scanner ce, scanner le, flashez, cle secrete, cle de configuration, saisie manuelle, configurer … authentification, configurez … application, activer … authentification, activer la double, impossible de scanner, installez … application, code barres, flasher, scanner, numérisez, photographiez",
  recovery:
    "code de secours, codes de secours, code de recuperation, codes de recuperation, code de sauvegarde, codes de sauvegarde, cle de recuperation, code d urgence, codes d urgence, code de restauration, code de depannage, code de secours a usage unique, code de recuperation a usage unique, phrase de recuperation, secours",
  captcha:
    "captcha, code de l image, code image, caracteres de l image, caracteres affiches, lettres affichees, code affiche ci, code ci dessus, code ci dessous, recopiez, recopier le code, texte de l image, anti robot, anti spam, code visuel, image de securite, pas un robot",
  coupon:
    "code promo*, code promotionnel, code de reduction, code reduction, bon de reduction, code avantage, bon d achat, carte cadeau*, code cadeau, cheque cadeau, coupon*, code de parrainage, code parrain*, code privilege, code remise, cheque vacances, code bonus, code coupon",
  postal: "code postal, codes postaux, cp",
  card: "cryptogramme*, cryptogramme visuel, code cvv, numero de carte, carte bancaire, carte bleue, carte de credit, date d expiration, expiration, titulaire de la carte, code de securite de la carte, 3 chiffres au dos, au dos de votre carte, au dos de la carte, expire le, expire fin, valable jusqu",
  invite:
    "code d invitation, code invitation, invitation*, parrain, parrainage, code de la reunion, reunion, code de classe, code du cours, code de groupe, code de la salle, code du jeu",
  booking:
    "code de reservation, reservation*, numero de reservation, numero de dossier, numero de commande, commande, numero de suivi, suivi de colis, reference*, numero de billet, numero de facture, numero de contrat, code de retrait, numero de ticket",
  phone:
    "telephone*, numero de telephone, numero de portable, numero de mobile, portable, mobile, indicatif*, code pays, indicatif pays",
  login:
    "identifiant*, nom d utilisateur, adresse e mail, adresse email, adresse mail, adresse electronique, utilisateur, numero client, numero de client, code client, numero d adherent, numero de compte, code utilisateur",
  password: "mot de passe, mots de passe, mdp, ancien mot de passe, nouveau mot de passe",
  secret: "cle secrete, secret, cle api, jeton d acces, nom du jeton, cle privee, jeton d api",
  search: "recherche*, rechercher, chercher, filtrer, mots cles",
  other:
    "nom, prenom*, societe, entreprise, ville, commune, adresse, rue, pays, date de naissance, naissance, jour, mois, annee, numero de securite sociale, securite sociale, numero fiscal, carte d identite, passeport, permis, siret, siren, numero de serie, cle de produit, cle de licence, code article, reference article, code barre, code couleur, code langue, code porte, code d entree, code banque, code guichet, iban, bic, rib, immatriculation, plaque*, montant, quantite, prix, releve, nom de l appareil, libelle, description, commentaire*, message, code naf, code ape, code insee, code erreur, code source, code fiscal, cle d activation, code de la route",
  newPin:
    "creer … code pin, creez un code, choisir … code, choisissez un code, choisissez votre code, definir … code, definissez … code, nouveau code pin, nouveau code secret, confirmer … code pin, confirmez … code, modifier … code, ancien code, creez votre code, saisissez a nouveau",
  fixedPin:
    "code secret, code personnel, votre code pin, code pin oublie, code oublie, code confidentiel, code parental, controle parental, deverrouiller, mot memorable, code de verrouillage",
  elsewhere:
    "sur votre televiseur, sur votre tele, sur votre tv, sur la tele, sur le televiseur, sur votre appareil, affiche a l ecran, affiche sur l ecran, affiche sur votre ecran, affiche sur votre tv, sur l ecran de, code de l appareil, connecter un appareil, activer votre appareil, activer un appareil, associer un appareil, code d association, code de jumelage, releve de compte, releve bancaire, dans le courrier, par courrier postal, par la poste, sur l etiquette, au dos de, sur le recu, sur l emballage, a gratter",
};
