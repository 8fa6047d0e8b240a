// The standalone page: after one visit it works without a network, and says when there is a new version.
// Only this page has a worker: a timeline in somebody else's page never brings one.

const WORKER = 'sw.js';

const REVOKE_AFTER = 60_000; // ms in which the browser has surely begun to save a file

const WORDS = {
  en: { told: 'There is a new version of this page.', reload: 'Reload', later: 'Later' },
  es: { told: 'Hay una versión nueva de esta página.', reload: 'Recargar', later: 'Más tarde' },
  vi: { told: 'Trang này đã có phiên bản mới.', reload: 'Tải lại', later: 'Để sau' },
};

const timeline = document.querySelector('annals-timeline');
const workers = navigator.serviceWorker;

/** Tells of a new version once, in the language that the timeline is in. */
function offer(reload) {
  const bar = document.querySelector('.update');
  if (bar.hasChildNodes()) return;
  const told = document.createElement('span');
  const buttons = { reload: document.createElement('button'), later: document.createElement('button') };
  const speak = () => {
    const lang = (timeline.getAttribute('lang') ?? document.documentElement.lang).split('-')[0].toLowerCase();
    const known = Object.hasOwn(WORDS, lang) ? lang : 'en';
    bar.lang = known;
    told.textContent = WORDS[known].told;
    for (const name in buttons) buttons[name].textContent = WORDS[known][name];
  };
  const language = new MutationObserver(speak);
  language.observe(timeline, { attributeFilter: ['lang'] });
  buttons.reload.addEventListener('click', reload);
  buttons.later.addEventListener('click', () => (language.disconnect(), bar.replaceChildren()));
  speak();
  bar.append(told, buttons.reload, buttons.later);
}

/** Where the page was taken from its server, what is kept of it goes, too. */
async function leaveIfGone(registration) {
  const answer = await fetch(WORKER, { method: 'HEAD', cache: 'no-store' });
  if (answer.status !== 404 && answer.status !== 410) return;
  await registration.unregister();
  // As the worker names it.
  const ours = `annals ${new URL(registration.scope).pathname} `;
  const kept = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(kept.map((name) => caches.delete(name)));
  location.reload();
}

async function install() {
  // The policy of the page lets no other address become a script.
  const rules = { createScriptURL: () => new URL(WORKER, document.baseURI).href };
  const policy = globalThis.trustedTypes?.createPolicy('annals', rules) ?? rules;
  // Asked before: by the time that it is registered, the first worker may have taken over, which is no new version.
  const before = await workers.getRegistration();
  isControlled ||= before?.scope === new URL('.', document.baseURI).href && before.active !== null;
  const registration = await workers.register(policy.createScriptURL(''), { updateViaCache: 'none' });

  const look = () => registration.waiting && offer(() => registration.waiting?.postMessage('skipWaiting'));
  const follow = () => isControlled && registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', follow);
  follow();
  if (isControlled) look();
  const update = () => registration.update().catch(() => leaveIfGone(registration)).catch(() => {});
  if (registration.active) update();
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && update());
}

/** Browsers do not ask a worker for what a link saves: the page does, and hands it over. */
async function save(event) {
  const link = event.composedPath().find((it) => it instanceof HTMLAnchorElement && it.hasAttribute('download'));
  if (!link || link.protocol !== location.protocol || link.origin !== location.origin) return;
  event.preventDefault();
  const file = document.createElement('a');
  file.href = URL.createObjectURL(await (await fetch(link.href)).blob());
  file.download = link.download;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), REVOKE_AFTER);
}

/** Once the timeline is there: what is kept for later does not take the network from what is needed now. */
const shown = () => customElements.whenDefined('annals-timeline').then(() => timeline.ready);

let isControlled = false;

if (workers) {
  isControlled = workers.controller !== null;
  // Each page of the old version is loaded anew when the new one takes over, whichever asked for it.
  workers.addEventListener('controllerchange', () => {
    if (isControlled) location.reload();
    isControlled = true;
  });
  document.addEventListener('click', (event) => workers.controller && save(event));
  const ready = isControlled ? Promise.resolve() : shown();
  ready.then(install).catch((error) => console.warn('Without a network this page will not be there:', error));
}
