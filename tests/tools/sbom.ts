import lock from "../../package-lock.json" with { type: "json" };

type LockedPackage = {
  readonly version: string;
  readonly license?: string;
  /** "sha512-" and base64 of the archive's hash. */
  readonly integrity?: string;
  readonly dev?: boolean;
};

/** Where a package is in the lock file: "node_modules/" and its name, perhaps within another package. */
const FOLDER = "node_modules/";
const packages: Readonly<Record<string, LockedPackage>> = lock.packages;

/** What `npm ci --omit=dev` would install: all that can be in the shipped code. */
export const shippedPackages = Object.entries(packages)
  .filter(([path, { dev }]) => path.startsWith(FOLDER) && dev !== true)
  .map(([path, locked]) => ({ name: path.slice(path.lastIndexOf(FOLDER) + FOLDER.length), ...locked }));

/**
 * The software bill of materials as CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json. Without the serial number and time
 * that `npm sbom` puts in, so that the same sources give the same bytes.
 */
export function billOfMaterials(): string {
  const { name, version } = lock;
  const components = shippedPackages.map(({ name: component, version: pinned, license, integrity }) => ({
    type: "library",
    "bom-ref": `${component}@${pinned}`,
    name: component,
    version: pinned,
    purl: `pkg:npm/${component.replace("@", "%40")}@${pinned}`,
    licenses: [{ expression: license ?? "NOASSERTION" }],
    hashes: [{ alg: "SHA-512", content: Buffer.from(integrity?.split("-")[1] ?? "", "base64").toString("hex") }],
  }));
  const metadata = { component: { type: "application", "bom-ref": `${name}@${version}`, name, version } };
  return `${JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.6", version: 1, metadata, components }, null, 2)}\n`;
}
