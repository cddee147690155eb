import * as v from "valibot";
import { LIMITS } from "#core/account/parameters.ts";
import { MAX_SECRET_BYTES } from "#core/account/secret.ts";

const within = ({ min, max }: { readonly min: number; readonly max: number }) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));
const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const site = v.strictObject({ kind: v.picklist(["domain", "host", "origin"]), value: text(260) });
const algorithm = v.picklist(["SHA1", "SHA256", "SHA512"]);

const common = {
  issuer: text(1000),
  label: text(1000),
  secret: v.pipe(v.string(), v.minLength(4), v.maxLength(Math.ceil(MAX_SECRET_BYTES / 3) * 4)),
  sites: v.pipe(v.array(site), v.maxLength(50)),
  tags: v.pipe(v.array(text(1000)), v.maxLength(200)),
  note: text(10_000),
  pinned: v.boolean(),
  recoveryCodes: v.pipe(
    v.array(v.strictObject({ code: text(1000), usedAt: v.optional(within({ min: 0, max: Number.MAX_SAFE_INTEGER })) })),
    v.maxLength(200),
  ),
};

/** `DraftRow` of the core: an account that a file holds, its key included, on its way to the background. */
export const draftRow = v.variant("type", [
  v.strictObject({
    type: v.literal("totp"),
    ...common,
    algorithm,
    digits: within(LIMITS.digits),
    periodSeconds: within(LIMITS.period),
  }),
  v.strictObject({
    type: v.literal("hotp"),
    ...common,
    algorithm,
    digits: within(LIMITS.digits),
    counter: within(LIMITS.counter),
  }),
  v.strictObject({ type: v.literal("steam"), ...common }),
]);
