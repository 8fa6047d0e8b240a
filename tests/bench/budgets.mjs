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

/** What an act and a key take in a page of nothing but a box and a text that is set at once: waiting for a frame. */
async function frame(address) {
  const { browser, page } = await open(address);
  try {
    await page.goto(`${address}/blank`);
    await page.evaluate(() => {
      const [box, text] = ['input', 'p'].map((name) => document.body.appendChild(document.createElement(name)));
      const said = () => text.textContent;
      box.oninput = () => (text.textContent = box.value);
      window.peer = { filter: (who) => (text.textContent = who), answered: said, filtered: said, isDrawn: said, search: () => box.focus(), searched: said };
    });
    const { answered } = await filters(page, PEOPLE);
    return { act: answered, key: await presses(page) };
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

/**
 * Reads the same events again and again in one page: by JSON.parse, by an engine alone, which decodes and
 * indexes them, and by an element, each from JSON and compiled.
 */
async function readings(address, events) {
  const { browser, page } = await open(address);
  try {
    await page.goto(`${address}/mounts`);
    return await page.evaluate(
      async ([events, repeats]) => {
        const bytes = async (name) => new Uint8Array(await (await fetch(`/data/${name}`)).arrayBuffer());
        const [json, compiled] = [await bytes(`${events}.json`), await bytes(`${events}.annals`)];
        const parse = () => JSON.parse(new TextDecoder().decode(json));
        // The names of its files stand in the script.
        const script = await (await fetch('/site/annals.js')).text();
        const files = [/annals-core-\w+\.js/, /annals-core_bg-\w+\.wasm/, /annals-later-\w+\.wasm/];
        const [glue, wasm, later] = files.map((name) => `/site/${script.match(name)}`);
        const { default: make } = await import(glue);
        const [module, rest] = await Promise.all([wasm, later].map((url) => WebAssembly.compileStreaming(fetch(url))));
        const engine = async () => {
          let first;
          const made = make((exports) => (first = exports));
          await made({ module_or_path: module });
          await WebAssembly.instantiate(rest, { first });
          return made;
        };
        const read = (record) => ({ Reading }) => {
          const reading = new Reading([record]);
          while (reading.goOn());
        };
        const shown = (record) => async () => {
          const host = document.createElement('annals-timeline');
          Object.assign(host, { record, loading: 'eager' });
          document.querySelector('main').replaceChildren(host);
          await host.ready;
        };
        // The first one waits for the engine.
        await shown(json)();
        const tasks = { parse, json: read(json), compiled: read(compiled), jsonShown: shown(json), compiledShown: shown(compiled) };
        const times = Object.fromEntries(Object.keys(tasks).map((name) => [name, []]));
        for (let n = 0; n < repeats; n++) {
          for (const [name, task] of Object.entries(tasks)) {
            document.querySelector('main').replaceChildren();
            const made = await engine();
            // What was there is freed a moment after.
            await new Promise((go) => setTimeout(go, 400));
            const start = performance.now();
            await task(made);
            times[name].push(performance.now() - start);
          }
        }
        return { ...times, sizes: [json.length, compiled.length] };
      },
      [events, REPEATS],
    );
  } finally {
    await browser.close();
  }
}

function tellReadings(tell, events, { parse, json, compiled, jsonShown, compiledShown, sizes }) {
  const of = (times) => `${ms(median(times))} (${(median(times) / median(parse)).toFixed(2)}×)`;
  const bytes = sizes.map(megabytes);
  const both = (json, compiled) => `from JSON (${bytes[0]}) ${of(json)}, compiled (${bytes[1]}) ${of(compiled)}`;
  tell(`${count(events)} events by JSON.parse`, ms(median(parse)));
  tell('… decoded and indexed', both(json, compiled));
  tell('… until an element is `ready`, its engine made anew and drawn', both(jsonShown, compiledShown));
}

/** The table; `found` is what stood beside the peers. */
export async function budgets(address, found) {
  const lines = [row(['what', 'measured']), row(['---', '---'])];
  const tell = (what, measured) => lines.push(row([what, measured]));
  const ours = (size, name) => median(found[size].annals[name]);
  const faster = (name) => Math.min(...['vis', 'timelinejs'].map((peer) => median(found[50][peer][name])));
  const against = (name) => `${(ours(50, name) / faster(name)).toFixed(2)}×`;
  tell('first load, Brotli 11, without record', kilobytes(ours(50, 'needed')));
  tell('50 events, made anew to first drawn, against the faster of vis-timeline and TimelineJS', against('mount'));
  tell('… from the navigation', against('load'));
  tell('DOM elements, at most', count(Math.max(...Object.keys(found).map((size) => ours(size, 'elements')))));
  console.error('100,000 events: filters and key presses');
  const [on, keys] = await opened(address, '100000.json', async (page) => [await filters(page, PEOPLE), await presses(page)]);
  const { act, key } = await frame(address);
  tell('a frame: a text alone, set by script', both(act));
  tell('… by a key', both(key));
  tell('100,000 events, a filter on or off', both(on.answered));
  tell('… until the marks have followed', both(on.followed));
  tell('100,000 events, a key press', `${both(keys.slice(1))}; the first ${ms(keys[0])}`);
  for (const events of [50, 100_000]) {
    console.error(`${events} events: readings`);
    tellReadings(tell, events, await readings(address, events));
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
