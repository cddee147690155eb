// The least that a popup over an encrypted vault can do: no worker, no framework, no checks. It opens the vault with the key
// of the session, makes the codes of the rows in view, and searches by substring.
const { TOTP, Secret } = globalThis.OTPAuth;
const ROW_HEIGHT = 56;
const PERIOD_MS = 30_000;

const search = document.getElementById("search");
const bar = document.getElementById("bar");
const list = document.getElementById("list");
const rows = document.getElementById("rows");

let accounts = [];
let shown = [];
let texts;

const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

async function readAccounts() {
  const [{ key }, { vault }] = await Promise.all([
    chrome.storage.session.get("key"),
    chrome.storage.local.get("vault"),
  ]);
  const vaultKey = await crypto.subtle.importKey("raw", fromBase64(key), "AES-GCM", false, ["decrypt"]);
  const sealed = { name: "AES-GCM", iv: fromBase64(vault.iv) };
  const plain = await crypto.subtle.decrypt(sealed, vaultKey, fromBase64(vault.ciphertext));
  return JSON.parse(new TextDecoder().decode(plain));
}

function rowOf({ issuer, label, secret }) {
  const code = TOTP.generate({ secret: Secret.fromBase32(secret) });
  const row = document.createElement("div");
  row.className = "row";
  const parts = [
    ["issuer", issuer],
    ["label", label],
    ["code", `${code.slice(0, 3)} ${code.slice(3)}`],
  ];
  for (const [name, text] of parts) {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = text;
    row.append(part);
  }
  return row;
}

function draw() {
  const from = Math.max(0, Math.floor(list.scrollTop / ROW_HEIGHT) - 2);
  const inView = shown.slice(from, from + Math.ceil(list.clientHeight / ROW_HEIGHT) + 4);
  rows.style.height = `${shown.length * ROW_HEIGHT}px`;
  rows.style.paddingTop = `${from * ROW_HEIGHT}px`;
  rows.replaceChildren(...inView.map(rowOf));
}

function find() {
  texts ??= accounts.map(({ issuer, label }) => `${issuer} ${label}`.toLowerCase());
  const wanted = search.value.toLowerCase();
  shown = accounts.filter((_, index) => texts[index].includes(wanted));
  list.scrollTop = 0;
  draw();
}

function redrawAtEachPeriod() {
  setTimeout(
    () => {
      draw();
      redrawAtEachPeriod();
    },
    PERIOD_MS + 5 - (Date.now() % PERIOD_MS),
  );
}

function showTimeLeft() {
  bar.style.transform = `scaleX(${1 - (Date.now() % PERIOD_MS) / PERIOD_MS})`;
  setTimeout(showTimeLeft, 1003 - (Date.now() % 1000));
}

void readAccounts().then((read) => {
  accounts = read;
  shown = read;
  draw();
  list.addEventListener("scroll", draw, { passive: true });
  search.addEventListener("input", find);
  redrawAtEachPeriod();
  showTimeLeft();
});
