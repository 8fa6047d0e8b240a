// What a reader of the standalone page waits for on two networks, and on a slow machine: its text, the timeline in
// its place, and how long the page does nothing that he wants until all of the record is there.
import { median, FORMATS, row } from './table.mjs';
import { inTime, open } from './visit.mjs';

/** Bytes a second and milliseconds, as Chromium's own "Slow 4G" and "Fast 4G" have them, and how much slower a machine. */
const NETWORKS = [
  ['1.6 Mbit/s, 150 ms', 200_000, 150, 1],
  ['9 Mbit/s, 85 ms', 1_125_000, 85, 1],
  ['9 Mbit/s, 85 ms, a machine four times slower', 1_125_000, 85, 4],
];
const ROUNDS = 5;
/** After so many milliseconds nothing more is drawn. */
const SETTLED = 3_000;

async function visit(address, throughput, latency, slower) {
  const { browser, page, protocol } = await open(address);
  try {
    await protocol.send('Network.enable');
    const network = { offline: false, downloadThroughput: throughput, uploadThroughput: throughput, latency };
    await protocol.send('Network.emulateNetworkConditions', network);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.addInitScript(() => {
      window.peer = { isDrawn: () => Boolean(document.querySelector('annals-timeline')?.shadowRoot?.querySelector('[part~=event]')) };
    });
    const shown = await inTime(page.goto(`${address}/page/index.html`, { waitUntil: 'commit' }).then(() => page.evaluate(() => watch.loaded)));
    const text = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
    // The rest of the record follows its core.
    await page.waitForFunction(() => performance.getEntriesByType('resource').some((it) => it.name.includes('annals-record') && it.responseEnd > 0));
    await page.waitForTimeout(SETTLED);
    return { text, shown, held: await page.evaluate(() => watch.held()) };
  } finally {
    await browser.close();
  }
}

/** The table. */
export async function network(address) {
  const lines = [row(['the standalone page', 'its text', 'the timeline', 'held up']), row(['---', '---', '---', '---'])];
  for (const [name, ...conditions] of NETWORKS) {
    console.error(`the standalone page, ${name}`);
    const visits = [];
    for (let round = 0; round < ROUNDS; round++) visits.push(await visit(address, ...conditions));
    lines.push(row([name, ...['text', 'shown', 'held'].map((what) => FORMATS.ms(median(visits.map((it) => it[what]))))]));
  }
  return lines.join('\n');
}
