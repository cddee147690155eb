/** Sets of labelled pages: a folder with `labels.json`, or the project's own; and serving them. */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { evalPages } from "./pages/index.ts";
import type { EvalPage } from "./pages/page.ts";

export type Label = Omit<EvalPage, "html">;
export type PageSet = {
  readonly labels: readonly Label[];
  /** @throws Where there is no such file. */
  readonly read: (file: string) => Promise<string | Buffer>;
};

/** Pages that only stand in frames of others are read, not visited. */
const PART = "part of another page";

export const generatedSet = (): PageSet => {
  const html = new Map(evalPages.map((page) => [page.file, page.html]));
  return {
    labels: evalPages.filter(({ notes }) => notes !== PART),
    read: (file) => {
      const page = html.get(file);
      return page === undefined ? Promise.reject(new Error("no such page")) : Promise.resolve(page);
    },
  };
};

export const folderSet = (folder: string): PageSet => ({
  labels: JSON.parse(readFileSync(join(folder, "labels.json"), "utf8")) as readonly Label[],
  read: (file) => readFile(join(resolve(folder), file)),
});

const listen = (server: Server): Promise<string> =>
  new Promise((done) =>
    server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );

/** Serves a set over loopback, from two origins: what lies under `/other/` on the first is on the second. */
export async function servePages({ read }: PageSet): Promise<{ readonly origin: string; readonly close: () => void }> {
  let otherOrigin = "";
  const serve = (): Server =>
    createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
      if (path.startsWith("other/")) {
        response.writeHead(302, { location: `${otherOrigin}/${path.slice("other/".length)}` }).end();
        return;
      }
      read(path).then(
        (body) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body),
        () => response.writeHead(404).end(),
      );
    });
  const servers = [serve(), serve()] as const;
  const [origin, other] = await Promise.all([listen(servers[0]), listen(servers[1])]);
  otherOrigin = other;
  return { origin, close: () => servers.forEach((server) => server.close()) };
}
