// One page for each peer and size: what it would take to paste it, and what measures.

const head = '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">';
// TimelineJS takes the height of its box.
const style = '<style>body { margin: 0 } #box { height: 800px }</style>';

/** What is at `/NAME/EVENTS`, at `/mounts` and at `/blank`. */
export function page(path) {
  const [, name, events] = path.split('/');
  if (name === 'blank') return '<!doctype html><title>Blank</title>';
  if (name === 'mounts') return `${head}<script type="module" src="/site/annals.js"></script><main></main>`;
  if (!events || !/^\d+$/.test(events)) return null;
  if (name === 'annals')
    return `${head}<script type="module" src="/site/annals.js"></script><script type="module" src="/peers/annals.js"></script>
<annals-timeline src="/data/${events}.json" loading="eager" lang="en"></annals-timeline>`;
  return `${head}${style}<script>data = fetch('/data/${name}-${events}.json')</script>
<link rel="stylesheet" href="/made/${name}.css"><script type="module" src="/made/${name}.js"></script><div id="box"></div>`;
}
