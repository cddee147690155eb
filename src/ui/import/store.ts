import { computed, signal } from "@preact/signals";
import { usualChoice, type Choice } from "#core/import/verdict.ts";
import type { ImportFailure, ImportNotice, ImportProgress } from "#core/import/format.ts";
import type { ImportReport, VerdictView } from "#messages/port-views.ts";
import type { SaveFailure } from "#messages/views.ts";
import { ask, onBroadcast } from "#platform/messaging.ts";
import type { AccountRowView, RowCode, RowView } from "./read-messages.ts";
import { loadFiles, startReader, type Reader } from "./reader.ts";

/** One file, or several that belong together, as the page shows them. */
export type Source = {
  readonly id: number;
  readonly names: readonly string[];
  /** Kept to be read again: with a password, or with the other half of a pair. */
  readonly files: readonly File[];
  readonly state: SourceState;
};

type SourceState =
  | { readonly kind: "reading"; readonly reader: Reader; readonly progress: ImportProgress }
  /** `stuck`: its reader was killed. `gone`: the browser cannot read the file any more. */
  | { readonly kind: "failed"; readonly failure: ImportFailure | { readonly kind: "stuck" | "gone" } }
  | {
      readonly kind: "read";
      readonly reader: Reader;
      readonly app: string;
      readonly rows: readonly RowView[];
      readonly notices: readonly ImportNotice[];
    };

/** A row of the dry run. */
export type TableRow = {
  readonly key: string;
  readonly reader: Reader;
  readonly view: RowView;
  /** Absent until the background has judged, and for rows that cannot be read. */
  readonly verdict?: VerdictView;
};

export type Status = "new" | "duplicate" | "changed" | "unreadable";

export const sources = signal<readonly Source[]>([]);
/** Verdicts and codes by row key, the user's own choices likewise. */
const verdicts = signal<ReadonlyMap<string, VerdictView>>(new Map());
const codes = signal<ReadonlyMap<string, RowCode>>(new Map());
const chosen = signal<ReadonlyMap<string, Choice>>(new Map());
export const filter = signal<Status | undefined>(undefined);
/** Whether accounts without a site are bound to that of their service. */
export const bindKnown = signal(true);
export const isLocked = signal(false);
export const failure = signal<SaveFailure | { readonly kind: "expired" } | undefined>(undefined);
export const busy = signal(false);
export const report = signal<(ImportReport & { readonly isUndone: boolean }) | undefined>(undefined);

export const rows = computed<readonly TableRow[]>(() =>
  sources.value.flatMap(({ id, state }) =>
    state.kind !== "read"
      ? []
      : state.rows.map((view, index) => {
          const key = `${id}.${index}`;
          const verdict = verdicts.value.get(key);
          return { key, reader: state.reader, view, ...(verdict && { verdict }) };
        }),
  ),
);

export const isReading = computed(() => sources.value.some(({ state }) => state.kind === "reading"));

export function statusOf({ view, verdict }: TableRow): Status {
  if (view.kind === "unreadable") return "unreadable";
  if (verdict === undefined || verdict.kind === "new") return "new";
  return verdict.kind === "changed" ? "changed" : "duplicate";
}

export const counts = computed(() => {
  const each: Record<Status, number> = { new: 0, duplicate: 0, changed: 0, unreadable: 0 };
  for (const row of rows.value) each[statusOf(row)]++;
  return each;
});

export const shownRows = computed(() =>
  filter.value === undefined ? rows.value : rows.value.filter((row) => statusOf(row) === filter.value),
);

/** What will become of a row: its owner's word, or what is usual. */
export function choiceOf({ key, view, verdict }: TableRow): Choice {
  if (view.kind === "unreadable" || verdict === undefined) return { kind: "skip" };
  return chosen.value.get(key) ?? usualChoice(verdictOf(verdict));
}

export const chosenRows = computed(() => rows.value.filter((row) => choiceOf(row).kind !== "skip"));

export const codeOf = (row: TableRow): RowCode | undefined => codes.value.get(row.key);

export function choose(row: TableRow, choice: Choice): void {
  chosen.value = new Map(chosen.value).set(row.key, choice);
}

/** Ticks or unticks all rows that are shown; a changed one keeps its own answer, since it is a question of its own. */
export function chooseAll(ticked: boolean): void {
  const next = new Map(chosen.value);
  for (const row of shownRows.value) {
    if (statusOf(row) === "new") next.set(row.key, { kind: ticked ? "add" : "skip" });
  }
  chosen.value = next;
}

/** The core's own verdict has an id where the view has the kept account. */
function verdictOf(verdict: VerdictView): Parameters<typeof usualChoice>[0] {
  switch (verdict.kind) {
    case "new":
    case "repeated":
      return verdict;
    case "duplicate":
      return { kind: "duplicate", accountId: verdict.kept.accountId };
    case "changed":
      return { kind: "changed", accountId: verdict.kept.accountId, why: verdict.why };
  }
}

let nextId = 0;

const replaceSource = (id: number, ...by: readonly Source[]): void => {
  sources.value = sources.value.flatMap((source) => (source.id === id ? by : [source]));
};

const nameOf = ({ name }: File): string => name;

/** Reads files, together with those whose other half may be among them. */
export async function addFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  report.value = undefined;
  const waiting = sources.value.filter(isIncomplete);
  for (const source of waiting) removeSource(source);
  await read([...waiting.flatMap((source) => source.files), ...files], {});
}

/** A file that lacks another, or an export of which parts are missing. */
function isIncomplete({ state }: Source): boolean {
  if (state.kind === "failed") return state.failure.kind === "needs-file";
  return state.kind === "read" && state.notices.some(({ kind }) => kind === "parts-missing" || kind === "log-missing");
}

/** Text from the clipboard or typed in, as if it were a file. */
export const addText = (text: string, name: string): Promise<void> =>
  addFiles(text.trim() === "" ? [] : [new File([text], name, { type: "text/plain" })]);

/** Reads a file again, with a password. */
export async function openWith(source: Source, password: string): Promise<void> {
  if (password === "") return;
  await read(source.files, { password }, source.id);
}

async function read(
  files: readonly File[],
  options: { readonly password?: string },
  inPlaceOf?: number,
): Promise<void> {
  const loaded = await loadFiles(files).catch(() => undefined);
  const others = sources.value.filter(({ id }) => id !== inPlaceOf).flatMap((source) => source.files);
  const beside = options.password === undefined ? [] : await loadFiles(others).catch(() => []);
  const id = inPlaceOf ?? ++nextId;
  const source = { id, names: files.map(nameOf), files };
  const show = (...by: readonly Source[]): void => {
    if (sources.value.some((each) => each.id === id)) replaceSource(id, ...by);
    else sources.value = [...sources.value, ...by];
  };
  if (loaded === undefined) {
    show({ ...source, state: { kind: "failed", failure: { kind: "gone" } } });
    return;
  }

  const reader = startReader({ files: loaded, beside, ...options }, (progress) =>
    replaceSource(id, { ...source, state: { kind: "reading", reader, progress } }),
  );
  show({ ...source, state: { kind: "reading", reader, progress: { step: "reading" } } });
  const end = await reader.done;
  switch (end.kind) {
    case "cancelled":
      // Back to the question, where it was one of a password; else the files are let go.
      if (options.password === undefined) replaceSource(id);
      else replaceSource(id, { ...source, state: { kind: "failed", failure: { kind: "cancelled" } } });
      break;
    case "stuck":
      replaceSource(id, { ...source, state: { kind: "failed", failure: { kind: "stuck" } } });
      break;
    case "read":
      replaceSource(
        id,
        ...end.readings.map(({ names, outcome }, index): Source => {
          const own = files.filter((file) => names.includes(file.name));
          return {
            id: index === 0 ? id : ++nextId,
            names,
            files: own,
            state: outcome.ok
              ? { kind: "read", reader, app: outcome.app, rows: outcome.rows, notices: outcome.notices }
              : { kind: "failed", failure: outcome.failure },
          };
        }),
      );
      closeUnused(reader);
      await judge();
  }
}

/** A reader keeps keys for as long as one of its files is shown, and no longer. */
function closeUnused(reader: Reader): void {
  const isUsed = sources.value.some(({ state }) => state.kind !== "failed" && state.reader === reader);
  if (!isUsed) reader.close();
}

export function removeSource({ id, state }: Source): void {
  replaceSource(id);
  if (state.kind !== "failed") closeUnused(state.reader);
}

type AccountRow = TableRow & { readonly view: AccountRowView };
const isAccount = (row: TableRow): row is AccountRow => row.view.kind === "account";

/** Calls each row's own reader once for all its rows, and puts the answers back into the order of the rows. */
async function fromReaders<T>(
  of: readonly AccountRow[],
  call: (reader: Reader, drafts: readonly number[]) => Promise<readonly T[]>,
): Promise<readonly (readonly [AccountRow, T])[]> {
  const answers = new Map<AccountRow, T>();
  for (const reader of new Set(of.map((row) => row.reader))) {
    const own = of.filter((row) => row.reader === reader);
    const given = await call(
      reader,
      own.map(({ view }) => view.draft),
    );
    for (const [index, row] of own.entries()) {
      const answer = given[index];
      if (answer !== undefined) answers.set(row, answer);
    }
  }
  return of.flatMap((row) => {
    const answer = answers.get(row);
    return answer === undefined ? [] : [[row, answer] as const];
  });
}

/** Has the background compare all rows with what is kept. */
export async function judge(): Promise<void> {
  const accounts = rows.value.filter(isAccount);
  if (accounts.length === 0) return;
  void showCodes();
  const drafts = await fromReaders(accounts, (reader, positions) => reader.drafts(positions, false));
  const reply = await ask("judgeImport", { drafts: drafts.map(([, draft]) => draft) });
  isLocked.value = !reply.ok && reply.failure.kind === "locked";
  failure.value = reply.ok || isLocked.value ? undefined : reply.failure;
  if (!reply.ok) return;
  const judged = drafts.flatMap(([{ key }], index) => {
    const verdict = reply.verdicts[index];
    return verdict === undefined ? [] : [[key, verdict] as const];
  });
  verdicts.value = new Map(judged);
}

/** Shows the codes of this moment, for as many rows as anybody looks at. */
export async function showCodes(most = 500): Promise<void> {
  const accounts = shownRows.value.filter(isAccount).slice(0, most);
  const nowMs = Date.now();
  const given = await fromReaders(accounts, (reader, positions) => reader.codes(positions, nowMs));
  codes.value = new Map(given.map(([{ key }, code]) => [key, code]));
}

/** Keeps all that is ticked, in one save. */
export async function save(): Promise<void> {
  const wanted = chosenRows.value.filter(isAccount);
  if (busy.value || wanted.length === 0) return;
  busy.value = true;
  try {
    const drafts = await fromReaders(wanted, (reader, positions) => reader.drafts(positions, bindKnown.value));
    const decided = drafts.flatMap(([row, draft]) => {
      const choice = choiceOf(row);
      return choice.kind === "skip" ? [] : [{ draft, choice }];
    });
    const reply = await ask("saveImport", { rows: decided });
    failure.value = reply.ok ? undefined : reply.failure;
    isLocked.value = !reply.ok && reply.failure.kind === "locked";
    if (!reply.ok) return;
    report.value = { ...reply, isUndone: false };
    clear();
  } finally {
    busy.value = false;
  }
}

/** Takes the last import back. */
export async function undo(): Promise<void> {
  const last = report.value;
  if (last === undefined || busy.value) return;
  busy.value = true;
  try {
    const reply = await ask("undoImport", { undoId: last.undoId });
    failure.value = reply.ok ? undefined : reply.failure;
    if (reply.ok) report.value = { ...last, isUndone: true };
  } finally {
    busy.value = false;
  }
}

/** Lets all files and their keys go. */
export function clear(): void {
  for (const { state } of sources.value) if (state.kind !== "failed") state.reader.close();
  sources.value = [];
  verdicts.value = new Map();
  codes.value = new Map();
  chosen.value = new Map();
  filter.value = undefined;
}

/** What is kept may change while the table is open: the verdicts follow. */
export function followVault(): void {
  onBroadcast((event) => {
    if (event === "vault-locked") isLocked.value = true;
    if (event === "vault-changed" && !busy.value) void judge();
  });
}
