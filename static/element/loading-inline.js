// What an element needs before it can show anything: the engine and its style sheet, inside the script.
// The build puts `wasm_bindgen`, WASM (base64 of gzip) and STYLE before this.

/** Where this script is; nothing where it stands in a page. */
const SCRIPT = document.currentScript?.src ? new URL(document.currentScript.src) : null;

async function engine() {
  const packed = Uint8Array.from(atob(WASM), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  await wasm_bindgen({ module_or_path: await new Response(stream).arrayBuffer() });
  return wasm_bindgen;
}

/** The engine carries the whole of the record, or none. */
const WHOLE_RECORD = null;

async function style() {
  return STYLE;
}
