/**
 * What a phrase can mean for the question "is this where a one-time code goes?". A language is a record from these to
 * phrases, see `phrases.ts` for how they are written.
 */
export type Concept =
  // Codes.
  /** Cannot be anything but a one-time code: "OTP", "one-time password". */
  | "oneTime"
  /** Says code and what for: "verification code". */
  | "verifyCode"
  /** Says code, and could be any code. */
  | "code"
  /** "6-digit". */
  | "digits"
  // Context.
  /** An authenticator makes the code. */
  | "app"
  /** The word "app" alone: with a code in the same label it is the authenticator. */
  | "appWord"
  /** A second step or factor is what the page is about. */
  | "factor"
  /** A message with the code is on its way. */
  | "sent"
  /** Names a way of sending, without saying that anything was sent. */
  | "channel"
  /** On a button: asks for a message, or for another one. */
  | "askToSend"
  /** An authenticator is being set up here. */
  | "enrol"
  // Codes of other kinds, and fields that are none.
  | "recovery"
  | "captcha"
  | "coupon"
  | "postal"
  | "card"
  | "invite"
  | "booking"
  | "phone"
  | "login"
  | "password"
  | "secret"
  | "search"
  /** Any other field that has a name of its own. */
  | "other"
  // Pages about other codes.
  /** Invents or changes a PIN. */
  | "newPin"
  /** Asks for a PIN or password that stays the same. */
  | "fixedPin"
  /** The code stands on another screen or on paper. */
  | "elsewhere";

export type Words = Readonly<Partial<Record<Concept, string>>>;
