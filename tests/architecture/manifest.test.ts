/** What the manifest asks for and what docs/SECURITY.md tells people about it are the same. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import manifest from "../../manifest.json" with { type: "json" };

const security = readFileSync("docs/SECURITY.md", "utf8");
const section = (title: string): string => security.split(`## ${title}`)[1]?.split("\n## ")[0] ?? "";

describe("the manifest", () => {
  it("P5: asks for the permissions of the table in docs/SECURITY.md, and for no others", () => {
    const rows = [...section("Permissions, line by line").matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual(manifest.permissions.toSorted());
  });

  it("P5: asks for sites only when the user wants it, and injects nothing at install", () => {
    expect(manifest.optional_host_permissions).toEqual(["<all_urls>"]);
    for (const member of [
      "host_permissions",
      "content_scripts",
      "web_accessible_resources",
      "externally_connectable",
    ]) {
      expect(manifest).not.toHaveProperty(member);
    }
  });

  it("has the content security policy that is written there", () => {
    const written = /`(default-src[^`]+)`/.exec(section("Content security policy"))?.[1]?.replace(/\s+/g, " ");
    expect(manifest.content_security_policy.extension_pages).toBe(written);
  });
});
