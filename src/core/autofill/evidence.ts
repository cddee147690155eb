import { attributeWords } from "./attribute-words.ts";
import type { FieldSnapshot, PageSnapshot, Region } from "./field.ts";
import { fold } from "./fold.ts";
import type { Group } from "./groups.ts";
import type { Language } from "./words/choose.ts";
import type { Concept } from "./words/concepts.ts";
import { lexiconOf } from "./words/lexicon.ts";
import type { Hit } from "./words/phrases.ts";

/** A text and what its phrases mean. */
export class Reading {
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly #concepts: ReadonlySet<Concept>;

  constructor(folded: string, languages: readonly Language[], as: "text" | "attributes" = "text") {
    this.text = folded;
    this.hits = folded === "" ? [] : lexiconOf(languages, as).find(folded);
    this.#concepts = new Set(this.hits.map(({ concept }) => concept));
  }

  has(...concepts: readonly Concept[]): boolean {
    return concepts.some((concept) => this.#concepts.has(concept));
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

/** Reads what fields say of themselves, as one. */
function readOwn(fields: readonly FieldSnapshot[], languages: readonly Language[]): OwnWords {
  const all = (pick: (each: FieldSnapshot) => string): string => distinct(fields.map(pick));
  return {
    names: new Reading(
      all(({ names }) => attributeWords(names)),
      languages,
      "attributes",
    ),
    label: new Reading(fold(all(({ label, placeholder }) => distinct([label, placeholder]))), languages),
    hint: new Reading(fold(all(({ hint }) => hint)), languages),
    wrapper: new Reading(attributeWords(fields[0]?.wrapper ?? ""), languages, "attributes"),
  };
}

/** Gathers what there is to know about each group of a page. */
export function gatherEvidence(
  page: PageSnapshot,
  groups: readonly Group[],
  languages: readonly Language[],
): readonly Evidence[] {
  const surroundings = page.regions.map((region) => ({
    region,
    headings: new Reading(fold(region.headings), languages),
    text: new Reading(fold(region.text), languages),
    actions: new Reading(fold(region.actions), languages),
  }));
  const read = groups.flatMap((group) => {
    const [field] = group.fields;
    const near = surroundings[field?.region ?? -1];
    return field && near ? [{ group, field, near, ...readOwn(group.fields, languages) }] : [];
  });
  return read.map((own) => ({
    ...own,
    groups,
    siblings: read.filter((other) => other !== own && other.field.form === own.field.form),
  }));
}
