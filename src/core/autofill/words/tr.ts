import type { Words } from "./concepts.ts";

export const tr: Words = {
  oneTime:
    "tek kullanimlik kod*, tek kullanimlik sifre*, tek kullanimlik parola*, tek seferlik kod*, tek seferlik sifre*, tek seferlik parola*, gecici kod*, gecici sifre*, dinamik kod*, dinamik sifre*, iki faktorlu kod*, iki adimli kod*, otp kodu, otp sifre*, 2fa kodu, mfa kodu, totp kodu, uygulama kodu, authenticator kodu, anlik sifre, sifrematik, akilli sifre, dogrulayici kodu, dogrulayici uygulamasi kodu, kimlik dogrulayici* kod*, kimlik dogrulayici uygulamasi kodu",
  verifyCode:
    "dogrulama kod*, onay kod*, sms kod*, sms sifre*, kimlik dogrulama kod*, giris kod*, teyit kod*, aktivasyon kodu sms, sms onay kodu, e posta dogrulama kodu, sms ile gelen",
  code: "kod, kodu, kodunu, kodun, kodunuz, kodunuzu, kodlar, guvenlik kod*, erisim kod*, pin, pin kodu, token, jeton, hane, rakam, belirtec, parola kodu, kodla, kodunuz*, kodumuz*, koda, kodlar*",
  digits:
    "# haneli*, alti haneli*, dort haneli*, sekiz haneli*, # basamakli*, alti basamakli*, # rakamli*, # karakter*, # hane",
  app: "kimlik dogrulayici*, kimlik dogrulama uygulama*, dogrulayici uygulama*, dogrulama uygulama*, dogrulayici, authenticator*, uygulamanizda, uygulamandaki, uygulamanizdaki, uygulamasindaki, uygulamadaki, uygulamasi tarafindan, uygulamanizin, mobil uygulama*, kod olusturucu, google authenticator, tarafindan olusturulan, uygulama tarafindan",
  appWord: "uygulama*",
  factor:
    "iki adimli*, 2 adimli*, iki asamali*, 2 asamali*, iki faktorlu*, 2 faktorlu*, cift faktorlu*, iki etkenli*, cok faktorlu*, cok asamali*, ikinci faktor*, ikinci adim*, iki kademeli*, iki adımlı, iki aşamalı, iki adımda, çift aşamalı, iki faktörlü",
  sent: "gonderdik, gonderildi, gonderilen, gonderdigimiz, gonderilmistir, gonderiyoruz, gonderilecek, iletildi, iletilen, sms ile, smsle, e posta ile, e postayla, mail ile, e postaniza, e posta adresinize, e posta adresine, telefonunuza, cep telefonunuza, numaraniza, numarasina gonder*, telefonuna, gelen kod*, aldiginiz, aldigin, size gelen, gelmedi mi, kod gelmedi, almadiniz, almadin, gelen kutu*",
  channel: "sms, e posta, kisa mesaj, mail, whatsapp, mesaj",
  askToSend:
    "kod gonder, kodu gonder, tekrar gonder*, yeniden gonder*, sms gonder, yeni kod*, kod al, kod iste, kodu tekrar, yeniden iste",
  enrol:
    "qr kod*, karekod*, tarayin, okutun, okutunuz, gizli anahtar, kurulum anahtari, iki adimli dogrulamayi ac*, iki faktorlu … etkinlestir*, iki adimli … etkinlestir*, dogrulayici … kur*, uygulama* kur*, tarayamiyor*, elle girin, manuel, tarayın, tarat, resmi … tarayın",
  recovery:
    "kurtarma kod*, yedek kod*, yedekleme kod*, acil durum kod*, yedek anahtar, kurtarma anahtari, tek kullanimlik yedek kod*, tek kullanimlik kurtarma kod*, yedek guvenlik kod*",
  captcha:
    "captcha, resimdeki*, gorseldeki*, resimde gordugunuz, guvenlik resmi, guvenlik kodu resim*, robot degilim, yukaridaki karakter*, goruntudeki*, islemin sonucu",
  coupon:
    "indirim kod*, indirim*, kupon*, kupon kod*, promosyon kod*, kampanya kod*, hediye karti*, hediye kod*, hediye ceki*, cek kod*, promo kod*, puan kodu, davet kodu",
  postal: "posta kod*",
  card: "kart numara*, kredi kart*, son kullanma*, kartin arka*, kart guvenlik kod*, cvv kodu, cvc kodu, kart sahibi*, kartinizin arka*, kart uzerindeki",
  invite:
    "davet kod*, davetiye*, davet, referans kod*, toplanti*, toplanti kod*, sinif kod*, grup kod*, oda kod*, oyun kod*, etkinlik kod*",
  booking:
    "rezervasyon*, rezervasyon kod*, rezervasyon numara*, pnr, siparis*, siparis numara*, siparis no, takip kod*, takip numara*, kargo takip*, bilet numara*, fatura*, fatura numara*, police*, teslimat kod*, teslim kod*, basvuru numara*, referans numara*, dosya numara*",
  phone: "telefon*, telefon numara*, cep telefonu, cep numara*, ulke kod*, alan kod*, gsm",
  login:
    "kullanici ad*, kullanici, e posta adres*, eposta, musteri numara*, musteri no, uye numara*, kullanici kod*, uye no",
  password: "sifre, sifreniz, parola, parolaniz, yeni sifre, yeni parola, mevcut sifre, internet sifre*",
  secret: "gizli anahtar, api anahtari, erisim belirteci",
  search: "ara, arama, filtre*",
  other:
    "ad, adi, adiniz, soyad*, ad soyad, sirket*, sehir, il, ilce, adres*, cadde, ulke, dogum*, gun, ay, yil, tc kimlik*, t c kimlik*, kimlik no, kimlik numara*, vergi*, pasaport*, ehliyet*, seri numara*, seri no, urun anahtar*, lisans anahtar*, urun kod*, stok kod*, barkod*, iban, plaka*, tutar, miktar, adet, fiyat, cihaz adi, aciklama, yorum*, mesajiniz, hata kod*, renk kod*, dil kod*, aktivasyon kod*, tesisat no, banka kodu, sube kodu, sayac*",
  newPin:
    "pin olustur*, yeni pin*, pin belirle*, pin sec*, pin onayla*, pin tekrar*, pin degistir*, sifre belirle*, sifre olustur*, kod belirle*, kod olusturun, pinini olustur*",
  fixedPin:
    "pin kodunuz*, pinini*, pinimi unuttum, pin unuttum, pinini mi unuttun, kilidi ac*, ebeveyn*, kart sifre*, kart sifreniz, guvenlik sozcugu",
  elsewhere:
    "televizyonunuzda*, televizyonda*, tv nizde*, tv de*, ekranda*, ekraninizda*, cihazinizda*, cihazda*, cihaz kod*, cihaz bagla*, cihazi etkinlestir*, cihazini etkinlestir*, esleme kod*, eslestirme kod*, hesap ozeti*, ekstre*, mektup*, posta yoluyla, etiket*, arkasindaki, fiste*, ambalaj*, kaziyin, faturanizda",
};
