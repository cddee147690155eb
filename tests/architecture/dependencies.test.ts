/** What docs/DEPENDENCIES.md says of the packages that Tock is made of, and what the lock file holds, are the same. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import lock from "../../package-lock.json" with { type: "json" };
import pkg from "../../package.json" with { type: "json" };
import { billOfMaterials, shippedPackages } from "../tools/sbom.ts";

const page = readFileSync("docs/DEPENDENCIES.md", "utf8");
const [, shipped = "", tools = ""] = page.split(/^## .+$/m);
const named = [...shipped.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\| (\d+) +\| .{20,}\|$/gm)];
const licences = new Map(shippedPackages.map(({ name, license }) => [name, license]));
const locked = Object.entries(lock.packages) as [string, { resolved?: string; integrity?: string }][];

describe("P2: the dependencies", () => {
  it("of the shipped code are those of the page, each with its licence, its size and its reason", () => {
    expect(named.map(([, name]) => name)).toEqual(Object.keys(pkg.dependencies));
    for (const [, name = "", licence] of named) expect(licence, name).toBe(licences.get(name));
  });

  it("that come along with them are named too", () => {
    for (const { name } of shippedPackages) expect(page).toContain(`\`${name}\``);
  });

  it("of the tools are named, but for types", () => {
    const names = Object.keys(pkg.devDependencies).filter((name) => !name.startsWith("@types/"));
    for (const name of names) expect(tools + shipped, name).toMatch(new RegExp(`\`${name}|size-limit`));
  });

  it("are pinned to one version", () => {
    const versions = Object.values({ ...pkg.dependencies, ...pkg.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it("have a hash in the lock file, and none that is shipped runs a script when it is installed", () => {
    expect(locked.filter(([path, { integrity }]) => path !== "" && !integrity?.startsWith("sha512-"))).toEqual([]);
    expect(shippedPackages.filter((each) => "hasInstallScript" in each)).toEqual([]);
  });
});

describe("the bill of materials", () => {
  const bill = JSON.parse(billOfMaterials()) as {
    bomFormat: string;
    components: { name: string; version: string; purl: string; licenses: object[]; hashes: { content: string }[] }[];
  };

  it("lists each shipped package with its version, licence and hash", () => {
    expect(bill.bomFormat).toBe("CycloneDX");
    expect(bill.components).toHaveLength(shippedPackages.length);
    const otpauth = bill.components.find(({ name }) => name === "otpauth");
    expect(otpauth).toMatchObject({
      version: pkg.dependencies.otpauth,
      purl: `pkg:npm/otpauth@${pkg.dependencies.otpauth}`,
      licenses: [{ expression: "MIT" }],
    });
    for (const { hashes } of bill.components) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  });

  it("is the same each time", () => {
    expect(billOfMaterials()).toBe(billOfMaterials());
  });
});
