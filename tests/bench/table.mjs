// Figures as a table in Markdown, with what they are against the first column.
import { NEVER } from './visit.mjs';

export const median = (of) => of.toSorted((a, b) => a - b)[(of.length - 1) >> 1];

const ms = (time) => (time < 1_000 ? `${time < 10 ? time.toFixed(1) : Math.round(time)} ms` : `${(time / 1_000).toPrecision(3)} s`);
const count = (number) => number.toLocaleString('en');
const kilobytes = (bytes) => `${Math.round(bytes / 1_000).toLocaleString('en')} KB`;
const megabytes = (bytes) => `${(bytes / 1_000_000).toFixed(1)} MB`;

export const FORMATS = { ms, count, kilobytes, megabytes };

/** What is measured, in the order of the table. */
const ROWS = [
  ['needed', 'transfer before the first frame, Brotli 11, without data', kilobytes],
  ['transfer', '… and what follows it', kilobytes],
  ['load', 'navigation to first drawn event', ms],
  ['mount', 'made anew in a page with its code, to first drawn event', ms],
  ['longest', 'longest task while loading', ms],
  ['on', 'filter on, until all is drawn', ms],
  ['off', 'filter off', ms],
  ['key', 'key press in the search box', ms],
  ['zoom', 'zoom step', ms],
  ['memory', 'JS heap and wasm memory', megabytes],
  ['elements', 'DOM elements', count],
];

const ratio = (value, ours) => (value === NEVER || !ours || value === ours ? '' : ` (${Number((value / ours).toPrecision(2))}×)`);

function cell(values, ours, format) {
  if (!values?.length) return '–';
  const value = median(values);
  return value === NEVER ? 'not in 60 s' : format(value) + ratio(value, ours);
}

export const row = (cells) => `| ${cells.join(' | ')} |`;

/** One table: for each size a block of rows; `found[size][peer][name]` are the figures of all visits. */
export function table(found, sizes, peers) {
  const lines = [row(['events', '', ...peers.map((peer) => peer.title)]), row(Array(peers.length + 2).fill('---'))];
  for (const size of sizes) {
    // The same for every size.
    const isOfAll = (name) => ['needed', 'transfer'].includes(name);
    const rows = ROWS.filter(([name]) => !isOfAll(name) || size === sizes[0]);
    for (const [name, title, format] of rows) {
      const values = peers.map((peer) => found[size][peer.name]?.[name]);
      const ours = values[0]?.length ? median(values[0]) : 0;
      const size_ = isOfAll(name) ? '' : count(size);
      lines.push(row([size_, title, ...values.map((it) => cell(it, ours, format))]));
    }
  }
  return lines.join('\n');
}
