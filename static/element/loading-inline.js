// What an element needs before it can show anything: the engine and its style sheet, inside the script.
// The build puts GLUE, WASM (base64 of gzip) and STYLE before this.

/** Where this script is; nothing where it stands in a page. */
const SCRIPT = document.currentScript?.src ? new URL(document.currentScript.src) : null;

async function glue() {
  return GLUE;
}

/** Nothing follows the engine. */
const later = null;

async function code() {
  const packed = Uint8Array.from(atob(WASM), (char) => char.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return WebAssembly.compile(await new Response(stream).arrayBuffer());
}

/** The engine carries the whole of the record, or none: nothing is fetched. */
const WHOLE_RECORD = null;
const held = () => ({});

/** Nothing is beside it: the page reads every record itself. */
const READER = null;

async function style() {
  return STYLE;
}
