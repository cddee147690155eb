/** Vite's way to ask for a file's address instead of its content. */
declare module "*.wasm?url" {
  const url: string;
  export default url;
}
