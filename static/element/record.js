// The record that an element shows: from an address, from the page's script, or from the readable
// HTML inside the element.

const MOST_BYTES = 256 * 2 ** 20;

/** JSON of so many bytes would hold the page up while it is read. */
const LARGE = 2 * 2 ** 20;

const COMPILED = 'annals\0';

const SLICE = 8; // ms of a task that nobody waits for

/** The bytes of a record as the page's script gives it. */
function bytesOf(record) {
  if (record instanceof ArrayBuffer) return new Uint8Array(record);
  if (ArrayBuffer.isView(record)) return new Uint8Array(record.buffer, record.byteOffset, record.byteLength);
  return new TextEncoder().encode(typeof record === 'string' ? record : JSON.stringify(record));
}

/**
 * The record at an address, in parts as they came. One on another origin takes the attribute `crossorigin`,
 * and is never sent credentials. `more` is for `fetch`.
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
  return parts;
}

/**
 * What is shown of a record: large JSON is compiled by a worker, where there can be one, and read here where
 * not. The worker is given the memory of the parts, or copies where the page may want its bytes again, as the
 * engine is of what is compiled: that stays there.
 */
async function light(parts, signal, isOurs) {
  const isCompiled = parts.length > 0 && COMPILED === String.fromCharCode(...parts[0].subarray(0, COMPILED.length));
  if (isCompiled) return isOurs ? parts : parts.map((part) => part.slice());
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (!READER || length < LARGE) return parts;
  const worker = await started(signal).catch(() => null);
  if (!worker) return parts;
  worker.postMessage({ record: parts }, isOurs ? parts.map(({ buffer }) => buffer) : []);
  const { compiled, failure, refused } = await answerOf(worker, signal).finally(() => worker.terminate());
  if (failure) throw new Failure('record', failure.message, failure.problems);
  if (refused) throw new Failure('panic', refused);
  return [compiled];
}

let address = null;

/** A worker that has all it needs for reading. */
async function started(signal) {
  // The policy of a page may let no other address become a script.
  const rules = { createScriptURL: () => READER.href };
  address ??= globalThis.trustedTypes?.createPolicy('annals-reader', rules) ?? rules;
  const worker = new Worker(address.createScriptURL(''), { type: 'module' });
  worker.postMessage({});
  const { refused } = await answerOf(worker, signal).catch(() => ({ refused: true }));
  if (!refused) return worker;
  worker.terminate();
  return null;
}

/** What a worker says next. */
const answerOf = (worker, signal) =>
  new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
    worker.addEventListener('error', reject, { once: true });
    signal.addEventListener('abort', reject);
  });

/** A record as the engine shows it, read step by step; without `parts`, the one inside the engine. */
async function read({ Reading, rest, complete }, parts, isWanted) {
  const reading = new Reading(parts, rest);
  await sliced(steps(reading, complete), isWanted);
  return reading;
}

/** What follows the engine reads what is compiled, and tells the mistakes of a record. */
function* steps(reading, complete) {
  let isLeft;
  do {
    if (reading.takesLater) yield complete();
    isLeft = reading.goOn();
    yield;
  } while (isLeft);
}

/**
 * Takes steps, as long as they are wanted; after each slice the page can do what its reader wants. What a step
 * gives is waited for.
 */
async function sliced(steps, isWanted) {
  let end = performance.now() + SLICE;
  for (const awaited of steps) {
    if (awaited) await awaited;
    if (performance.now() < end) continue;
    await new Promise((next) => setTimeout(next));
    if (!isWanted()) return;
    end = performance.now() + SLICE;
  }
}
