/** Finds the browsers on this machine, or gets them where that is possible without asking. Needs no package. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

export type BrowserName = "chromium" | "firefox";

type BrowserFacts = {
  /** Overrides the search. */
  readonly variable: string;
  /** Commands to look for on the PATH, best first. */
  readonly commands: readonly string[];
  readonly usualPaths: () => readonly string[];
  /** Debian's package. */
  readonly package: string;
  readonly help: Readonly<Record<"linux" | "darwin" | "win32", string>>;
};

const browsers: Readonly<Record<BrowserName, BrowserFacts>> = {
  chromium: {
    variable: "CHROME_PATH",
    commands: [
      "chromium",
      "chromium-browser",
      "google-chrome-stable",
      "google-chrome",
      "brave-browser",
      "microsoft-edge",
    ],
    usualPaths: () => [
      "/snap/bin/chromium",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      ...windowsPaths("Google/Chrome/Application/chrome.exe"),
      ...windowsPaths("Microsoft/Edge/Application/msedge.exe"),
      ...playwrightChromiums(),
    ],
    package: "chromium",
    help: {
      linux: "sudo apt-get install chromium   (Debian; Ubuntu: sudo snap install chromium)",
      darwin: "brew install --cask chromium",
      win32: "winget install Google.Chrome",
    },
  },
  firefox: {
    variable: "FIREFOX_PATH",
    commands: ["firefox-esr", "firefox", "firefox-developer-edition", "firefox-nightly"],
    usualPaths: () => [
      "/snap/bin/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
      "/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox",
      ...windowsPaths("Mozilla Firefox/firefox.exe"),
    ],
    package: "firefox-esr",
    help: {
      linux: "sudo apt-get install firefox-esr   (Debian; Ubuntu: sudo snap install firefox)",
      darwin: "brew install --cask firefox",
      win32: "winget install Mozilla.Firefox",
    },
  },
};

/** @returns The path of the browser's program, or undefined. An override that does not run is not looked past. */
function findBrowser(name: BrowserName): string | undefined {
  const { variable, commands, usualPaths } = browsers[name];
  const override = process.env[variable];
  if (override) return isProgram(override) ? override : undefined;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix)));
  return [...onPath, ...usualPaths()].find(isProgram);
}

/**
 * Finds the browser, and on Debian as root installs it where it is missing.
 * @throws With the command that gets it, where it is missing still.
 */
export function requireBrowser(name: BrowserName): string {
  const found = findBrowser(name) ?? (canInstall(name) ? install(name) : undefined);
  if (found) return found;
  const { variable, help } = browsers[name];
  const platform = process.platform === "darwin" || process.platform === "win32" ? process.platform : "linux";
  const override = process.env[variable];
  throw new Error(
    override
      ? `${variable} is ${override}, and no program is there.`
      : `No ${name} was found. Get it with\n\n    ${help[platform]}\n\nor say where it is: ${variable}=/path/to/it`,
  );
}

/** Whether a window can be shown here. */
export function hasDisplay(): boolean {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

/** Chromium refuses to run its sandbox as root. */
export const runsAsRoot = (): boolean => process.getuid?.() === 0;

function canInstall(name: BrowserName): boolean {
  if (process.env[browsers[name].variable] || !runsAsRoot() || !isProgram("/usr/bin/apt-get")) return false;
  // Ubuntu's packages of these names only point to the snap store.
  return /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function install(name: BrowserName): string | undefined {
  const packageName = browsers[name].package;
  console.log(`No ${name} was found: installing Debian's ${packageName}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "--yes", "--no-install-recommends", packageName]]) {
    const { status, stdout, stderr } = spawnSync("apt-get", ["--quiet", ...args], { env, encoding: "utf8" });
    if (status !== 0) {
      console.error(stdout + stderr);
      return undefined;
    }
  }
  return findBrowser(name);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function windowsPaths(program: string): string[] {
  return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) => {
    const folder = process.env[variable];
    return folder ? [join(folder, program)] : [];
  });
}

function playwrightChromiums(): string[] {
  const cache = join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((folder) => /^chromium-\d+$/.test(folder))
    .flatMap((folder) => ["chrome-linux", "chrome-linux64"].map((build) => join(cache, folder, build, "chrome")));
}
