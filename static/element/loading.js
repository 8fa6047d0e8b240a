// What an element needs before it can show anything: the engine and its style sheet, beside the script.

/** Where this script is; nothing where a bundler has made it part of another one, or put a file's path here. */
const SCRIPT = /^https?:.*\/annals\.js/.test(import.meta.url) ? new URL(import.meta.url) : null;

async function engine() {
  const module = await import('./annals-core.js');
  await module.default({ module_or_path: new URL('./annals-core_bg.wasm', import.meta.url) });
  return module;
}

/** The whole of the record, where the engine carries its core alone. */
const WHOLE_RECORD = new URL('./annals-record.json', import.meta.url);

async function style() {
  const url = new URL('./annals.css', import.meta.url);
  const response = await fetch(url);
  if (!response.ok) throw new Failure('network', `${url} answered ${response.status} ${response.statusText}`.trim());
  return response.text();
}
