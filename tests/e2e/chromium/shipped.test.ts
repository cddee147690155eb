/** What is in the built extensions, read as files: no browser is needed for this, only the build. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtExtension } from "../../tools/build.ts";
import { packages, BILL_OF_MATERIALS } from "../../tools/packages.ts";
import { unzipSync } from "fflate";

/** The notices of the libraries inside, which their licences want to be kept: nothing that runs. */
const NOTICES = /\/\*![^]*?\*\/|^\/\/!.*$/gm;

/** Names of XML namespaces: they look like addresses and are never asked for. */
const NAMESPACES =
  /^http:\/\/www\.w3\.org\/(?:1998\/Math\/MathML|1999\/xhtml|1999\/xlink|2000\/svg|2000\/xmlns\/|XML\/1998\/namespace)$/;

const filesOf = (target: "chromium" | "firefox"): readonly (readonly [name: string, text: string])[] => {
  const folder = builtExtension(target);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, "latin1")]);
};

const zips = packages();

describe.each(["chromium", "firefox"] as const)("P4: what is shipped for %s", (target) => {
  const files = filesOf(target);
  const code = files.filter(([name]) => /\.(?:js|html|css|json|wasm|svg)$/.test(name));

  it("names no network address", () => {
    expect(code.length).toBeGreaterThan(10);
    const found = code.flatMap(([name, text]) =>
      [...text.replace(NOTICES, "").matchAll(/\b(?:https?|wss?|ftp):\/\/[\w.-]+\.[\w.-]+[\w/.#-]*/gi)]
        .map(([address]) => address)
        .filter((address) => !NAMESPACES.test(address))
        .map((address) => `${name}: ${address}`),
    );
    expect(found).toEqual([]);
  });

  // The decoder's loader knows fetch and XMLHttpRequest for its own file; the security policy lets them go nowhere else.
  it("has no other way to the network than the one to its own files", () => {
    const scripts = code.filter(([name]) => name.endsWith(".js"));
    const found = scripts.flatMap(([name, text]) =>
      ["WebSocket", "EventSource", "RTCPeerConnection", "sendBeacon", "importScripts", "eval("]
        .filter((word) => new RegExp(`(?<![\\w.])${word.replace("(", "\\(")}`).test(text))
        .map((word) => `${name}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it("has no script in its pages and makes nothing web accessible", () => {
    for (const [name, text] of files.filter(([name]) => name.endsWith(".html"))) {
      expect(text.match(/<script(?![^>]*\bsrc=)/g), name).toBeNull();
      expect(text.match(/\son\w+=/g), name).toBeNull();
    }
    const manifest = JSON.parse(files.find(([name]) => name === "manifest.json")?.[1] ?? "") as object;
    expect(manifest).not.toHaveProperty("web_accessible_resources");
    expect(manifest).not.toHaveProperty("externally_connectable");
    expect(manifest).not.toHaveProperty("host_permissions");
  });

  it("is packed with its bill of materials", () => {
    const zip = unzipSync(zips[`tock-${target}.zip`] ?? new Uint8Array());
    expect(Object.keys(zip)).toContain(BILL_OF_MATERIALS);
  });
});
