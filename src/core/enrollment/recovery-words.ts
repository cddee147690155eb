/**
 * How sites call the codes that replace a lost authenticator, by language. Each entry is a pattern on lower-case text; marks
 * (accents, vowel signs) are dropped from pattern and text alike. The words are those of large sites' own pages.
 */
const RECOVERY_CODES: Readonly<Record<string, string>> = {
  en: "(?:recovery|back-?\\s?up|scratch|emergency|rescue|one-?time|single-?use|fallback|reserve)[\\s-]+(?:\\S+[\\s-]+){0,2}?(?:codes?|tokens?|keys)",
  de: "(?:wiederherstellungs|back-?up-?|ersatz|notfall|sicherungs|einmal|reserve)-?(?:codes?|schlussel|kennworter)",
  fr: "codes? (?:de|d')\\s?(?:secours|recuperation|sauvegarde|urgence|restauration)|codes? a usage unique",
  es: "codigos? de (?:respaldo|recuperacion|seguridad|reserva|emergencia|copia de seguridad|un solo uso)",
  pt: "codigos? de (?:backup|recuperacao|reserva|seguranca|emergencia)|codigos alternativos",
  it: "codic[ei] (?:di )?(?:backup|recupero|riserva|emergenza|ripristino|monouso)",
  nl: "(?:back-?up|herstel|reserve|nood)-?codes?",
  sv: "(?:reserv|sakerhets|aterstallnings|engangs|backup)-?koder",
  da: "(?:gendannelses|sikkerhedskopierings|backup|reserve|nod)-?koder",
  no: "(?:gjenopprettings|sikkerhetskopi|sikkerhets|reserve|backup|engangs)-?koder",
  fi: "(?:vara|palautus|varmuus|hata)-?koodi",
  pl: "kod(?:y|ow) (?:zapasow|odzyskiwania|awaryjn|ratunkow|jednorazow)|zapasowe kody",
  cs: "(?:zalozni|obnovovaci|zachranne|nouzove) kody|kody (?:pro obnov|obnov)",
  sk: "(?:zalozne|obnovovacie|nudzove) kody",
  hu: "(?:biztonsagi|helyreallitasi|tartalek|visszaallitasi)\\s?-?kod",
  ro: "coduri(?:le)? de (?:rezerva|recuperare|backup|siguranta)",
  tr: "(?:yedek|kurtarma|yedekleme) kod",
  el: "(?:εφεδρικ|αναπληρωματικ)\\S* κωδικ|κωδικ\\S* (?:ανακτησης|εφεδρε)",
  ru: "(?:резервн|аварийн|запасн|одноразов)\\S* код|код\\S* (?:восстановления|для восстановления)",
  uk: "(?:резервн|аваріин|запасн)\\S* код|код\\S* (?:відновлення|для відновлення)|код\\S* відновлення",
  bg: "(?:резервни|аварииени) кодове|кодове за възстановяване",
  ar: "رموز (?:النسخ الاحتياطي|الاسترداد|احتياطية|الاحتياطية|الطوارئ|استرداد)|(?:الرموز|اكواد) الاحتياطية",
  he: "קודי (?:גיבוי|שחזור|חירום)|קודים לגיבוי",
  fa: "کدهای (?:پشتیبان|بازیابی)",
  hi: "(?:बैकअप|रिकवरी) कोड",
  th: "รหัสสำรอง|รหัสกู้คืน",
  vi: "ma (?:du phong|khoi phuc|sao luu)",
  id: "kode (?:cadangan|pemulihan|darurat)",
  ja: "(?:バックアップ|リカバリー?|復旧|回復|予備|復元)用?の?コード",
  ko: "(?:백업|복구|예비|비상) ?코드",
  zh: "(?:备用|备份|恢复|救援|应急|備用|備份|復原|恢復|還原)(?:验证|驗證|代|程式)?[码碼]",
};

/** Other things that stand in lists of one form. */
const OTHER_NUMBERS =
  /\b(?:commits?|serial|licen[cs]e|product keys?|orders?|tracking|sku|invoice|invite|coupons?|vouchers?|gift|promo|phone|isbn|part (?:no|number)|transactions?|checksums?|fingerprints?|hash(?:es)?|models?|version|revision|build|device id|address)\b/;

let recoveryCodes: RegExp | undefined;

const withoutMarks = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "");
const plain = (text: string): string => withoutMarks(text.toLowerCase());

/** Whether `line` names backup codes, in any of the languages. */
export function speaksOfRecoveryCodes(line: string): boolean {
  recoveryCodes ??= new RegExp(Object.values(RECOVERY_CODES).map(withoutMarks).join("|"), "u");
  return recoveryCodes.test(plain(line));
}

/** Whether `line` announces a list of something else. */
export const speaksOfOtherNumbers = (line: string): boolean => OTHER_NUMBERS.test(plain(line));
