import type { Site } from "./server.ts";

/** A browser without a screen: keeps cookies, follows redirects, sends forms with the token of the page before. */
export class Visitor {
  readonly #origin: string;
  #cookie = "";
  #token = "";
  /** Status and markup of the page it is on. */
  status = 0;
  page = "";
  path = "";

  constructor(site: Site) {
    this.#origin = site.origin;
  }

  get(path: string): Promise<this> {
    return this.#go(path, { method: "GET" });
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<this> {
    const body = new URLSearchParams({ token: this.#token, ...fields });
    return this.#go(path, { method: "POST", body });
  }

  async #go(path: string, init: RequestInit): Promise<this> {
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      redirect: "manual",
      headers: { cookie: this.#cookie, origin: this.#origin },
    });
    this.#cookie = response.headers.get("set-cookie")?.split(";")[0] ?? this.#cookie;
    const location = response.headers.get("location");
    if (location !== null) return this.get(location);
    this.status = response.status;
    this.path = path;
    this.page = await response.text();
    this.#token = /name="token" value="([^"]+)"/.exec(this.page)?.[1] ?? "";
    return this;
  }
}
