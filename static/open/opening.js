// A worker that reads one file, or a large record for an element, so that the page goes on meanwhile.

import init, { compile, open } from './opener.js';

/** A browser may not hold more of it twice. */
const MOST_BYTES = 256 * 2 ** 20;

/** What reads is not there: without a network, or on a server that was renewed. */
class Missing extends Error {}

const start = () =>
  init({ module_or_path: new URL('./opener_bg.wasm', import.meta.url) }).catch((error) => {
    throw new Missing(error.message);
  });

async function read({ file, from, lang }) {
  if (file.size > MOST_BYTES) {
    throw new Error(`it has ${file.size} bytes; at most ${MOST_BYTES} are read: split it`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  await start();
  const opened = open(bytes, file.name, from);
  const brief = opened.brief();
  return {
    id: opened.id(),
    title: opened.title(lang),
    events: opened.events(),
    compiled: opened.compiled(),
    record: new Blob([opened.record()], { type: 'application/json' }),
    brief: brief ? JSON.parse(brief) : null,
    report: brief ? new Blob([opened.report()], { type: 'application/json' }) : null,
  };
}

/** What an element is given in place of the parts of a large record: it compiled, or what is wrong with it. */
function compiled(parts) {
  const record = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) record.set(part, (at += part.length) - part.length);
  try {
    return { compiled: compile(record) };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return { failure: JSON.parse(error.message) };
  }
}

addEventListener('message', async ({ data }) => {
  try {
    if (data.file) {
      const opened = await read(data);
      return postMessage({ opened }, [opened.compiled.buffer]);
    }
    await start();
    // An element hands over its record only once there is what reads it.
    if (!data.record) return postMessage({});
    const answer = compiled(data.record);
    postMessage(answer, answer.compiled ? [answer.compiled.buffer] : []);
  } catch (error) {
    const why = error instanceof Missing ? 'missing' : error instanceof WebAssembly.RuntimeError ? 'broken' : null;
    postMessage({ refused: error.message, why });
  }
});
