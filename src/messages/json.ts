/**
 * What may cross from one context to another. Messages are serialised as JSON in Chromium; a class such as `Secret` is not
 * assignable to this type, so a handler that would leak one does not compile.
 */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };
