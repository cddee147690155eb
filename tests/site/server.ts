import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { backupCodeRoutes } from "./backup-code-pages.ts";
import { EventLog } from "./events.ts";
import { formRoutes } from "./form-pages.ts";
import { homeRoutes } from "./home.ts";
import { journeyRoutes } from "./journey.ts";
import { layout } from "./layout.ts";
import { Practice, PRACTICE_LABEL } from "./practice.ts";
import { qrRoutes } from "./qr-pages.ts";
import { file, page, type Loosened, type Reply, type Routes, type SiteState, type Visit } from "./routes.ts";
import { html } from "./html.ts";
import { carriesToken, Sessions } from "./sessions.ts";

const MAX_FORM_BYTES = 16_384;

export type SiteOptions = {
  /** Left out or 0: any free port. */
  readonly port?: number;
  readonly host?: string;
  /** The server's clock, Unix ms. Left out: the machine's. */
  readonly now?: () => number;
  /** Period of the test pages' codes. Left out: 30. Shorter ones spare those who wait for the next code. */
  readonly practicePeriodSeconds?: number;
  /** Pages besides the site's own. */
  readonly morePages?: (state: SiteState, practice: Practice) => Routes;
};

export type Site = {
  /** The site by name: http://localhost:port */
  readonly origin: string;
  /** The same server by number: for the browser another origin, and another site. */
  readonly otherOrigin: string;
  /** What the server did, by its own account. */
  readonly events: EventLog;
  /** The account that the test pages check: scan its code at /practice, or take its URI from here. */
  readonly practice: { readonly label: string; readonly uri: string };
  readonly close: () => Promise<void>;
};

/** Starts the demo site on loopback. Everything it knows is gone when it closes. */
export async function startSite({
  port = 0,
  host = "127.0.0.1",
  now = Date.now,
  practicePeriodSeconds,
  morePages = () => ({}),
}: SiteOptions = {}): Promise<Site> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const actualPort = (server.address() as AddressInfo).port;
  const origins = [`http://localhost:${actualPort}`, `http://127.0.0.1:${actualPort}`] as const;

  const events = new EventLog();
  const practice = new Practice(practicePeriodSeconds);
  const sessions = new Sessions(actualPort);
  const state: SiteState = { members: new Map(), sessions, record: events.record.bind(events) };
  const routes: Routes = {
    ...homeRoutes,
    ...backupCodeRoutes,
    ...journeyRoutes(state),
    ...qrRoutes(state, practice),
    ...formRoutes(state, practice),
    ...morePages(state, practice),
    ...(await staticRoutes()),
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const origin = origins.find((known) => known === `http://${request.headers.host ?? ""}`);
    // A name that is not ours points here: an attempt to read this site from another one.
    if (!origin) {
      end(response, 421, "text/plain", "Unknown host");
      return;
    }
    const session = sessions.of(request);
    const visit: Visit = {
      url: new URL(request.url ?? "/", origin),
      form: await readForm(request),
      session,
      nowMs: now(),
      otherOrigin: origin === origins[0] ? origins[1] : origins[0],
    };
    const reply = await replyTo(request, visit, origin, routes);
    const going = reply.kind === "redirect" ? (reply.session ?? session) : session;
    response.setHeader("Set-Cookie", sessions.cookieFor(going));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    switch (reply.kind) {
      case "redirect":
        response.setHeader("Location", reply.to);
        end(response, 303, "text/plain", "");
        break;
      case "file":
        end(response, 200, reply.type, reply.body);
        break;
      case "page":
        response.setHeader("Content-Security-Policy", contentSecurityPolicy(origins, reply.loosened));
        end(response, reply.status, "text/html; charset=utf-8", layout(reply, going).text);
    }
  };

  server.on("request", (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      end(response, 500, "text/plain", "The demo site failed.");
    });
  });

  return {
    origin: origins[0],
    otherOrigin: origins[1],
    events,
    practice: { label: PRACTICE_LABEL, uri: practice.uriFor(PRACTICE_LABEL) },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function replyTo(request: IncomingMessage, visit: Visit, origin: string, routes: Routes): Promise<Reply> {
  const route = routes[`${request.method ?? ""} ${visit.url.pathname}`];
  if (!route) return page("Not found", html`<h1>There is no such page</h1>`, { status: 404 });
  if (request.method === "POST" && !wasSentHere(request, visit, origin)) {
    return page("Please try again", html`<h1>This form has expired</h1>`, { status: 403 });
  }
  return route(visit);
}

/** A form that another site made is refused: by its origin, and where it acts for someone also by its token. */
function wasSentHere(request: IncomingMessage, { url, form, session }: Visit, origin: string): boolean {
  if (request.headers.origin !== undefined && request.headers.origin !== origin) return false;
  return PRACTICE_PAGES.test(url.pathname) || carriesToken(form, session);
}

/** They act for nobody, and some of them are shown in another site's frame, where they get no cookie. */
const PRACTICE_PAGES = /^\/(?:forms|qr|practice|rehearsal)(?:\/|$)/;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  if (request.method !== "POST") return new URLSearchParams();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_FORM_BYTES) return new URLSearchParams();
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

async function staticRoutes(): Promise<Routes> {
  const read = (name: string) => readFile(new URL(name, import.meta.url));
  const routes: Record<string, Routes[string]> = {};
  const add = async (path: string, name: string, type: string) => {
    const body = await read(name);
    routes[`GET ${path}`] = () => file(type, body);
  };
  await add("/style.css", "style.css", "text/css");
  await add("/favicon.svg", "favicon.svg", "image/svg+xml");
  for (const name of ["boxes", "controlled", "late-form", "qr-blob", "qr-canvas", "qr-late", "shadow-form"]) {
    await add(`/client/${name}.js`, `client/${name}.js`, "text/javascript");
  }
  return routes;
}

/** Strict, as a careful site would be: a prompt that needs more than this would not show. */
const contentSecurityPolicy = (origins: readonly string[], loosened?: Loosened): string =>
  [
    "default-src 'none'",
    `script-src 'self'${loosened ? ` 'nonce-${loosened.nonce}'` : ""}${loosened?.eval ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${loosened ? " 'unsafe-inline'" : ""}`,
    "connect-src 'self'",
    `img-src 'self' data: blob: ${origins.join(" ")}`,
    `frame-src ${origins.join(" ")}`,
    `frame-ancestors ${origins.join(" ")}`,
    "form-action 'self'",
    "base-uri 'none'",
  ].join("; ");

function end(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "Content-Type": type });
  response.end(body);
}
