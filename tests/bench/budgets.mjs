// What the budgets ask of Annals alone: many filters and key presses at 100,000 events, opening, a million.
import { FORMATS, median, row } from './table.mjs';
import { inTime, NEVER, open, press } from './visit.mjs';

const { ms, count, kilobytes, megabytes } = FORMATS;

const PEOPLE = 20;
const WORDS = ['hoptac', 'nguyen', 'visit', 'medal', 'dinh'];
const REPEATS = 5;

const late = (of) => of.toSorted((a, b) => a - b)[Math.ceil(of.length * 0.95) - 1];
const both = (times) => `${ms(median(times))}, p95 ${ms(late(times))} (${times.length} times)`;

/** What is done in a page with a record, in a browser of its own; nothing where it is not shown in time. */
async function opened(address, name, then) {
  const { browser, page } = await open(address);
  try {
    await page.goto(`${address}/annals/${name}`, { waitUntil: 'commit' });
    const load = await inTime(page.evaluate(() => watch.loaded));
    if (load === NEVER) return null;
    await page.waitForTimeout(1_000);
    return await then(page, load);
  } finally {
    await browser.close();
  }
}

/** The times to the answer in words, and to the one that is drawn. */
const filter = (page, who) => page.evaluate((who) => watch.timed(() => peer.filter(who), peer.answered, peer.filtered), who);

async function filters(page, people) {
  const times = [];
  for (let n = 1; n <= people; n++) times.push(await filter(page, `person-${n}`), await filter(page, null));
  return { answered: times.map(([words]) => words), followed: times.map(([, marks]) => marks) };
}

async function presses(page) {
  const times = [];
  for (const word of WORDS) {
    for (const key of [...word, ...Array(word.length).fill('Backspace')]) times.push(await press(page, key));
  }
  return times;
}

/** Reads the same events again and again in one page: by JSON.parse, and by an element from JSON and compiled. */
async function readings(address, events) {
  const { browser, page } = await open(address);
  try {
    await page.goto(`${address}/mounts`);
    return await page.evaluate(
      async ([events, repeats]) => {
        const bytes = async (name) => new Uint8Array(await (await fetch(`/data/${name}`)).arrayBuffer());
        const [json, compiled] = [await bytes(`${events}.json`), await bytes(`${events}.annals`)];
        const parse = () => JSON.parse(new TextDecoder().decode(json));
        const shown = (record) => async () => {
          const host = document.createElement('annals-timeline');
          Object.assign(host, { record, loading: 'eager' });
          document.querySelector('main').replaceChildren(host);
          await host.ready;
        };
        // The first one waits for the engine.
        await shown(json)();
        const times = { parse: [], json: [], compiled: [], sizes: [json.length, compiled.length] };
        for (let n = 0; n < repeats; n++) {
          for (const [name, task] of Object.entries({ parse, json: shown(json), compiled: shown(compiled) })) {
            document.querySelector('main').replaceChildren();
            // What was there is freed a moment after.
            await new Promise((go) => setTimeout(go, 400));
            const start = performance.now();
            await task();
            times[name].push(performance.now() - start);
          }
        }
        return times;
      },
      [events, REPEATS],
    );
  } finally {
    await browser.close();
  }
}

function readingRow(events, { parse, json, compiled, sizes }) {
  const of = (times) => `${ms(median(times))} (${(median(times) / median(parse)).toFixed(2)}×)`;
  const bytes = sizes.map(megabytes);
  return `JSON.parse ${ms(median(parse))} of ${bytes[0]}; to \`ready\` from JSON ${of(json)}, compiled (${bytes[1]}) ${of(compiled)}`;
}

/** The table; `found` is what stood beside the peers. */
export async function budgets(address, found) {
  const lines = [row(['what', 'measured']), row(['---', '---'])];
  const tell = (what, measured) => lines.push(row([what, measured]));
  const ours = (size, name) => median(found[size].annals[name]);
  const faster = Math.min(...['vis', 'timelinejs'].map((peer) => median(found[50][peer].load)));
  tell('first load, Brotli 11, without record', kilobytes(ours(50, 'transfer')));
  tell('50 events to first drawn, against the faster of vis-timeline and TimelineJS', `${(ours(50, 'load') / faster).toFixed(2)}×`);
  tell('DOM elements, at most', count(Math.max(...Object.keys(found).map((size) => ours(size, 'elements')))));
  console.error('100,000 events: filters and key presses');
  const [on, keys] = await opened(address, '100000.json', async (page) => [await filters(page, PEOPLE), await presses(page)]);
  tell('100,000 events, a filter on or off', both(on.answered));
  tell('… until the marks have followed', both(on.followed));
  tell('100,000 events, a key press', `${both(keys.slice(1))}; the first ${ms(keys[0])}`);
  for (const events of [50, 100_000]) {
    console.error(`${events} events: readings`);
    tell(`${count(events)} events, decoded, indexed and drawn`, readingRow(events, await readings(address, events)));
  }
  console.error('1,000,000 events');
  const million = await opened(address, '1000000.annals', async (page, load) => {
    const times = await filters(page, REPEATS);
    return { load, times, wasm: await page.evaluate(() => watch.wasm()) };
  });
  tell('1,000,000 events, compiled: navigation to first drawn', million ? `${ms(million.load)}, ${megabytes(million.wasm)} of wasm memory` : 'not in 60 s');
  tell('1,000,000 events, a filter on or off', million ? both(million.times.answered) : '–');
  tell('… until the marks have followed', million ? both(million.times.followed) : '–');
  return lines.join('\n');
}
