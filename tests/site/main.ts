/** `tsx tests/site/main.ts [port]` runs the demo site until it is stopped. */
import { startSite } from "./server.ts";

const site = await startSite({ port: Number(process.argv[2] ?? 8787) });
console.log(`Demo site: ${site.origin}`);
