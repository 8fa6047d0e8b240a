// One visit to one page, in a browser of its own: what a peer needs to load, to filter, to search and to zoom.
import { brotliCompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** What takes longer is not waited for. */
const LIMIT = 60_000;
/** What takes longer is not measured again. */
export const SLOW = 10_000;

/** What does not come in time, as a number. */
export const NEVER = Infinity;

/** What a promise gives, or `NEVER` where that comes too late. */
export const inTime = (promise) => {
  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, LIMIT, NEVER)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};

/** What a worker loads to read a large record is no part of the first load. */
const isCode = (url) => /\/(site\/(?!open)|made\/|timelinejs\/)/.test(url);

/** What follows the first frame, and may come before it. */
const FOLLOWS = /annals-later/;

const packed = new Map();

/** What Brotli makes of a file; packing takes seconds, so once. */
async function weigh(response) {
  const url = response.url();
  if (!packed.has(url)) packed.set(url, brotliCompressSync(await response.body()).length);
  return packed.get(url);
}

const weight = async (responses) => (await Promise.all(responses.map(weigh))).reduce((sum, bytes) => sum + bytes, 0);

/** Opens a browser at a page of ours and gives it, with what closes it even where its page hangs. */
export async function open(address) {
  // Two of the peers ask other hosts for fonts: nobody is asked for anything.
  const args = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(`  ${page.url()}: ${error.message}`));
  await page.addInitScript({ path: new URL('peers/watch.js', import.meta.url).pathname });
  // The first page of a browser pays for more than itself.
  await page.goto(`${address}/blank`);
  return { browser, page, protocol: await page.context().newCDPSession(page) };
}

/** Bytes that the script of the page still holds once all else is thrown away. */
export async function heap(protocol) {
  await protocol.send('HeapProfiler.collectGarbage');
  return (await protocol.send('Runtime.getHeapUsage')).usedSize;
}

/** The figures of one visit; it ends before what was slow the last time, as `skip` says. */
export async function visit(address, peer, data, who, skip) {
  const { browser, page, protocol } = await open(address);
  const figures = {};
  const loads = [];
  page.on('response', (response) => isCode(response.url()) && loads.push(response));
  // Whether to go on: what came late, or comes late, ends the visit.
  const timed = async (name, act) => {
    if (skip.has(name)) return false;
    figures[name] = await inTime(act());
    if (figures[name] === NEVER) return false;
    await page.waitForTimeout(600);
    return true;
  };
  const change = (act, seen, given) => page.evaluate(([act, seen, given]) => watch.timed(() => peer[act](given), peer[seen]).then(([time]) => time), [act, seen, given]);
  try {
    figures.load = await inTime(page.goto(`${address}/${peer}/${data}`, { waitUntil: 'commit' }).then(() => page.evaluate(() => watch.loaded)));
    if (figures.load === NEVER) return figures;
    // What goes on after the first frame is part of no other figure.
    await page.waitForTimeout(1_000);
    figures.longest = await page.evaluate(() => watch.longest());
    figures.elements = await page.evaluate(() => watch.elements());
    figures.heap = await heap(protocol);
    figures.wasm = await page.evaluate(() => watch.wasm());
    figures.transfer = await weight(loads);
    figures.needed = await weight(loads.filter((response) => !FOLLOWS.test(response.url())));
    const can = await page.evaluate(() => Object.keys(peer));
    const goesOn =
      (await timed('mount', () => page.evaluate(() => watch.mounted()))) &&
      (await timed('on', () => change('filter', 'filtered', who))) &&
      (await timed('off', () => change('filter', 'filtered', null))) &&
      (!can.includes('search') || (await timed('key', () => press(page, 'h'))));
    if (goesOn && can.includes('zoom')) await timed('zoom', () => change('zoom', 'zoomed'));
    return figures;
  } finally {
    await browser.close();
  }
}

/** The milliseconds from the press of a key in the search box to the end of the frame that shows its result. */
export async function press(page, key) {
  await page.evaluate(() => {
    peer.search();
    window.pressed = watch.timed(null, peer.searched).then(([time]) => time);
  });
  // The clock starts with a frame, and again with the key.
  await page.waitForTimeout(50);
  await page.keyboard.press(key);
  return page.evaluate(() => window.pressed);
}

