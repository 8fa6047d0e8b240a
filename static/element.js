// The custom element <annals-timeline>: a thin class over the wasm widget.
//
// Until the widget is ready, and whenever anything fails, the readable HTML inside the element is
// what the reader sees: the shadow root is attached only when there is something to show in it.

const CORE = new URL('annals-core.js', import.meta.url);
const STYLE = new URL('annals.css', import.meta.url);
const EMBED = new URL('embed.html', import.meta.url);
const OFFLINE = new URL('offline.html', import.meta.url);

/** One load for all elements of the page; tried again after a failure. */
let loading = null;

function load() {
  loading ??= Promise.all([core(), style()]).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function core() {
  const module = await import(CORE.href);
  await module.default();
  module.onPanic(breakDown);
  return module;
}

async function style() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await text(STYLE));
  return sheet;
}

async function text(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}`.trim());
  return response.text();
}

/** Elements that show a widget. After a panic the module is not called again. */
const live = new Set();
let broken = null;

function breakDown(message) {
  broken = new Error(`The timeline has broken down: ${message}`);
  for (const element of [...live]) element.fail(broken);
}

/** Elements without an id are told apart in links by their order in the page. */
let unnamed = 0;

const UNMOUNT_AFTER = 100; // ms in which an element may be moved within the page

const REVOKE_AFTER = 60_000; // ms in which the browser has surely begun to save a file

const attribute = (element, name, otherwise = '') => element.getAttribute(name) ?? otherwise;

export class AnnalsTimeline extends HTMLElement {
  static observedAttributes = ['lang', 'src', 'theme'];

  #widget = null;
  #key = null;
  #leaving = 0;
  #attempt = 0;
  #message = null;
  #ready;
  #settle;

  constructor() {
    super();
    this.#ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#ready.catch(() => {}); // reported by event and message; not also as unhandled
  }

  /** Resolves once the timeline is shown; rejects with the reason if it cannot be. */
  get ready() {
    return this.#ready;
  }

  /** What the reader looks at: { tab, filter, event, card, lanes, year }. */
  get state() {
    return this.#widget?.state ?? null;
  }

  set state(state) {
    if (!this.#widget) throw new Error('The timeline is not ready: await element.ready first.');
    this.#widget.state = state;
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    if (!this.#widget) this.#start();
  }

  disconnectedCallback() {
    this.#leaving = setTimeout(() => this.#stop(), UNMOUNT_AFTER);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected) return;
    if (name === 'lang') this.#widget?.setLang(this.#lang);
    if (name === 'src') {
      this.#stop();
      this.#start();
    }
  }

  get #lang() {
    return attribute(this, 'lang', this.closest('[lang]')?.lang || document.documentElement.lang || 'en');
  }

  /** Under this name its parts stand in links. */
  get #stateKey() {
    this.#key ??= this.id || (unnamed++ === 0 ? 'annals' : `annals${unnamed}`);
    return attribute(this, 'state-key', this.#key);
  }

  async #start() {
    const attempt = ++this.#attempt;
    try {
      if (broken) throw broken;
      const src = this.getAttribute('src');
      const [[{ Widget }, sheet], record] = await Promise.all([
        load(),
        src === null ? undefined : text(new URL(src, document.baseURI)),
      ]);
      // Meanwhile it may have left the page, or been given another record.
      if (attempt !== this.#attempt || !this.isConnected) return;
      this.#show(Widget, sheet, record);
    } catch (error) {
      if (attempt === this.#attempt) this.fail(error);
    }
  }

  #show(Widget, sheet, record) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const mount = document.createElement('div');
    // The readable content stays where it is while the widget is made, so that a failure leaves it.
    root.replaceChildren(mount, document.createElement('slot'));
    try {
      this.#widget = new Widget(root, mount, this.#options(), record, (name, detail) => this.#told(name, detail));
    } finally {
      if (!this.#widget) mount.remove();
    }
    root.querySelector('slot').remove();
    this.#message?.remove();
    live.add(this);
    this.#settle.resolve(this);
    this.#dispatch('annals-ready', null);
  }

  #options() {
    const [src, shareBase] = ['src', 'share-base'].map((name) => this.#address(name));
    return {
      lang: this.#lang,
      stateKey: this.#stateKey,
      urlState: attribute(this, 'url-state', 'hash'),
      shareBase: shareBase?.href,
      script: import.meta.url,
      // The page for frames loads no record from elsewhere.
      embed: !src || src.origin === EMBED.origin ? EMBED.href : undefined,
      offline: this.hasAttribute('offline') ? OFFLINE.href : undefined,
      src: src?.href,
      canSend: 'share' in navigator,
      attributes: Object.fromEntries(Array.from(this.attributes, ({ name, value }) => [name, value])),
    };
  }

  /** The whole address that an attribute names, if it is there. */
  #address(name) {
    const value = this.getAttribute(name);
    return value === null ? undefined : new URL(value, document.baseURI);
  }

  #stop() {
    this.#attempt++;
    live.delete(this);
    if (!broken) this.#widget?.free();
    this.#widget = null;
    this.shadowRoot?.replaceChildren(document.createElement('slot'));
  }

  /** Shows the readable content again, with the reason over it. */
  fail(error) {
    this.#stop();
    this.#message?.remove();
    this.#message = report(error);
    this.prepend(this.#message);
    this.#settle.reject(error);
    this.#dispatch('annals-error', { message: error.message ?? String(error), problems: error.problems ?? [] });
  }

  #told(name, detail) {
    if (name === 'copy') return this.#copy(detail);
    if (name === 'send') return navigator.share(detail).catch(() => {}); // the reader thought better of it
    if (name === 'download') return download(detail);
    if (name === 'language') return this.setAttribute('lang', detail);
    this.#dispatch(`annals-${name}`, detail);
  }

  async #copy({ slot, text }) {
    let copied = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copied = false; // not allowed here, or no secure page: the text is selected instead
    }
    this.#widget?.copied(slot, copied);
  }

  #dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** Saves a text as a file. */
function download({ name, type, text }) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER);
}

/** A message for the reader: what is wrong, and each problem of the record with its place. */
function report(error) {
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.className = 'annals-error';
  box.append(paragraph(`The timeline cannot be shown. ${error.message ?? error}`));
  if (error.problems?.length > 1) {
    const list = document.createElement('ul');
    for (const problem of error.problems) {
      const item = document.createElement('li');
      item.textContent = problem;
      list.append(item);
    }
    box.append(list);
  }
  return box;
}

function paragraph(words) {
  const element = document.createElement('p');
  element.textContent = words;
  return element;
}

if (!customElements.get('annals-timeline')) customElements.define('annals-timeline', AnnalsTimeline);
