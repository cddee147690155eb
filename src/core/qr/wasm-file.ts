/** Where the build puts the decoder's WebAssembly, as an address inside the extension. Callers fetch it. */
export { default as zxingWasmUrl } from "zxing-wasm/reader/zxing_reader.wasm?url";
