import type { KeyedArea } from "./storage.ts";

/** The one object store of each database; values lie under keys of their own, not inside them. */
const OBJECTS = "items";

/**
 * A keyed area in an IndexedDB database. Each write is answered only once it is on the disk (`durability: "strict"`), which
 * `storage.local` never promises. Rejects where the browser offers no IndexedDB (Firefox that never remembers history).
 */
export function indexedDbArea(name: string): KeyedArea {
  const open = connector(name);
  return {
    get: async (keys) => {
      const objects = (await open()).transaction(OBJECTS, "readonly").objectStore(OBJECTS);
      const entries = await Promise.all(keys.map(async (key) => [key, await answerOf(objects.get(key))] as const));
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    },
    set: async (items) => {
      await write(await open(), (objects) => {
        for (const [key, value] of Object.entries(items)) objects.put(value, key);
      });
    },
    remove: async (keys) => {
      await write(await open(), (objects) => {
        for (const key of keys) objects.delete(key);
      });
    },
  };
}

/** The keys of this browser profile that open a vault without asking; see `deviceKeyStore`. */
export type DeviceKeys = {
  /** Those that there are: the one in use, and one that was made and perhaps never got into a vault. */
  readonly all: () => Promise<readonly CryptoKey[]>;
  /** Makes a key beside the one in use, which must stay until a vault with the new one has been saved. */
  readonly make: () => Promise<CryptoKey>;
  /** Makes `key` the one in use, and forgets the other. */
  readonly settle: (key: CryptoKey) => Promise<void>;
  /** Forgets them: no vault opens by them any more. */
  readonly remove: () => Promise<void>;
};

/**
 * Keeps the device key: an AES-256-GCM key that no code can read out. It is a convenience, not a lock: its bytes lie in the
 * profile on disk, so whoever can copy the profile has it.
 */
export function deviceKeyStore(area: KeyedArea): DeviceKeys {
  return {
    all: async () => {
      const items = await area.get([IN_USE, MADE]);
      return [items[IN_USE], items[MADE]].filter((key) => key instanceof CryptoKey);
    },
    make: async () => {
      const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      await area.set({ [MADE]: key });
      return key;
    },
    settle: async (key) => {
      await area.set({ [IN_USE]: key });
      await area.remove([MADE]);
    },
    remove: () => area.remove([IN_USE, MADE]),
  };
}

const IN_USE = "device-key";
const MADE = "device-key-made";

/** Opens the database once, at the first use, and again after the browser has closed it. */
function connector(name: string): () => Promise<IDBDatabase> {
  let opening: Promise<IDBDatabase> | undefined;
  const forget = () => {
    opening = undefined;
  };
  return () => {
    opening ??= openDatabase(name, forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opening;
  };
}

async function openDatabase(name: string, onGone: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(OBJECTS);
  };
  const database = await answerOf(request);
  database.onclose = onGone;
  // Another context deletes the database: hold it up, and its page would wait for ever.
  database.onversionchange = () => {
    database.close();
    onGone();
  };
  return database;
}

function write(database: IDBDatabase, change: (objects: IDBObjectStore) => void): Promise<void> {
  const transaction = database.transaction(OBJECTS, "readwrite", { durability: "strict" });
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(errorOf(transaction));
    change(transaction.objectStore(OBJECTS));
    transaction.commit();
  });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(errorOf(request));
  });
}

const errorOf = ({ error }: { readonly error: DOMException | null }): Error =>
  error ?? new Error("IndexedDB gave no reason");
