import { getDomain, getPublicSuffix } from "tldts";
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import { publicSuffixesOnDemand } from "../vite.worker.ts";

type Tldts = { readonly getDomain: typeof getDomain; readonly getPublicSuffix: typeof getPublicSuffix };

/** tldts as it gets into the package. */
async function built(): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: "silent",
    plugins: [publicSuffixesOnDemand()],
    build: { write: false, lib: { entry: "node_modules/tldts/dist/es6/index.js", formats: ["es"], fileName: "tldts" } },
  })) as Rolldown.RolldownOutput[];
  return result[0]!.output[0].code;
}

describe("the public suffix list that waits for its first lookup", () => {
  let code: string;
  let lazy: Tldts;
  beforeAll(async () => {
    code = await built();
    lazy = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Tldts;
  }, 30_000);

  it.each([
    "login.example.org",
    "example.co.uk",
    "co.uk",
    "a.b.github.io",
    "www.ck",
    "shop.example.ck",
    "x.city.kawasaki.jp",
    "deep.x.kawasaki.jp",
    "xn--55qx5d.cn",
    "name.unlisted",
    "localhost",
    "192.168.0.1",
  ])("knows %s as tldts does", (host) => {
    const options = { allowPrivateDomains: true };
    expect(lazy.getDomain(host, options)).toBe(getDomain(host, options));
    expect(lazy.getPublicSuffix(host, options)).toBe(getPublicSuffix(host, options));
  });

  it("is text until then, and there once", () => {
    expect(code).not.toMatch(/new Uint\d+Array\(\[\d+,/);
    expect(code.length).toBeLessThan(200_000);
    expect(code, "one letter beyond Latin 1 doubles the script").toMatch(/^[\0-\x7f]*$/);
  });
});
