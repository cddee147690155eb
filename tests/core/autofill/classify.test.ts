import { describe, expect, it } from "vitest";
import { classify } from "#core/autofill/classify.ts";
import type { FieldSnapshot, Region } from "#core/autofill/field.ts";
import { boxes, field, page } from "./page.ts";

const APP = { headings: "Two-factor authentication", text: "Enter the code from your authenticator app." };

const kindsOf = (fields: readonly FieldSnapshot[], around: Partial<Region> = {}, lang?: string): readonly string[] =>
  classify(page(fields, around, lang)).map(({ kind }) => kind);

describe("classify", () => {
  it("takes a single input that the page declares", () => {
    const input = field({ autocomplete: "one-time-code" });
    expect(classify(page([input]))).toMatchObject([{ kind: "totp", fieldIds: [input.id], length: null }]);
  });

  it("takes split boxes without any name of their own, in order", () => {
    const row = boxes(6);
    expect(classify(page(row, APP))).toMatchObject([{ kind: "totp", fieldIds: row.map(({ id }) => id), length: 6 }]);
  });

  it("takes boxes that are named by their digits only, under a legend that says what they make up together", () => {
    const row = boxes(6, (index) => ({ label: `Digit ${index + 1} of 6` }));
    const found = classify(page(row, { headings: "Your account . Authentication code" }));
    expect(found.map(({ fieldIds }) => fieldIds)).toEqual([row.map(({ id }) => id)]);
  });

  it("takes boxes that stay disabled until the one before is filled", () => {
    expect(
      kindsOf(
        boxes(6, (index) => ({ disabled: index > 0 })),
        APP,
      ),
    ).toEqual(["totp"]);
  });

  it("takes a code in two pieces where an app is named, and no other pieces", () => {
    const pieces = boxes(2, () => ({ maxLength: 3 }));
    expect(classify(page(pieces, APP))).toMatchObject([{ length: 6 }]);
    expect(kindsOf(pieces, { text: "Sort code" })).toEqual([]);
  });

  it("takes boxes that wrap into rows too short for a code each", () => {
    const row = boxes(6, (index) => ({
      box: { x: 20 + 48 * (index % 3), y: index < 3 ? 100 : 150, width: 40, height: 44 },
    }));
    expect(classify(page(row, APP)).map(({ fieldIds }) => fieldIds)).toEqual([row.map(({ id }) => id)]);
  });

  it("takes a single input for six digits, unnamed, that stands alone on a page about the second factor", () => {
    const input = field({ maxLength: 6, inputMode: "numeric" });
    expect(kindsOf([input], { headings: "Two-step login" })).toEqual(["totp"]);
  });

  it("finds both fields of a page that asks for two consecutive codes", () => {
    const fields = [field({ label: "MFA code 1", maxLength: 6 }), field({ label: "MFA code 2", maxLength: 6 })];
    const found = classify(page(fields, { text: "Scan the QR code, then enter two consecutive codes." }));
    expect(found.map(({ kind, fieldIds }) => [kind, fieldIds])).toEqual(fields.map(({ id }) => ["enrolment", [id]]));
  });

  it("leaves user name and password alone beside a code field", () => {
    const code = field({ names: "totp", label: "2FA code" });
    const found = classify(
      page([field({ names: "log", label: "Username" }), field({ type: "password", label: "Password" }), code]),
    );
    expect(found.flatMap(({ fieldIds }) => fieldIds)).toEqual([code.id]);
  });

  it.each([
    ["names the app", { text: "Enter the code from your authenticator app." }, "totp"],
    ["says that a message was sent", { text: "We sent a 6-digit code to •••12." }, "sent"],
    ["offers a message as another way", { ...APP, actions: "Use a text message instead . Verify" }, "totp"],
    [
      "names both, and a masked number",
      { text: "We sent a code to +1 ***-**12. Or use your authenticator app." },
      "sent",
    ],
    ["shows a QR code", { ...APP, text: `${APP.text} Scan this QR code.` }, "enrolment"],
    ["shows a setup key", { ...APP, text: `${APP.text} JBSW Y3DP EHPK 3PXP` }, "enrolment"],
  ] as const)("a page that %s wants a code of the right kind", (_, around, kind) => {
    expect(kindsOf([field({ label: "Code", maxLength: 6 })], around)).toEqual([kind]);
  });

  // One page a language, as such pages are worded: an authenticator's code.
  it.each([
    ["ar", "التحقق بخطوتين", "أدخل الرمز الظاهر في تطبيق المصادقة", "رمز التحقق"],
    ["bg", "Двуфакторно удостоверяване", "Въведете кода от приложението за удостоверяване", "Код"],
    ["cs", "Dvoufázové ověření", "Opište kód z ověřovací aplikace", "Kód"],
    ["da", "Totrinsbekræftelse", "Indtast koden fra din godkendelsesapp", "Kode"],
    ["de", "Bestätigung in zwei Schritten", "Geben Sie den Code aus Ihrer Authentifizierungs-App ein", "Code"],
    ["el", "Έλεγχος ταυτότητας δύο παραγόντων", "Εισαγάγετε τον κωδικό από την εφαρμογή", "Κωδικός"],
    ["es", "Verificación en dos pasos", "Introduce el código de tu aplicación de autenticación", "Código"],
    ["fa", "ورود دو مرحله‌ای", "کد برنامه احراز هویت را وارد کنید", "کد"],
    ["fi", "Kaksivaiheinen todennus", "Anna koodi todennussovelluksesta", "Koodi"],
    ["fr", "Double authentification", "Saisissez le code de votre application d’authentification", "Code"],
    ["he", "אימות דו-שלבי", "הזינו את הקוד מאפליקציית האימות", "קוד"],
    ["hi", "दो-चरणीय सत्यापन", "प्रमाणक ऐप से कोड दर्ज करें", "कोड"],
    ["hr", "Dvofaktorska provjera", "Unesite kod iz aplikacije za autentifikaciju", "Kod"],
    ["hu", "Kétlépcsős azonosítás", "Írja be a hitelesítő alkalmazásban látható kódot", "Kód"],
    ["id", "Verifikasi dua langkah", "Masukkan kode dari aplikasi autentikator", "Kode"],
    ["it", "Verifica in due passaggi", "Inserisci il codice della tua app di autenticazione", "Codice"],
    ["ja", "二段階認証", "認証アプリに表示されたコードを入力してください", "コード"],
    ["ko", "2단계 인증", "인증 앱에 표시된 코드를 입력하세요", "코드"],
    ["lt", "Dviejų veiksnių autentifikavimas", "Įveskite kodą iš autentifikavimo programėlės", "Kodas"],
    ["nb", "Totrinnsbekreftelse", "Skriv inn koden fra autentiseringsappen", "Kode"],
    ["nl", "Tweestapsverificatie", "Vul de code uit je authenticatie-app in", "Code"],
    ["pl", "Weryfikacja dwuetapowa", "Wpisz kod z aplikacji uwierzytelniającej", "Kod"],
    ["pt", "Verificação em duas etapas", "Digite o código do aplicativo autenticador", "Código"],
    ["ro", "Autentificare în doi pași", "Introdu codul din aplicația de autentificare", "Cod"],
    ["ru", "Двухфакторная аутентификация", "Введите код из приложения-аутентификатора", "Код"],
    ["sv", "Tvåfaktorsautentisering", "Ange koden från din autentiseringsapp", "Kod"],
    ["th", "การยืนยันแบบสองขั้นตอน", "ป้อนรหัสจากแอปยืนยันตัวตน", "รหัส"],
    ["tr", "İki adımlı doğrulama", "Doğrulama uygulamanızdaki kodu girin", "Kod"],
    ["uk", "Двофакторна автентифікація", "Введіть код із застосунку для автентифікації", "Код"],
    ["vi", "Xác thực hai yếu tố", "Nhập mã từ ứng dụng xác thực", "Mã"],
    ["zh", "两步验证", "请输入身份验证器中的动态码", "验证码"],
  ])("understands %s, also where the page says it is English", (lang, headings, text, label) => {
    const input = field({ label, maxLength: 6 });
    expect(kindsOf([input], { headings, text }, lang)).toEqual(["totp"]);
    expect(kindsOf([input], { headings, text }, "en")).toEqual(["totp"]);
  });

  it.each([
    ["a coupon", field({ names: "coupon_code", label: "Coupon code" }), {}],
    ["a postal code", field({ names: "code", label: "Postleitzahl", maxLength: 5 }), {}],
    ["a card's check digits", field({ names: "security_code", label: "Security code", maxLength: 4 }), {}],
    ["a captcha", field({ names: "code", label: "验证码", maxLength: 4, pictureBeside: true }), {}],
    [
      "a phone number that a code will be sent to",
      field({ names: "mobile", label: "Mobile no. (we send an OTP)" }),
      APP,
    ],
    ["a device's name on a page about authenticators", field({ names: "label", label: "Device name" }), APP],
    ["how long codes are valid", field({ names: "otp_validity", label: "OTP validity (minutes)" }), {}],
    ["the name that authenticators show", field({ names: "issuer", label: "Issuer name in authenticator apps" }), APP],
    ["the password on a page about authenticators", field({ type: "password", label: "Current password" }), APP],
    ["a search box above an article about codes", field({ names: "q", placeholder: "Search" }), APP],
    ["words that contain short names", field({ names: "carbonFootprint depotPhone", label: "Spot price" }), APP],
    ["random ids", field({ names: "f_a2fa91 field_07mfa3", label: "Town" }), {}],
    ["a setup key", field({ names: "secret", label: "Secret key" }), APP],
    ["a code that a television shows", field({ names: "code" }), { text: "Enter the code shown on your TV." }],
    ["an input too short for a code", field({ names: "otp", label: "OTP", maxLength: 3 }), APP],
    ["an input whose pattern lets no code pass", field({ label: "Code", pattern: "[A-Z]{2}-[0-9]{4}" }), APP],
    [
      "the number that a code is sent to",
      field({ type: "tel" }),
      { text: "We text you a code.", actions: "Send code" },
    ],
  ])("makes no offer for %s", (_, input, around) => {
    expect(kindsOf([input], around)).toEqual([]);
  });

  it.each([
    ["a PIN that is invented", boxes(4), { headings: "Create a 4-digit PIN" }],
    [
      "a PIN and its repetition",
      [...boxes(6), ...boxes(6, (index) => ({ box: { x: 20 + 48 * index, y: 300, width: 40, height: 44 } }))],
      { headings: "Two-factor PIN" },
    ],
    ["a PIN for opening an app", boxes(6), { headings: "Choose a PIN", text: "You will need it to open the app." }],
    ["a fixed PIN", boxes(4, () => ({ type: "password" })), { text: "Enter your PIN to watch" }],
    ["a date", boxes(8, (index) => ({ placeholder: "DDMMYYYY".charAt(index) })), { headings: "Date of birth" }],
    ["sizes", boxes(6, (index) => ({ type: "number", label: "XS S M L XL XXL".split(" ")[index] ?? "" })), {}],
    ["a MAC address", boxes(6, () => ({ maxLength: 2, names: "mac" })), {}],
    ["letters of a word", boxes(6, (index) => ({ label: `Letter ${index + 1}` })), { headings: "Guess the word" }],
  ])("makes no offer for %s in boxes", (_, fields, around) => {
    expect(kindsOf(fields, around)).toEqual([]);
  });

  it.each([
    ["its label", field({ label: "Recovery code", autocomplete: "one-time-code" }), APP],
    ["its name", field({ names: "backup-code", label: "Code", autocomplete: "one-time-code" }), {}],
    ["its pattern", field({ pattern: "^[A-Z0-9]{32}$", autocomplete: "one-time-code" }), APP],
    ["the text above", field({ names: "code", autocomplete: "one-time-code" }), { text: "Enter a backup code." }],
    ["a heading", field({ names: "code", autocomplete: "one-time-code" }), { headings: "Use a recovery code" }],
  ])("knows a recovery code by %s, whatever the page declares", (_, input, around) => {
    expect(kindsOf([input], around).filter((kind) => kind !== "recovery")).toEqual([]);
  });

  it.each([
    ["its label", field({ label: "Backup code", placeholder: "xxxx-xxxx" }), {}],
    ["its name", field({ names: "recovery_code" }), {}],
    ["what stands beside it", field({ hint: "One of your recovery codes" }), {}],
    ["the heading over it alone", field({ label: "Code" }), { headings: "Use a backup code" }],
  ])("finds a field for a recovery code by %s, though nothing says one-time code", (_, input, around) => {
    expect(kindsOf([input], around)).toEqual(["recovery"]);
  });

  it.each([
    ["an address for recovery", [field({ label: "Recovery email", type: "text" })], {}],
    ["a telephone number for recovery", [field({ label: "Recovery phone", type: "tel" })], {}],
    ["a user name above a link", [field({ label: "User name" })], { actions: "Use a recovery code" }],
    [
      "other fields of a form beside a list of codes",
      [field({ label: "Display name" }), field({ label: "City" })],
      { headings: "Your recovery codes" },
    ],
  ])("finds none in %s", (_, fields, around) => {
    expect(kindsOf(fields, around)).toEqual([]);
  });

  it("takes a field that accepts recovery codes besides", () => {
    const text = "Enter the code from your authenticator app. If you lost your device, enter a recovery code.";
    expect(kindsOf([field({ names: "otp_attempt", label: "Verification code" })], { text })).toEqual(["totp"]);
  });
});
