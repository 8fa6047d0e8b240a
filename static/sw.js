// The worker of the standalone page: after one visit everything is there without a network. The build
// puts BUILD, a hash of all there is, and FILES, the names of the files with what each must be, before
// this. What a browser has is always one whole build, never parts of two.

const SCOPE = new URL(registration.scope);
/** By scope, since another folder of this origin may hold another timeline. */
const OURS = `annals ${SCOPE.pathname} `;
const CACHE = OURS + BUILD;
/** What a worker of the page is made of. Firefox tells of that client only once it has them all. */
const OF_WORKERS = /^open(ing|er|er_bg)-/;

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(takeOver()));
addEventListener('fetch', (event) => {
  const { request, clientId } = event;
  const name = nameOf(request.url);
  if (request.method !== 'GET' || !FILES.has(name)) return;
  const isOurs = request.mode === 'navigate' || OF_WORKERS.test(name);
  event.respondWith(isOurs ? kept(name, request) : asked(name, request, clientId));
});
// The page asks for this when its reader does: until then the version that is open goes on whole.
addEventListener('message', ({ data }) => data === 'skipWaiting' && skipWaiting());

/** A file's name below the scope, whatever its query. */
function nameOf(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return null;
  return pathname.slice(SCOPE.pathname.length) || 'index.html';
}

/** Keeps all files or fails; what an attempt before has kept is right and need not come again. */
async function fill() {
  const cache = await caches.open(CACHE);
  const missing = async ([name, integrity]) => {
    const address = new URL(name, SCOPE);
    if (!(await cache.match(address))) await cache.put(address, await fetched(address, integrity));
  };
  await Promise.all([...FILES].map(missing));
}

/** A file as it was built: what the browser has at hand if it is that, else asked for anew. */
async function fetched(address, integrity) {
  const response = await fetch(address, { integrity }).catch(() => fetch(address, { integrity, cache: 'reload' }));
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  // Made anew, as the answer to a navigation may not be one that was redirected.
  return new Response(response.body, response);
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

async function kept(name, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(new URL(name, SCOPE))) ?? fetch(request);
}

/** Pages of others below the scope, and those for frames, go to the network as if there were no worker. */
async function asked(name, request, clientId) {
  const client = await clients.get(clientId);
  return client && !FILES.has(nameOf(client.url)) ? fetch(request) : kept(name, request);
}
