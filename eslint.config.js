import tseslint from "typescript-eslint";

/** Which folder of src/ may import which others. Everything points towards core; nothing points back. */
const mayImport = {
  core: [],
  messages: ["core"],
  platform: ["core", "messages"],
  background: ["core", "messages", "platform"],
  content: ["core", "messages", "platform"],
  ui: ["core", "messages", "platform"],
};

/** Packages that have one home; everyone else asks that home. */
const homes = {
  otpauth: "src/core/account/**",
  jsqr: "src/core/qr/**",
  "zxing-wasm": "src/core/qr/**",
  // Other apps' files bring key derivations of their own.
  "hash-wasm": ["src/core/vault/**", "src/core/import/kdf.ts"],
  qr: "src/core/qr/**",
  tldts: "src/core/matcher/**",
  "webextension-polyfill": "src/platform/browser.ts",
  preact: "src/ui/**",
};

const packageRules = (file) =>
  Object.entries(homes)
    .filter(([, home]) => !file || home !== file)
    .map(([name, home]) => ({
      regex: `^@?${name}(/.*)?$`,
      message: `Only ${[home].flat().join(", ")} imports ${name}.`,
    }));

const folders = Object.keys(mayImport);
const arrowRules = folders.map((folder) => {
  const forbidden = folders.filter((other) => other !== folder && !mayImport[folder].includes(other));
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: `^(#|(\\.\\./)+)(${forbidden.join("|")})/(?!.*[?]script$)`,
              message: `${folder} may import only: ${[folder, ...mayImport[folder]].join(", ")}.`,
            },
            ...packageRules(),
          ],
        },
      ],
    },
  };
});
// A home may import its own package; its arrows stay.
const homeRules = [...new Set(Object.values(homes).flat())].map((home) => {
  const folder = home.split("/")[1];
  const own = Object.entries(homes).filter(([, places]) => [places].flat().includes(home));
  const forbidden = folders.filter((other) => other !== folder && !mayImport[folder].includes(other));
  return {
    files: [home.endsWith("**") ? `${home}/*.{ts,tsx}` : home],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: `^(#|(\\.\\./)+)(${forbidden.join("|")})/(?!.*[?]script$)`,
              message: `${folder} may not import these.`,
            },
            ...packageRules().filter((rule) => !own.some(([name]) => rule.regex.includes(name))),
          ],
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ["dist/", "demo-out/", "test-out/", "bench-out/", "node_modules/", "tests/site/vendor/"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "no-console": "error",
      eqeqeq: "error",
    },
  },
  ...arrowRules,
  ...homeRules,
  {
    files: ["src/core/**/*.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["fetch", "setTimeout", "setInterval", "console", "indexedDB", "caches", "navigator", "location"].map(
          (name) => ({
            name,
            message: "The core has no effects of its own: take it as an argument.",
          }),
        ),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time comes in as an argument." },
        { object: "Math", property: "random", message: "Randomness comes in as an argument." },
        { object: "crypto", property: "getRandomValues", message: "Randomness comes in as an argument." },
      ],
    },
  },
  {
    files: ["tests/**/*.ts", "tests/**/*.tsx"],
    rules: {
      "no-console": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);
