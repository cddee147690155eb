import { speaksOfOtherNumbers, speaksOfRecoveryCodes } from "./recovery-words.ts";

/** A page is read no further than this: a list of codes stands near its heading. */
const MAX_LINES = 4000;
const MAX_LINE_LENGTH = 600;
const MAX_CODES = 100;

/** Letters and digits of one code: below 6 nothing is secret, above 64 (npm's) nothing is typed. */
const MIN_CODE_LENGTH = 6;
const MAX_CODE_LENGTH = 64;

/** A heading further away than this belongs to something else. */
const LINES_TO_HEADING = 15;
/** "Copy" or "unused" may stand between two codes. */
const MAX_LINES_BETWEEN = 2;
const MAX_LENGTH_BETWEEN = 24;

/** With a heading that says so, three of one form are a list; without one, only many that chance could not make. */
const MIN_CODES_WITH_HEADING = 3;
const MIN_CODES_WITHOUT_HEADING = 8;

type Token = {
  readonly text: string;
  /** Letters and digits alone. */
  readonly plain: string;
  /** Equal for tokens of one form: lengths of the groups and what parts them. */
  readonly form: string;
};

type Run = { readonly tokens: readonly Token[]; readonly firstLine: number; readonly lastLine: number };

const LIST_MARK = /^\s*(?:(?:\(?\d{1,3}[.):]|#\d{1,3}:?)\s*(?=[\p{L}\p{N}])|[-–—*•·◦▪☐☑✓✔□○●]\s*)+/u;
const TOKEN = /^[A-Za-z0-9]+(?:([-_. ])[A-Za-z0-9]+(?:\1[A-Za-z0-9]+)*)?$/;

function tokenOf(text: string): Token | undefined {
  const separator = TOKEN.exec(text)?.[1];
  if (!TOKEN.test(text)) return undefined;
  const plain = text.replace(/[^A-Za-z0-9]/g, "");
  if (plain.length < MIN_CODE_LENGTH || plain.length > MAX_CODE_LENGTH) return undefined;
  const groups = separator === undefined ? [text] : text.split(separator);
  return { text, plain, form: groups.map((group) => group.length).join(separator ?? "") };
}

/** Cells as tables and columns part them: tabs, several spaces, commas, bars. */
export const cellsOf = (line: string): string[] =>
  line
    .split(/\t|\s{2,}|[,;|]\s*/)
    .map((cell) => cell.replace(LIST_MARK, "").trim())
    .filter((cell) => cell !== "");

/** A row of codes with single spaces between them; "1234 5678" is one code of two groups, so each must stand alone. */
function tokensInRow(cell: string): readonly Token[] | undefined {
  const words = cell.split(" ");
  const tokens = words.map(tokenOf).filter((token) => token !== undefined);
  return words.length > 1 && tokens.length === words.length && tokens.every(({ plain }) => plain.length >= 8)
    ? tokens
    : undefined;
}

/** The tokens of a line that holds nothing else (row numbers apart); empty where it holds something else. */
function tokensOf(line: string): readonly Token[] {
  if (line.length > MAX_LINE_LENGTH) return [];
  const tokens: Token[] = [];
  for (const cell of cellsOf(line)) {
    if (/^\d{1,3}[.):]?$/.test(cell)) continue;
    const token = tokensInRow(cell) ?? [tokenOf(cell)];
    if (token.some((one) => one === undefined)) return [];
    tokens.push(...token.filter((one) => one !== undefined));
  }
  return tokens;
}

/** Consecutive tokens of one form, short other lines between them allowed. */
function runsIn(lines: readonly string[]): readonly Run[] {
  const runs: { tokens: Token[]; firstLine: number; lastLine: number }[] = [];
  lines.forEach((line, number) => {
    for (const token of tokensOf(line)) {
      const run = runs.at(-1);
      const between = run ? lines.slice(run.lastLine + 1, number).filter((other) => other.trim() !== "") : [];
      const continues =
        run?.tokens[0]?.form === token.form &&
        between.length <= MAX_LINES_BETWEEN &&
        between.every((other) => other.trim().length <= MAX_LENGTH_BETWEEN);
      if (continues) {
        run.tokens.push(token);
        run.lastLine = number;
      } else {
        runs.push({ tokens: [token], firstLine: number, lastLine: number });
      }
    }
  });
  return runs;
}

/** How many leading characters all of `texts` share. */
function sharedPrefixLength(texts: readonly string[]): number {
  const [first = ""] = texts;
  let length = 0;
  while (length < first.length && texts.every((text) => text[length] === first[length])) length++;
  return length;
}

const isAscending = (tokens: readonly Token[]): boolean =>
  tokens.every(({ plain }, index) => index === 0 || (tokens[index - 1]?.plain ?? "") < plain);

/** Things of one form that are numbered or dated rather than drawn by lot: orders, dates, versions, telephone numbers. */
function looksCounted(tokens: readonly Token[]): boolean {
  const plains = tokens.map(({ plain }) => plain.toLowerCase());
  if (new Set(plains).size !== plains.length) return true;
  // Four random hexadecimal codes agree in their first two characters once in 16 million.
  if (
    sharedPrefixLength(plains) >= 2 ||
    sharedPrefixLength(plains.map((plain) => Array.from(plain).reverse().join(""))) >= 3
  ) {
    return true;
  }
  return tokens.every(({ text }) =>
    /^(?:\d{1,4}[-.]\d{1,2}[-.]\d{1,4}|\d+(?:\.\d+)+|\d{3}[-.]\d{3}[-.]\d{4})$/.test(text),
  );
}

/** The words of a menu may be of one length as well; most can be spoken, which few drawn letters can. */
const looksLikeWords = (tokens: readonly Token[]): boolean =>
  tokens.every(({ plain }) => /^[A-Za-z]+$/.test(plain)) &&
  tokens.filter(({ plain }) => /[aeiouy]/i.test(plain) && !/[^aeiouy]{4}/i.test(plain)).length > tokens.length / 2;

const isCardNumber = ({ form }: Token): boolean => form === "4 4 4 4" || form === "4-4-4-4";
const digitsOnly = (tokens: readonly Token[]): boolean => tokens.every(({ plain }) => /^\d+$/.test(plain));

/** Letters and digits mixed as only a generator mixes them, in groups or long. Plain hexadecimal names too much else. */
function looksDrawn(tokens: readonly Token[]): boolean {
  const mixed = tokens.filter(({ plain }) => /[a-z]/i.test(plain) && /\d/.test(plain)).length;
  const isShortHexadecimal = tokens.every(
    ({ plain, form }) => plain.length === Number(form) && /^[0-9a-f]+$/i.test(plain),
  );
  return mixed / tokens.length >= 0.7 && !isShortHexadecimal;
}

/** Whether upper and lower case, or letters and digits, are used alike in all: one generator made them. */
function isOneAlphabet(tokens: readonly Token[]): boolean {
  const hasLower = tokens.filter(({ plain }) => /[a-z]/.test(plain)).length;
  const hasUpper = tokens.filter(({ plain }) => /[A-Z]/.test(plain)).length;
  const mixesCase = tokens.filter(({ plain }) => /[a-z]/.test(plain) && /[A-Z]/.test(plain)).length;
  return hasLower === 0 || hasUpper === 0 || mixesCase >= tokens.length / 2;
}

function isList({ tokens, firstLine, lastLine }: Run, lines: readonly string[]): boolean {
  const [first] = tokens;
  if (!first || tokens.length > MAX_CODES || tokens.length < MIN_CODES_WITH_HEADING) return false;
  if (looksCounted(tokens) || looksLikeWords(tokens) || !isOneAlphabet(tokens)) return false;
  if (isCardNumber(first) && digitsOnly(tokens)) return false;
  const before = lines.slice(Math.max(0, firstLine - LINES_TO_HEADING), firstLine);
  const after = lines.slice(lastLine + 1, lastLine + 1 + LINES_TO_HEADING);
  if ([...before, ...after].some(speaksOfRecoveryCodes)) return true;
  const isAnnounced = [...before, ...after].some(speaksOfOtherNumbers);
  return tokens.length >= MIN_CODES_WITHOUT_HEADING && looksDrawn(tokens) && !isAscending(tokens) && !isAnnounced;
}

/**
 * Recognises a list of backup codes in a page's text: several short tokens of one form, drawn rather than counted, near words
 * that say what they are. What is found is shown for confirmation before it is kept.
 * @param lines The page's visible text, one line of the layout each.
 * @returns The codes as the page writes them, in its order; undefined where there is no such list.
 */
export function findRecoveryCodes(lines: readonly string[]): readonly string[] | undefined {
  const visible = lines.slice(0, MAX_LINES);
  const [longest] = runsIn(visible)
    .filter((run) => isList(run, visible))
    .sort((a, b) => b.tokens.length - a.tokens.length);
  return longest?.tokens.map(({ text }) => text);
}
