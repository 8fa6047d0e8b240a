// The custom element <annals-timeline>: a thin class over the wasm widget.
//
// Until the widget is ready, and whenever anything fails, the readable HTML inside the element is
// what the reader sees: the shadow root is attached only when there is something to show in it.

/** What asks for a view; the engine knows their meaning. */
const VIEW = [
  'person', 'match', 'place', 'kind', 'source', 'years', 'years-match', 'doubts', 'q', 'event', 'card', 'view',
  'lanes', 'open-year',
];
/** What of it is not in the first picture. */
const OPENED = ['event', 'card', 'view'];
/** What makes another timeline of it. */
const WHOLE = ['src', 'builtin', 'crossorigin', 'url-state', 'state-key', 'share-base', 'assets', 'offline'];
/** Attributes that are there or not. */
const FLAGS = ['doubts', 'builtin', 'offline'];

/** Elements without an id are told apart in links by their order in the page. */
let unnamed = 0;

const UNMOUNT_AFTER = 100; // ms in which an element may be moved within the page

const REVOKE_AFTER = 60_000; // ms in which the browser has surely begun to save a file

/** Once the page is parsed: a script that is not deferred may find an element whose content is still to come. */
const parsed = () =>
  document.readyState === 'loading' &&
  new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));

const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

export class AnnalsTimeline extends HTMLElement {
  static observedAttributes = ['lang', 'theme', 'loading', ...WHOLE, ...VIEW];

  #widget = null;
  #record = null;
  #wanted = null;
  #key = null;
  #leaving = 0;
  #seen = null;
  #failure = null;
  #message = null;
  #changes = null;
  #attempt = null;
  #waiting = null;
  #ready = null;

  constructor() {
    super();
    this.#promise();
  }

  /** Resolves once the timeline is shown and all of it is there; rejects with the reason if it cannot be. */
  get ready() {
    return this.#ready.promise;
  }

  /** The record as the page gave it: an object, JSON text or its bytes; null for that of the attributes. */
  get record() {
    return this.#record;
  }

  set record(record) {
    this.#record = record ?? null;
    this.#change('src');
  }

  /** What the reader looks at: { tab, filter, event, card, lanes, year }. */
  get state() {
    return this.#widget?.state ?? this.#wanted;
  }

  set state(state) {
    if (this.#widget) this.#widget.state = state;
    else this.#wanted = state;
  }

  /** Which events are asked for. */
  get filter() {
    return this.state?.filter ?? null;
  }

  set filter(filter) {
    this.state = { ...this.state, filter };
  }

  /** The ids of the events that fit, in their order. */
  get hits() {
    return this.#widget?.hits ?? [];
  }

  /** Opens an event and brings it into view, or closes the open one; whether the record has it. */
  select(id) {
    return this.#widget?.select(id ?? undefined) ?? false;
  }

  /** Shows again what the attributes ask for. */
  reset() {
    this.#wanted = null;
    this.#widget?.reset(this.#attributes());
  }

  /** The events that fit, as text: `json`, `csv`, `jsonld` or `ics`. */
  exportAs(format) {
    if (!this.#widget) throw new Error('The timeline is not ready: await element.ready first.');
    return this.#widget.exportAs(format);
  }

  connectedCallback() {
    clearTimeout(this.#leaving);
    for (const name of ['record', 'state', 'filter', ...this.constructor.reflected]) this.#upgrade(name);
    if (!this.#attempt) this.#wait();
  }

  disconnectedCallback() {
    this.#leaving = setTimeout(() => this.#stop(), UNMOUNT_AFTER);
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now) this.#change(name);
  }

  /** A property that was set before the element was defined goes through its setter now. */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  /** Changes are taken together, once what makes them has ended. */
  #change(name) {
    if (!this.#changes) queueMicrotask(() => this.#apply());
    (this.#changes ??= new Set()).add(name);
  }

  #apply() {
    const changes = this.#changes;
    this.#changes = null;
    if (!this.isConnected) return;
    if (WHOLE.some((name) => changes.has(name))) {
      if (!this.#attempt && !this.#failure) return; // not begun yet
      this.#stop();
      this.#start();
    } else if (changes.has('loading')) {
      this.#wait();
    }
    if (this.#failure && changes.has('lang')) this.#say(this.#failure);
    if (!this.#widget) return;
    if (changes.has('lang')) this.#widget.setLang(this.#lang);
    const asked = VIEW.filter((name) => changes.has(name)).map((name) => [name, this.getAttribute(name)]);
    if (asked.length > 0) this.#widget.ask(Object.fromEntries(asked));
  }

  get #lang() {
    return this.getAttribute('lang') ?? (this.closest('[lang]')?.lang || document.documentElement.lang || 'en');
  }

  /** Under this name its parts stand in links. */
  get #stateKey() {
    this.#key ??= this.id || (unnamed++ === 0 ? 'annals' : `annals${unnamed}`);
    return this.getAttribute('state-key') ?? this.#key;
  }

  /** Starts near the window, or at once where a link points into the element or the page says so. */
  #wait() {
    this.#waiting?.();
    const near = () => {
      this.#waiting?.();
      if (!this.#attempt) this.#start();
    };
    if (this.getAttribute('loading') === 'eager' || this.#isPointedAt()) return near();
    const watcher = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && near(), { rootMargin: '100%' });
    const followed = () => this.#isPointedAt() && near();
    watcher.observe(this);
    // What is inside may not be parsed yet.
    const moments = ['hashchange', 'DOMContentLoaded'];
    moments.forEach((moment) => addEventListener(moment, followed));
    this.#waiting = () => {
      watcher.disconnect();
      moments.forEach((moment) => removeEventListener(moment, followed));
      this.#waiting = null;
    };
  }

  #isPointedAt() {
    const parts = (location.search + location.hash).split(/[?#&]/);
    if (parts.some((part) => part.startsWith(`${this.#stateKey}.`))) return true;
    return location.hash.length > 1 && this.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`) !== null;
  }

  /** Loads and shows it; what is under way, or shown, is `#attempt` until it ends. */
  async #start() {
    this.#promise();
    this.#changes?.clear(); // what they ask for is taken now
    const attempt = new AbortController();
    this.#attempt = attempt;
    const isOver = () => attempt.signal.aborted;
    const broken = (failure) => isOver() || this.#breakDown(failure);
    // Whoever tries again does not see it come and go, nor what is asked for come after the rest.
    const isAwaited = this.#failure !== null || this.#isPointedAt() || OPENED.some((name) => this.hasAttribute(name));
    try {
      const [made, parts] = await Promise.all([engine(broken, isAwaited), this.#parts(attempt.signal), parsed()]);
      const record = await read(made, parts, () => !isOver());
      if (isOver()) return;
      // Meanwhile it may have left the page.
      if (!this.isConnected) return this.#stop();
      this.#show(made, record);
      made.isCore = !parts && made.carriesCore();
      if (made.whole) this.#beReady();
      else this.#follow(made, isOver).catch(broken);
      if (made.isCore) await this.#complete(made, attempt.signal);
    } catch (error) {
      if (!isOver()) this.#fail(error);
    }
  }

  /** The bytes of the record, in parts; nothing for the one that the engine carries. */
  async #parts(signal) {
    const src = this.#address('src');
    if (this.#record !== null) return light([bytesOf(this.#record)], signal, false);
    // After a failure whatever the browser has kept of it is not taken again.
    const anew = this.#failure === null ? {} : { cache: 'reload' };
    if (src) return light(await recordAt(src, this.hasAttribute('crossorigin'), signal, anew), signal, true);
    if (this.hasAttribute('builtin')) return undefined;
    await parsed();
    if (isReadable(this)) return [bytesOf(recordIn(this, this.#lang))];
    return undefined;
  }

  #show({ Widget, sheet, whole }, record) {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    // The readable content stays where it is while the widget is made, so that a failure leaves it.
    root.replaceChildren(document.createElement('slot'));
    this.#widget = new Widget(root, { ...this.#options(), later: whole }, record, (name, detail) => this.#told(name, detail));
    root.querySelector('slot').remove();
    if (this.#wanted) this.#widget.state = this.#wanted;
    // Of this record, and of no other before.
    this.#seen = this.#wanted;
    this.#wanted = null;
    this.#say(null);
    this.#readOn();
  }

  /** All that can be asked of it is there. */
  #beReady() {
    this.#ready.resolve(this);
    this.#dispatch('annals-ready', null);
  }

  /** Has the words of the record read, slice by slice, before a search looks for some. */
  #readOn() {
    const widget = this.#widget;
    const isWanted = () => widget === this.#widget;
    const words = function* () {
      while (isWanted() && widget?.readOn()) yield;
    };
    setTimeout(() => sliced(words(), isWanted));
  }

  /** Waits for what follows the engine; with it comes the end of the core, unless the whole is shown by then. */
  async #follow(made, isOver) {
    await made.complete();
    const isCore = () => made.isCore && !isOver();
    const core = isCore() ? await read(made, undefined, isCore) : null;
    if (isOver()) return;
    this.#widget?.laterIsHere(isCore() ? core : undefined);
    if (core) this.#readOn();
    this.#beReady();
  }

  /** Shows the whole of the record whose core the engine carries; without it the core goes on being shown. */
  async #complete(made, signal) {
    try {
      const parts = await light(await recordAt(WHOLE_RECORD, true, signal, held(WHOLE_RECORD)), signal, true);
      const whole = await read(made, parts, () => !signal.aborted);
      if (signal.aborted) return;
      this.#widget?.renew(whole);
      made.isCore = false;
      this.#readOn();
    } catch (error) {
      if (signal.aborted) return;
      const { type, message, problems } = Failure.of(error);
      this.#widget?.staysCore();
      this.#dispatch('annals-error', { type, message: `Only the core of the record is shown. ${message}`, problems });
    }
  }

  #options() {
    const [src, shareBase, assets] = ['src', 'share-base', 'assets'].map((name) => this.#address(name));
    // Beside the script are the pages for frames and for readers without a network.
    const beside = (name) => (assets ?? SCRIPT ? new URL(name, assets ?? SCRIPT) : undefined);
    const embed = beside('embed.html');
    // What a script has handed over is at no address: another page cannot show it.
    const given = this.#record !== null;
    return {
      lang: this.#lang,
      stateKey: this.#stateKey,
      urlState: this.getAttribute('url-state') ?? 'hash',
      shareBase: shareBase?.href,
      script: given ? undefined : beside('annals.js')?.href,
      // The page for frames loads no record from elsewhere.
      embed: !given && (!src || src.origin === embed?.origin) ? embed?.href : undefined,
      offline: this.hasAttribute('offline') ? beside('offline.html')?.href : undefined,
      src: src?.href,
      canSend: 'share' in navigator,
      attributes: this.#attributes(),
    };
  }

  #attributes() {
    return Object.fromEntries(Array.from(this.attributes, ({ name, value }) => [name, value]));
  }

  /** The whole address that an attribute names, if it is there. */
  #address(name) {
    const value = this.getAttribute(name);
    if (value === null) return undefined;
    if (!URL.canParse(value, document.baseURI)) throw new Failure('network', `${name} is no address: ${value}`);
    return new URL(value, document.baseURI);
  }

  #stop() {
    this.#waiting?.();
    this.#attempt?.abort();
    this.#attempt = null;
    this.#widget?.free();
    this.#widget = null;
    this.shadowRoot?.replaceChildren(document.createElement('slot'));
  }

  /** A promise of its own for each start that may still succeed or fail. */
  #promise() {
    if (this.#ready && !this.#ready.settled) return;
    const ready = (this.#ready = { settled: false });
    ready.promise = new Promise((resolve, reject) => {
      ready.resolve = (value) => (resolve(value), (ready.settled = true));
      ready.reject = (reason) => (reject(reason), (ready.settled = true));
    });
    ready.promise.catch(() => {}); // reported by event and message; not also as unhandled
  }

  /** The engine is not called again; what the reader looked at is for the next one. */
  #breakDown(failure) {
    if (this.#widget) this.#wanted = this.#seen;
    this.#widget = null;
    this.#fail(failure);
  }

  /** Shows the readable content again, with the reason over it. */
  #fail(error) {
    const failure = Failure.of(error);
    this.#stop();
    this.#say(failure);
    this.#ready.reject(failure);
    const { type, message, problems } = failure;
    this.#dispatch('annals-error', { type, message, problems });
  }

  /** Says what failed in the place of what was said before, or nothing; the focus in that goes on to what follows. */
  #say(failure) {
    const before = this.#message;
    const hadFocus = before?.contains(before.getRootNode().activeElement);
    this.#failure = failure;
    this.#message = failure && report(failure, this.#lang, () => this.#attempt ?? this.#start());
    if (failure) this.prepend(this.#message);
    before?.remove();
    // The timeline is drawn once what makes it has ended.
    if (hadFocus) setTimeout(() => (this.#message ?? this.shadowRoot).querySelector('a[href], button, input')?.focus());
  }

  #told(name, detail) {
    if (name === 'copy') return this.#copy(detail);
    if (name === 'send') return navigator.share(detail).catch(() => {}); // the reader thought better of it
    if (name === 'download') return download(detail);
    if (name === 'language') return this.setAttribute('lang', detail);
    if (name === 'change') this.#seen = detail;
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

  /** The properties that stand for attributes, besides `lang`, which every element has. */
  static reflected = this.observedAttributes.filter((name) => name !== 'lang').map(camel);
}

for (const name of AnnalsTimeline.observedAttributes.filter((name) => name !== 'lang')) {
  const flag = FLAGS.includes(name);
  Object.defineProperty(AnnalsTimeline.prototype, camel(name), {
    configurable: true,
    enumerable: true,
    get() {
      return flag ? this.hasAttribute(name) : this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, flag ? '' : value);
    },
  });
}

try {
  // The style sheet counts in this length; a style sheet inside a shadow root cannot register it.
  CSS.registerProperty({ name: '--annals-em', syntax: '<length>', inherits: true, initialValue: '16px' });
} catch {
  // Another script of the element has done so.
}

/** Saves a text as a file. */
function download({ name, type, text }) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER);
}

if (!customElements.get('annals-timeline')) customElements.define('annals-timeline', AnnalsTimeline);
