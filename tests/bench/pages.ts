/** Pages of the web that are the same in each run, served on loopback. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type PageName = "blank" | "heavy" | "changing";

const pageOf = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body>${body}</body></html>`;

const INPUT_TYPES = ["text", "email", "password", "tel", "search", "number", "text", "text", "checkbox", "hidden"];

/** 5,000 elements, of which 200 inputs in 20 forms and 100 pictures. */
function heavyPage(): string {
  const forms = Array.from({ length: 20 }, (_, form) => {
    const inputs = INPUT_TYPES.map((type, index) => `<input type="${type}" name="f${form}i${index}">`);
    return `<form>${inputs.join("")}</form>`;
  });
  const pictures = Array.from(
    { length: 100 },
    (_, index) => `<img src="/picture?${index}" width="32" height="32" alt="">`,
  );
  const rows = Array.from(
    { length: (5000 - 4 - 20 - 200 - 100) / 3 },
    (_, index) => `<div class="row"><span>item ${index}</span><a href="#${index}">link ${index}</a></div>`,
  );
  return pageOf([...forms, ...pictures, ...rows].join(""));
}

/** Five nodes come and five go ten times a second; one in ten is an input. */
const changingPage = pageOf(`<div id="feed"></div><script>
  const feed = document.getElementById("feed");
  let count = 0;
  setInterval(() => {
    for (let index = 0; index < 5; index++) {
      const node = document.createElement(++count % 10 === 0 ? "input" : "div");
      node.textContent = "message " + count;
      feed.append(node);
      if (feed.children.length > 200) feed.firstChild.remove();
    }
  }, 100);
</script>`);

const PAGES: Record<PageName, string> = { blank: pageOf(""), heavy: heavyPage(), changing: changingPage };
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="32" height="32" fill="#abc"/></svg>';

const isPage = (name: string): name is PageName => Object.hasOwn(PAGES, name);

export async function servePages(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer(({ url = "/" }, response) => {
    const name = url.slice(1);
    const [type, body] = isPage(name) ? ["text/html", PAGES[name]] : ["image/svg+xml", PICTURE];
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
