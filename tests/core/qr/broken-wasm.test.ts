import { expect, it } from "vitest";
import { createQrReader } from "#core/qr/reader.ts";
import { drawCode } from "./draw.ts";

// In a file of its own: zxing-wasm keeps one module for all of its callers.
it("goes on without WebAssembly where its file is broken", async () => {
  const read = await createQrReader(new ArrayBuffer(8));
  const result = await read(drawCode("https://example.org", { module: 3 }));
  expect(result.ok && result.value.map(({ text }) => text)).toEqual(["https://example.org"]);
});
