// The record that an element shows: from an address, from the page's script, or from the readable
// HTML inside the element.

const MOST_BYTES = 256 * 2 ** 20;

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
