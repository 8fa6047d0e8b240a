// The record that an element shows: from an address, from the page's script, or from the readable
// HTML inside the element.

const MOST_BYTES = 256 * 2 ** 20;

/** JSON of so many bytes would hold the page up while it is read. */
const LARGE = 2 * 2 ** 20;

const COMPILED = 'annals\0';

/** The bytes of a record as the page's script gives it. */
function bytesOf(record) {
  if (record instanceof ArrayBuffer) return new Uint8Array(record);
  if (ArrayBuffer.isView(record)) return new Uint8Array(record.buffer, record.byteOffset, record.byteLength);
  return new TextEncoder().encode(typeof record === 'string' ? record : JSON.stringify(record));
}

/**
 * The record at an address. One on another origin takes the attribute `crossorigin`, and is never
 * sent credentials. `more` is for `fetch`.
 */
async function recordAt(url, crossorigin, signal, more = {}) {
  if (url.origin !== location.origin && !crossorigin) {
    throw new Failure('network', `${url} is on another origin: add the attribute crossorigin to allow that.`);
  }
  const mode = crossorigin ? { mode: 'cors', credentials: 'omit' } : { mode: 'same-origin', credentials: 'same-origin' };
  return fetched(url, { ...mode, ...more, signal }, (response) => limited(response, url));
}

/** The bytes of an answer, given up as soon as they are more than any record may have. */
async function limited(response, url) {
  const parts = [];
  let count = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    count += part.value.length;
    if (count > MOST_BYTES) {
      reader.cancel();
      throw new Failure('record', `${url} is larger than ${MOST_BYTES / 2 ** 20} MB: show less of it at once.`);
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(count);
  for (const part of parts.reverse()) bytes.set(part, (count -= part.length));
  return bytes;
}

/** What is shown of a record: large JSON is compiled by a worker, where there can be one, and read here where not. */
async function light(bytes, signal) {
  const isCompiled = COMPILED === String.fromCharCode(...bytes.subarray(0, COMPILED.length));
  if (!READER || bytes.length < LARGE || isCompiled) return bytes;
  const { compiled, failure } = await answered(bytes, signal).catch(() => ({}));
  if (failure) throw new Failure('record', failure.message, failure.problems);
  return compiled ?? bytes;
}

let address = null;

/** What the worker says; it is given a copy, as the page may want the bytes again. */
async function answered(record, signal) {
  // The policy of a page may let no other address become a script.
  const rules = { createScriptURL: () => READER.href };
  address ??= globalThis.trustedTypes?.createPolicy('annals-reader', rules) ?? rules;
  const worker = new Worker(address.createScriptURL(''), { type: 'module' });
  const answer = new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', reject);
    signal.addEventListener('abort', reject);
  });
  worker.postMessage({ record });
  return answer.finally(() => worker.terminate());
}
