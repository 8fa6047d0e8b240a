// A worker that reads one file, so that the page goes on meanwhile.

import init, { open } from './opener.js';

/** A browser may not hold more of it twice. */
const MOST_BYTES = 256 * 2 ** 20;

/** What reads is not there: without a network, or on a server that was renewed. */
class Missing extends Error {}

async function read({ file, from, lang }) {
  if (file.size > MOST_BYTES) {
    throw new Error(`it has ${file.size} bytes; at most ${MOST_BYTES} are read: split it`);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  await init({ module_or_path: new URL('./opener_bg.wasm', import.meta.url) }).catch((error) => {
    throw new Missing(error.message);
  });
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

addEventListener('message', async ({ data }) => {
  try {
    const opened = await read(data);
    postMessage({ opened }, [opened.compiled.buffer]);
  } catch (error) {
    const why = error instanceof Missing ? 'missing' : error instanceof WebAssembly.RuntimeError ? 'broken' : null;
    postMessage({ refused: error.message, why });
  }
});
