import type { RehearsalForm } from "./forms.ts";

/** Someone who signs in with a browser and Tock. Each browser has one. */
export type Actor = {
  readonly browser: string;
  /** Sets Tock up as a person does, and allows it all sites. */
  readonly setUp: () => Promise<void>;
  /** Opens a page with an account's QR code and keeps the account. */
  readonly enrol: (url: string) => Promise<void>;
  /** Opens a form's page in a tab of its own, and does what comes before the code. */
  readonly open: (url: string, form: RehearsalForm) => Promise<void>;
  /**
   * Has Tock fill the field from the account, by its prompt.
   * @param ready What is waited for before the last click or key, which gives the word.
   * @returns When that was, Unix ms.
   */
  readonly fill: (account: string, ready: () => Promise<void>) => Promise<number>;
  /** When the last digit was put in, Unix ms; undefined before the first. */
  readonly lastInputAtMs: () => Promise<number | undefined>;
  /** Presses a button of the page by its name. */
  readonly press: (name: string) => Promise<void>;
  /** Leaves the page. */
  readonly leave: () => Promise<void>;
  readonly screenshot: (path: `${string}.png`) => Promise<void>;
  readonly close: () => Promise<void>;
};

export const PASSWORD = "lovelace-1843-notes";

/** Where a page of the rehearsal notes when something was typed: on its root element, which all scripts can read. */
export const readLastInput = (): string | undefined => document.documentElement.dataset["inputAt"];

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
