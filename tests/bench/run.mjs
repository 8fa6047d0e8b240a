// Serves what is measured and prints the tables: `tests/bench/browser` prepares it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { turned } from './events.mjs';
import { network } from './network.mjs';
import { page } from './pages.mjs';
import { beside, file, PEERS } from './peers.mjs';
import { budgets } from './budgets.mjs';
import { serve } from './serve.mjs';
import { table } from './table.mjs';

const ROUNDS = 3;

const [made, ...given] = process.argv.slice(2);
const sizes = given.map(Number);
const here = (name) => new URL(name, import.meta.url).pathname;
const others = PEERS.map(({ name }) => name).filter((name) => name !== 'annals');

await bundle(others, join(made, 'made'));
for (const size of sizes) {
  const record = JSON.parse(readFileSync(join(made, `data/${size}.json`)));
  for (const peer of others) writeFileSync(join(made, `data/${file(peer, size)}`), turned(record, peer));
}
const folders = {
  '/site/': join(made, 'site'),
  '/page/': join(made, 'page'),
  '/made/': join(made, 'made'),
  '/data/': join(made, 'data'),
  '/peers/': here('peers'),
  '/timelinejs/': here('node_modules/@knight-lab/timelinejs/dist'),
};
const { address, server } = await serve(folders, page);
const found = await beside(address, sizes, ROUNDS);
console.log(table(found, sizes, PEERS));
console.log(`\n${await network(address)}`);
if (sizes.includes(100_000)) console.log(`\n${await budgets(address, found)}`);
server.close();
