import { fold } from "../fold.ts";
import { languages } from "./index.ts";

export type Language = keyof typeof languages;

/** Languages by the letters that give them away: scripts of their own, and letters that few others have. */
const BY_LETTERS: readonly (readonly [RegExp, readonly Language[]])[] = [
  [/[\u0400-\u04ff]/, ["ru", "uk", "bg", "sr"]],
  [/[\u0370-\u03ff]/, ["el"]],
  [/[\u0600-\u06ff]/, ["ar", "fa", "ur"]],
  [/[\u0590-\u05ff]/, ["he"]],
  [/[\u0900-\u097f]/, ["hi"]],
  [/[\u0980-\u09ff]/, ["bn"]],
  [/[\u0e00-\u0e7f]/, ["th"]],
  [/[\u3040-\u30ff]/, ["ja"]],
  [/[\uac00-\ud7af]/, ["ko"]],
  [/[\u4e00-\u9fff]/, ["zh", "ja"]],
  [/[ığş]/, ["tr"]],
  [/[ąęłśźż]/, ["pl"]],
  [/[ěřů]/, ["cs"]],
  [/[ľĺŕô]/, ["sk"]],
  [/[őű]/, ["hu"]],
  [/[ășț]/, ["ro"]],
  [/[æø]/, ["da", "nb"]],
  [/å/, ["sv", "da", "nb"]],
  [/[ãõ]/, ["pt"]],
  [/[ñ¿¡]/, ["es"]],
  [/[äöü]/, ["de", "fi", "sv", "et"]],
  [/[èêàçœ]/, ["fr", "it"]],
  [/[ơưạảấầẩẫậ]/, ["vi"]],
  [/[čšž]/, ["hr", "sl"]],
  [/[ėųįū]/, ["lt"]],
  [/[āēīņķļ]/, ["lv"]],
];

/** Small words that give a language in Latin letters away, folded. */
const SMALL_WORDS: Readonly<Partial<Record<Language, string>>> = {
  en: "the to and your you of for enter from with we is in on this a by please it has been or not",
  de: "der die das und nicht sie ihre ihr ihnen ein eine einen bitte geben mit auf fur aus wir haben zur zum den",
  fr: "le la les des et votre vous une un du au pour dans sur est pas veuillez avec avez saisissez entrez nous",
  es: "el la los las de del y tu su que una un en para con por introduce ingresa ingrese hemos te le",
  pt: "o a os as do da de e seu sua que uma um em para com por digite insira nao foi no voce enviamos",
  it: "il lo la gli di del della e tuo tua che una un in per con inserisci inserire non sul abbiamo ti",
  nl: "de het een en je uw van voer vul in op met niet voor hebben we naar deze is",
  sv: "och att det en ett din ditt ange skriv fran med inte for har vi till pa du koden",
  da: "og at det en et din dit indtast fra med ikke for har vi til pa du koden",
  nb: "og at det en et din ditt skriv angi inn fra med ikke for har vi til pa du koden",
  fi: "ja on ei anna syota kirjoita sinun sinulle tai se joka olemme ole voit",
  pl: "i w na do z sie nie jest twoj twojej swoj wpisz wprowadz podaj lub ze dla aby",
  cs: "a v na do z se ne je vas vase svuj zadejte zadej opiste nebo ktery pro jsme vam",
  sk: "a v na do z sa nie je vas vase svoj zadajte alebo ktory pre sme vam",
  hu: "a az es nem egy adja meg irja be vagy hogy kerjuk on te van a",
  ro: "si in la de din nu este un o introdu introduceti sau pentru dvs ti am va codul",
  hr: "i u na do iz se ne je vas vasu unesite upisite ili za koji smo vam sa",
  sl: "in v na do iz se ne je vas vaso vnesite vpisite ali za ki smo vam",
  tr: "ve bir bu icin lutfen girin giriniz ile veya size olarak devam",
  vi: "va cua ban vui long nhap khong de tu trong duoc mot den cho",
  id: "dan yang di ke dari anda untuk masukkan tidak dengan atau ini kami sila silakan",
  et: "ja on ei sisesta sisestage palun oma voi teie kood mis",
  lt: "ir i is ne yra iveskite prasome savo arba jusu kuri",
  lv: "un ir no uz ne ievadiet ludzu savu vai jusu kas",
  ca: "el la els les de i el teu que una un per amb introdueix has t hem",
};
const smallWords = new Map(
  Object.entries(SMALL_WORDS).map(([language, list]) => [language as Language, new Set(list.split(" "))]),
);

/** What `lang` attributes say, where it is not the file's name. */
const ALIASES: Readonly<Record<string, Language>> = {
  no: "nb",
  nn: "nb",
  ms: "id",
  in: "id",
  iw: "he",
  bs: "hr",
  sh: "hr",
  mk: "sr",
  be: "ru",
  kk: "ru",
  ky: "ru",
  gl: "pt",
  yue: "zh",
  mr: "hi",
  ne: "hi",
};

const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/**
 * Which languages a page speaks: by its `lang`, by its letters and by its small words, for `lang` is wrong on many pages.
 * English always, for it is mixed into pages of every language.
 */
export function languagesOf(lang: string, text: string): readonly Language[] {
  const chosen = new Set<Language>(["en"]);
  const declared = lang.toLowerCase().split(/[-_]/)[0] ?? "";
  const alias = ALIASES[declared] ?? declared;
  if (isLanguage(alias)) chosen.add(alias);
  // Serbian is written in both.
  if (alias === "sr") chosen.add("hr");
  const lower = text.toLowerCase();
  for (const [letters, names] of BY_LETTERS) if (letters.test(lower)) names.forEach((name) => chosen.add(name));

  const words = fold(text).split(/[ .!?]+/);
  const counts = [...smallWords]
    .map(([name, list]) => ({ name, count: words.filter((word) => list.has(word)).length }))
    .filter(({ count }) => count >= 1)
    .toSorted((a, b) => b.count - a.count);
  const most = counts[0]?.count ?? 0;
  // Neighbours (Danish and Norwegian, Czech and Slovak) score alike; words of both do no harm.
  for (const { name, count } of counts.slice(0, 4)) if (count >= most * 0.6) chosen.add(name);
  return [...chosen].toSorted();
}
