// What a reader of the standalone page waits for on two networks: its text, and the timeline in its place.
import { median, FORMATS, row } from './table.mjs';
import { inTime, open } from './visit.mjs';

/** Bytes a second and milliseconds, as Chromium's own "Slow 4G" and "Fast 4G" have them. */
const NETWORKS = [
  ['1.6 Mbit/s, 150 ms', 200_000, 150],
  ['9 Mbit/s, 85 ms', 1_125_000, 85],
];
const ROUNDS = 5;

async function visit(address, throughput, latency) {
  const { browser, page, protocol } = await open(address);
  try {
    await protocol.send('Network.enable');
    const network = { offline: false, downloadThroughput: throughput, uploadThroughput: throughput, latency };
    await protocol.send('Network.emulateNetworkConditions', network);
    await page.addInitScript(() => {
      window.peer = { isDrawn: () => Boolean(document.querySelector('annals-timeline')?.shadowRoot?.querySelector('[part~=event]')) };
    });
    const shown = await inTime(page.goto(`${address}/page/index.html`, { waitUntil: 'commit' }).then(() => page.evaluate(() => watch.loaded)));
    return { text: await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime), shown };
  } finally {
    await browser.close();
  }
}

/** The table. */
export async function network(address) {
  const lines = [row(['the standalone page', 'its text', 'the timeline']), row(['---', '---', '---'])];
  for (const [name, throughput, latency] of NETWORKS) {
    console.error(`the standalone page, ${name}`);
    const visits = [];
    for (let round = 0; round < ROUNDS; round++) visits.push(await visit(address, throughput, latency));
    lines.push(row([name, ...['text', 'shown'].map((what) => FORMATS.ms(median(visits.map((it) => it[what]))))]));
  }
  return lines.join('\n');
}
