// The built widget beside its peers, in one run of one Chromium: `tests/bench/browser` calls it.
import { visit, SLOW } from './visit.mjs';

export const PEERS = [
  { name: 'annals', title: 'Annals' },
  { name: 'vis', title: 'vis-timeline' },
  { name: 'timelinejs', title: 'TimelineJS' },
  { name: 'chrono', title: 'react-chrono' },
];

/** Where the events of a peer are among the data. */
export const file = (peer, events) => `${events}${peer === 'annals' ? '' : `.${peer}`}.json`;

/** Somebody who takes part in some of the events, at any size. */
const WHO = 'person-1';

/**
 * Visits everyone in turn, again and again, so that what else the machine does falls on all alike.
 * `found[size][peer][name]` are the figures of all visits.
 */
export async function beside(address, sizes, rounds) {
  const found = Object.fromEntries(sizes.map((size) => [size, Object.fromEntries(PEERS.map(({ name }) => [name, {}]))]));
  for (let round = 1; round <= rounds; round++) {
    for (const size of sizes) {
      for (const { name } of PEERS) await again(address, name, size, found[size][name], `round ${round} of ${rounds}`);
    }
  }
  return found;
}

async function again(address, peer, size, known, round) {
  const last = (name) => known[name]?.at(-1) ?? 0;
  // Who needs a minute once is not asked again.
  const slow = new Set(['load', 'mount', 'on', 'off', 'zoom', 'key'].filter((name) => last(name) > SLOW));
  if (slow.has('load')) return;
  console.error(`${round}: ${peer}, ${size} events`);
  const figures = await visit(address, peer, file(peer, size), WHO, slow);
  if ('heap' in figures) figures.memory = figures.heap + figures.wasm;
  for (const [name, value] of Object.entries(figures)) (known[name] ??= []).push(value);
}
