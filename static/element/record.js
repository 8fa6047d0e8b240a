// The record that an element shows: from an address, from the page's script, or from the readable
// HTML inside the element.

const MOST_BYTES = 64 * 2 ** 20;

/** The text of a record as the page's script gives it. */
function textOf(record) {
  if (typeof record === 'string') return record;
  if (record instanceof ArrayBuffer || ArrayBuffer.isView(record)) return new TextDecoder().decode(record);
  return JSON.stringify(record);
}

/**
 * The record at an address. One on another origin takes the attribute `crossorigin`, and is never
 * sent credentials.
 */
async function recordAt(url, crossorigin, signal) {
  if (url.origin !== location.origin && !crossorigin) {
    throw new Failure('network', `${url} is on another origin: add the attribute crossorigin to allow that.`);
  }
  const mode = crossorigin ? { mode: 'cors', credentials: 'omit' } : { mode: 'same-origin', credentials: 'same-origin' };
  let response;
  try {
    response = await fetch(url, { ...mode, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Failure('network', `${url} cannot be reached: ${error.message}`);
  }
  if (!response.ok) throw new Failure('network', `${url} answered ${response.status} ${response.statusText}`.trim());
  return limited(response, url);
}

/** The text of an answer, given up as soon as it is longer than any record may be. */
async function limited(response, url) {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > MOST_BYTES) {
      reader.cancel();
      throw new Failure('record', `${url} is larger than ${MOST_BYTES / 2 ** 20} MB: show less of it at once.`);
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}
