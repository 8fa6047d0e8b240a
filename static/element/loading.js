// What an element needs before it can show anything: the engine and its style sheet, beside the script.

/** Where this script is; nothing where a bundler has made it part of another one, or put a file's path here. */
const SCRIPT = /^https?:.*\/annals\.js/.test(import.meta.url) ? new URL(import.meta.url) : null;

/** What speaks to the engine. Browsers remember by its address a script that failed, so it gets another. */
async function glue(attempt) {
  // Where the page holds it to its content, that goes by its address, too.
  const anew = !isHeld && attempt > 0 && SCRIPT && new URL(`./annals-core.js?attempt=${attempt}`, SCRIPT).href;
  try {
    const script = anew ? import(/* webpackIgnore: true */ /* @vite-ignore */ anew) : import('./annals-core.js');
    return (await script).default;
  } catch (error) {
    throw lost(anew || './annals-core.js', error);
  }
}

/** The engine, compiled. */
function code(attempt) {
  return compiled(new URL('./annals-core_bg.wasm', import.meta.url), attempt);
}

/** What follows it. */
function later(attempt) {
  return compiled(new URL('./annals-later.wasm', import.meta.url), attempt);
}

function compiled(url, attempt) {
  return fetched(url, { ...held(url), ...from(attempt) }, async (response) =>
    // Some servers do not know its type.
    response.headers.get('Content-Type') === 'application/wasm'
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()));
}

function style(attempt) {
  const url = new URL('./annals.css', import.meta.url);
  return fetched(url, { ...held(url), ...from(attempt) }, (response) => {
    // Everything is a style sheet to a browser, also the page that some servers have for what is missing.
    if (response.headers.get('Content-Type')?.startsWith('text/html')) throw new TypeError('a page is there');
    return response.text();
  });
}

/** The whole of the record, where the engine carries its core alone. */
const WHOLE_RECORD = new URL('./annals-record.json', import.meta.url);

/** What reads a large record beside the page; where the page holds it to its content, nothing that cannot be held. */
const READER = !isHeld && SCRIPT?.origin === location.origin ? new URL('./opening.js', SCRIPT) : null;

/** After a failure nothing is taken from what the browser keeps, which may be what failed. */
const from = (attempt) => (attempt > 0 ? { cache: 'reload' } : {});
