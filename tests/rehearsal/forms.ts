/** Every kind of code form that the rehearsal logs in through. A new one is a file and a line here. */
import type { AccountId } from "./accounts.ts";

export type RehearsalForm = {
  /** Its file: libraries/<id>.js(x) where `library` is given, else forms/<id>.html. Its page: /rehearsal/<id>. */
  readonly id: string;
  /** What kind of form it is, for the table. */
  readonly kind: string;
  /** The package that makes the field, as package.json names it. */
  readonly library?: string;
  /** Whose code it wants. Left out: "six". */
  readonly account?: AccountId;
  /** What a person does before the field is there: gives the password, or presses "Continue". */
  readonly first?: "password" | "continue";
  /** The page sends the code by itself once it is whole. */
  readonly sendsItself?: boolean;
  /** How many codes it wants, one after the other. Left out: 1. */
  readonly codes?: 2;
  /** The library compiles its templates in the page. */
  readonly compilesInPage?: boolean;
};

export const rehearsalForms: readonly RehearsalForm[] = [
  // React
  { id: "input-otp", kind: "one input under drawn cells, React", library: "input-otp" },
  { id: "react-verification-input", kind: "one input under drawn cells, React", library: "react-verification-input" },
  { id: "react-otp-input", kind: "split boxes, React", library: "react-otp-input" },
  { id: "react-pin-field", kind: "split boxes, React", library: "react-pin-field" },
  { id: "react-digit-input", kind: "split boxes, React hook", library: "react-digit-input" },
  { id: "react-auth-code-input", kind: "split boxes, React", library: "react-auth-code-input" },
  { id: "radix-ui", kind: "split boxes, React", library: "@radix-ui/react-one-time-password-field" },
  { id: "base-ui", kind: "split boxes, React", library: "@base-ui/react" },
  { id: "ark-ui", kind: "split boxes, React and a state machine", library: "@ark-ui/react" },
  { id: "chakra-ui", kind: "split boxes, React and a state machine", library: "@chakra-ui/react" },
  { id: "mantine", kind: "split boxes, React", library: "@mantine/core" },
  { id: "mui-one-time-password-input", kind: "split boxes, React", library: "mui-one-time-password-input" },
  { id: "antd", kind: "split boxes, React", library: "antd" },
  { id: "rsuite", kind: "split boxes, React", library: "rsuite" },
  // Vue
  { id: "vue-input-otp", kind: "one input under drawn cells, Vue", library: "vue-input-otp" },
  { id: "vue-otp-input", kind: "split boxes, Vue 2", library: "@bachdgvn/vue-otp-input" },
  { id: "primevue", kind: "split boxes, Vue", library: "primevue" },
  { id: "vuetify", kind: "split boxes, Vue", library: "vuetify" },
  { id: "reka-ui", kind: "split boxes, Vue", library: "reka-ui" },
  { id: "naive-ui", kind: "split boxes, Vue", library: "naive-ui" },
  { id: "element-plus", kind: "split boxes, Vue", library: "element-plus" },
  // Others
  { id: "ng-otp-input", kind: "split boxes, Angular", library: "ng-otp-input", compilesInPage: true },
  { id: "bits-ui", kind: "one input under drawn cells, Svelte", library: "bits-ui" },
  { id: "corvu", kind: "one input under drawn cells, Solid", library: "@corvu/otp-field" },
  { id: "ionic", kind: "split boxes, web component", library: "@ionic/core" },
  { id: "pin-field", kind: "split boxes, web component", library: "@soywod/pin-field" },
  // Written by hand
  { id: "declared", kind: "one field, autocomplete=one-time-code" },
  { id: "plain", kind: "one field that only its label explains" },
  { id: "number", kind: "one field, type=number" },
  { id: "tel", kind: "one field, type=tel, in German" },
  { id: "password-type", kind: "one field, type=password" },
  { id: "masked", kind: "one field that groups digits: 123 456" },
  { id: "with-password", kind: "name, password and code in one form" },
  { id: "password-first", kind: "the password first, then the code", first: "password" },
  { id: "sends-itself", kind: "sent by the page at the last digit", sendsItself: true },
  { id: "split", kind: "six boxes" },
  { id: "split-unscripted", kind: "six boxes without a script" },
  { id: "split-halves", kind: "three boxes, a dash, three boxes, in Japanese" },
  { id: "split-triples", kind: "two fields of three digits" },
  { id: "split-disabled", kind: "boxes that are disabled until their turn" },
  { id: "split-rebuilt", kind: "boxes that are made anew after each digit" },
  { id: "split-sends-itself", kind: "six boxes, sent at the last digit", sendsItself: true },
  { id: "split-shadows", kind: "six boxes, each in a shadow tree of its own" },
  { id: "overlay", kind: "a transparent field over drawn cells" },
  { id: "shadow-open", kind: "in an open shadow tree" },
  { id: "shadow-closed", kind: "in a closed shadow tree" },
  { id: "frame", kind: "in a frame of the same site" },
  { id: "frame-cross-origin", kind: "in a frame of another site, with an account of that site", account: "framed" },
  { id: "inserted", kind: "inserted after a click", first: "continue" },
  { id: "dialog", kind: "in a dialog that fades in", first: "continue" },
  { id: "fetched", kind: "no form: a button and fetch" },
  { id: "eight", kind: "eight digits in one field", account: "eight" },
  { id: "split-eight", kind: "eight boxes", account: "eight" },
  { id: "steam", kind: "Steam Guard: five letters and digits", account: "steam" },
  { id: "counter", kind: "counter-based (HOTP)", account: "counter" },
  { id: "consecutive", kind: "two consecutive codes", codes: 2 },
];
