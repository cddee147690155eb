import { buildOtpauthUri } from "#core/account/otpauth-uri.ts";
import { fits } from "../fit.ts";
import type { ExportTarget } from "../target.ts";

/** A key URI on each line: what nearly every app reads. Steam as Aegis and Ente write it. */
export const otpauthList: ExportTarget = {
  app: "otpauth-uri",
  id: "otpauth-uri",
  extension: "txt",
  fit: fits({ types: ["totp", "hotp", "steam"] }),
  write: (drafts) => drafts.map((draft) => `${buildOtpauthUri(draft)}\n`).join(""),
};
