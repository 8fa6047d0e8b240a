// One page for each peer and size: what it would take to paste it, and what measures.
import { PEERS } from './peers.mjs';

const head = '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">';
// TimelineJS takes the height of its box.
const style = '<style>body { margin: 0 } #box { height: 800px }</style>';

/** What is at `/NAME/DATA`, at `/mounts` and at `/blank`. */
export function page(path) {
  const [, name, data] = path.split('/');
  if (name === 'blank') return '<!doctype html><title>Blank</title>';
  if (name === 'mounts') return `${head}<script type="module" src="/site/annals.js"></script><main></main>`;
  if (!PEERS.some((peer) => peer.name === name)) return null;
  if (name === 'annals')
    return `${head}<script type="module" src="/site/annals.js"></script><script type="module" src="/peers/annals.js"></script>
<annals-timeline src="/data/${data}" loading="eager" lang="en"></annals-timeline>`;
  return `${head}${style}<script>data = fetch('/data/${data}')</script>
<link rel="stylesheet" href="/made/${name}.css"><script type="module" src="/made/${name}.js"></script><div id="box"></div>`;
}
