import { describe, expect, it } from "vitest";
import { pathPattern } from "../../../src/content/fields/taught.ts";

describe("the path of a page on which a field was pointed at", () => {
  it.each([
    ["/login", "", "/login"],
    ["/users/4711/verify", "", "/users/*/verify"],
    ["/s/9f8c7d6e5a4b/2fa", "", "/s/*/2fa"],
    ["/v2/step1", "", "/v2/step1"],
    ["/app", "#/sign-in/code?next=/home", "/app#/sign-in/code"],
    ["/app", "#top", "/app"],
    [`/${"a".repeat(41)}`, "", "/*"],
  ])("%s%s is kept as %s", (pathname, hash, pattern) => {
    expect(pathPattern({ pathname, hash })).toBe(pattern);
  });

  it("has an end", () => {
    expect(pathPattern({ pathname: "/ab".repeat(500), hash: "" })).toHaveLength(200);
  });
});
