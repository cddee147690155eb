import { attributeWords } from "./attribute-words.ts";
import type { FieldSnapshot, PageSnapshot, Region } from "./field.ts";
import { fold } from "./fold.ts";
import type { Group } from "./groups.ts";
import type { Language } from "./words/choose.ts";
import type { Concept } from "./words/concepts.ts";
import { lexiconsOf } from "./words/lexicon.ts";
import { findPhrases, type Hit, type Lexicon } from "./words/phrases.ts";

/** A text and what its phrases mean, worked out when somebody asks. */
export class Reading {
  readonly #makeComparable: () => string;
  readonly #lexicons: readonly Lexicon[];
  #text: string | undefined;
  #hits: readonly Hit[] | undefined;
  #concepts: ReadonlySet<Concept> | undefined;

  constructor(makeComparable: () => string, lexicons: readonly Lexicon[]) {
    this.#makeComparable = makeComparable;
    this.#lexicons = lexicons;
  }

  /** Folded, so that it compares with the lexicon. */
  get text(): string {
    return (this.#text ??= this.#makeComparable());
  }

  get hits(): readonly Hit[] {
    return (this.#hits ??= this.text === "" ? [] : findPhrases(this.text, this.#lexicons));
  }

  has(...concepts: readonly Concept[]): boolean {
    this.#concepts ??= new Set(this.hits.map(({ concept }) => concept));
    const mine = this.#concepts;
    return concepts.some((concept) => mine.has(concept));
  }

  /** Where the first of these stands; Infinity where none does. */
  first(...concepts: readonly Concept[]): number {
    return this.hits.find(({ concept }) => concepts.includes(concept))?.start ?? Infinity;
  }

  /** Whether it names a code for this very purpose: a one-time code, a verification code, an authenticator, a factor. */
  get namesOneTimeCode(): boolean {
    return this.has("oneTime", "verifyCode", "app", "factor");
  }

  /** Whether it names an authenticator: "code from the app" in a label does. */
  get namesApp(): boolean {
    return this.has("app") || (this.has("appWord") && this.has("code", "verifyCode", "oneTime"));
  }

  /** Whether it names any code that could be a one-time code. */
  get namesCode(): boolean {
    return this.namesOneTimeCode || this.has("code");
  }
}

/** What a field says of itself. */
export type OwnWords = {
  /** Ids and names. */
  readonly names: Reading;
  /** Labels, placeholders, titles. */
  readonly label: Reading;
  /** Descriptions and the text right beside. */
  readonly hint: Reading;
  /** Classes of itself and of its wrappers. */
  readonly wrapper: Reading;
};

/** Readings of the text around, made once for all fields that stand in it. */
export type Surroundings = {
  readonly region: Region;
  readonly headings: Reading;
  readonly text: Reading;
  readonly actions: Reading;
};

/** All that the signals may weigh about one possible place for a code. */
export type Evidence = OwnWords & {
  readonly group: Group;
  /** The first field, which carries what the others leave out. */
  readonly field: FieldSnapshot;
  readonly near: Surroundings;
  /** The other fields of the same form, and what they say of themselves. */
  readonly siblings: readonly (OwnWords & { readonly field: FieldSnapshot })[];
  readonly groups: readonly Group[];
};

const distinct = (pieces: readonly string[]): string =>
  [...new Set(pieces.filter((piece) => piece !== ""))].join(" . ");

/** The lexicons for what people read and for what programmers write. */
type Lexicons = { readonly text: readonly Lexicon[]; readonly attributes: readonly Lexicon[] };

/** Reads what fields say of themselves, as one. */
function readOwn(fields: readonly FieldSnapshot[], { text, attributes }: Lexicons): OwnWords {
  const all = (pick: (each: FieldSnapshot) => string): string => distinct(fields.map(pick));
  return {
    names: new Reading(() => all(({ names }) => attributeWords(names)), attributes),
    label: new Reading(() => fold(all(({ label, placeholder }) => distinct([label, placeholder]))), text),
    hint: new Reading(() => fold(all(({ hint }) => hint)), text),
    wrapper: new Reading(() => attributeWords(fields[0]?.wrapper ?? ""), attributes),
  };
}

/** Gathers what there is to know about each group of a page. */
export function gatherEvidence(
  page: PageSnapshot,
  groups: readonly Group[],
  languages: readonly Language[],
): readonly Evidence[] {
  const lexicons = { text: lexiconsOf(languages, "text"), attributes: lexiconsOf(languages, "attributes") };
  const read = (text: string): Reading => new Reading(() => fold(text), lexicons.text);
  const surroundings = page.regions.map((region) => ({
    region,
    headings: read(region.headings),
    text: read(region.text),
    actions: read(region.actions),
  }));
  const own = groups.flatMap((group) => {
    const [field] = group.fields;
    const near = surroundings[field?.region ?? -1];
    return field && near ? [{ group, field, near, ...readOwn(group.fields, lexicons) }] : [];
  });
  const forms = new Map<number, typeof own>();
  for (const each of own) {
    const form = forms.get(each.field.form);
    if (form) form.push(each);
    else forms.set(each.field.form, [each]);
  }
  return own.map((each) => ({
    ...each,
    groups,
    get siblings() {
      return (forms.get(each.field.form) ?? []).filter((other) => other !== each);
    },
  }));
}
