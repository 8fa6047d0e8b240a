// A file that a reader opens: it is read by a worker, shown in the place of the page's own record, and
// reported on above. A file that cannot be shown leaves everything as it is, and says why.

import { REASONS } from './opened-reasons.js';
import { FORMATS, WORDS } from './opened-words.js';

/** What of the page speaks of its own record while another one is shown: its links and its one file. */
const MEANWHILE = { 'url-state': 'none', offline: null };

/** The policy of the page lets no other address become a script. */
const rules = { createScriptURL: () => new URL('./opening.js', import.meta.url).href };
const address = globalThis.trustedTypes?.createPolicy('annals-opener', rules) ?? rules;

/** Given by the page; see `open.js`. */
let page = null;
let words = null;

/** What is shown of a file, what was refused last, and the worker that reads one. */
let shown = null;
let refused = null;
let worker = null;

/** What the reader asks for last counts: each wish takes the next number. */
let wishes = 0;

/** The page's own title, words and attributes while they are not shown. */
let own = null;

/** Opens one of the files that a reader has chosen or dropped; later ones go before those not read yet. */
export async function open(of, files) {
  page = of;
  page.spoken = draw;
  words = WORDS[page.language()];
  if (files.length > 1) return refuse({ name: words.several, why: 'one' });
  await read(files[0], null);
}

async function read(file, from) {
  const wish = ++wishes;
  worker?.terminate();
  tell(words.reading(file.name));
  page.panel.scrollIntoView({ block: 'nearest' });
  const answer = await answered({ file, from: from ?? undefined, lang: page.language() });
  if (answer.opened) return show({ file, from, ...answer.opened }, wish);
  refuse({ file, from, name: file.name, why: answer.why, found: answer.refused });
}

/** What a worker answers; one that was ended for the sake of another file never does. */
function answered(asked) {
  const own = new Worker(address.createScriptURL(''), { type: 'module' });
  worker = own;
  return new Promise((resolve) => {
    const end = (answer) => {
      own.terminate();
      if (worker === own) resolve(answer);
    };
    own.addEventListener('message', ({ data }) => end(data));
    own.addEventListener('error', () => end({ why: 'missing' }));
    own.postMessage(asked);
  });
}

async function show(opened, wish) {
  own ??= putAway();
  for (const [name, value] of Object.entries(MEANWHILE)) put(name, value);
  try {
    await settled(() => (page.timeline.record = opened.compiled));
  } catch (error) {
    if (wish !== wishes) return;
    if (shown) await settled(() => (page.timeline.record = shown.compiled)).catch(() => {});
    else await bringBack();
    return refuse({ ...opened, name: opened.file.name, why: null, found: error.message });
  }
  if (wish !== wishes) return;
  forget();
  const saved = (blob) => blob && URL.createObjectURL(blob);
  shown = { ...opened, record: saved(opened.record), report: saved(opened.report) };
  refused = null;
  document.title = opened.title;
  draw();
  page.panel.querySelector('.shown h2').focus();
}

function refuse(reason) {
  refused = reason;
  draw();
  page.panel.querySelector('.refused h2').focus();
}

/** The page's own record again. */
async function leave() {
  wishes += 1;
  worker?.terminate();
  forget();
  shown = null;
  draw();
  await bringBack().catch(() => {}); // it says so itself
  tell(words.back(document.title));
  const main = document.querySelector('main');
  main.tabIndex = -1;
  main.focus();
}

/** The words of the page's own record are not those of another one: they stand there only while that fails. */
function putAway() {
  const { timeline } = page;
  const readable = document.createDocumentFragment();
  readable.append(...timeline.childNodes);
  const meanwhile = new AbortController();
  const on = (name, then) => timeline.addEventListener(name, then, { signal: meanwhile.signal });
  on('annals-error', () => timeline.append(readable));
  on('annals-ready', () => readable.append(...timeline.childNodes));
  const attributes = Object.keys(MEANWHILE).map((name) => [name, timeline.getAttribute(name)]);
  return { title: document.title, readable, attributes, meanwhile };
}

async function bringBack() {
  const { title, readable, attributes, meanwhile } = own;
  own = null;
  meanwhile.abort();
  document.title = title;
  page.timeline.append(readable);
  for (const [name, value] of attributes) put(name, value);
  await settled(() => (page.timeline.record = null));
}

function put(name, value) {
  if (value === null) page.timeline.removeAttribute(name);
  else page.timeline.setAttribute(name, value);
}

/** Waits until the timeline shows what a change makes of it; fails where it cannot. */
function settled(change) {
  return new Promise((resolve, reject) => {
    const listeners = new AbortController();
    const on = (name, then) => page.timeline.addEventListener(name, (event) => (listeners.abort(), then(event)), { signal: listeners.signal });
    on('annals-ready', resolve);
    on('annals-error', ({ detail }) => reject(new Error([detail.message, ...detail.problems].join('\n'))));
    change();
  });
}

/** The files that were offered of what was shown. */
function forget() {
  for (const address of [shown?.record, shown?.report]) if (address) URL.revokeObjectURL(address);
}

function tell(text) {
  page.told.textContent = text;
}

/** Draws what is told of files, in the language that the timeline is in now. */
function draw() {
  words = WORDS[page.language()];
  tell('');
  const parts = [refused && refusal(refused), shown && result(shown)].filter(Boolean);
  page.panel.replaceChildren(page.told, ...parts);
}

function refusal({ file, from, name, why, found }) {
  const close = () => {
    refused = null;
    draw();
    document.querySelector(shown ? '.shown h2' : '.open button').focus();
  };
  return made('div', { className: 'refused' }, [
    made('h2', { tabIndex: -1 }, [words.refused(name)]),
    why !== null && made('p', {}, [words[why]]),
    why === null && made('p', { className: 'found' }, [words.found, ' ', made('span', { lang: 'en' }, [found])]),
    why === null && made('p', {}, [words.accepted]),
    made('p', {}, [words.stays]),
    made('div', { className: 'acts' }, [
      why === null && reading(file, from),
      button(words.another, page.choose),
      button(words.close, close),
    ]),
  ]);
}

function result({ file, from, id, events, brief, record, report }) {
  const isForeign = brief !== null;
  return made('div', { className: 'shown' }, [
    made('h2', { tabIndex: -1 }, [words.title(file.name)]),
    made('p', {}, [isForeign ? `${name(brief.format)}. ${counts(brief)}` : words.events(events)]),
    made('p', {}, [words.here]),
    isForeign && made('details', {}, [
      made('summary', {}, [words.details]),
      groups(brief.groups),
      made('div', { className: 'acts' }, [saving(words.report, report, `${id}-report.json`), reading(file, from)]),
    ]),
    made('div', { className: 'acts' }, [
      saving(words.record, record, `${id}.json`),
      button(words.another, page.choose),
      button(words.own, leave),
    ]),
  ]);
}

/** "340 of 341 events read. Values: 3 changed · 1 dropped" */
function counts({ found, read, groups }) {
  const values = groups.filter(({ of }) => of === 'value');
  const total = (outcome) => values.filter((it) => it.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  const outcomes = Object.keys(words.outcomes).map((outcome) => [outcome, total(outcome)]);
  const of = outcomes.filter(([, count]) => count > 0).map(([outcome, count]) => words[outcome](count));
  return of.length > 0 ? `${words.of(read, found)} ${words.values} ${of.join(' · ')}` : words.of(read, found);
}

function groups(groups) {
  return made('ul', { className: 'reasons' }, groups.map(({ of, outcome, reason, count, first }) => {
    const became = (of === 'event' ? words.event : words.outcomes)[outcome];
    const places = first.map(({ place, original }) =>
      made('li', {}, [made('code', { lang: 'en' }, [place]), ' ', original]),
    );
    if (count > first.length) places.push(made('li', {}, [words.more(count - first.length)]));
    const summary = made('summary', {}, [`${count} × ${became}: `, inWords(reason)]);
    return made('li', {}, [made('details', {}, [summary, made('ul', {}, places)])]);
  }));
}

/** A reason in the language of the page, as far as it is known in that. */
function inWords(reason) {
  const at = ['es', 'vi'].indexOf(page.language());
  return REASONS[reason]?.[at] ?? made('span', { lang: 'en' }, [reason]);
}

/** Lets a reader say what a file is, where that was not recognised, or wrongly. */
function reading(file, from) {
  const choice = (value, text) => made('option', { value, textContent: text, selected: value === (from ?? '') });
  const choices = Object.keys(FORMATS).map((format) => choice(format, name(format)));
  const select = made('select', {}, [choice('', words.recognised), ...choices]);
  return made('span', { className: 'as' }, [
    made('label', {}, [words.as, ' ', select]),
    button(words.again, () => read(file, select.value || null)),
  ]);
}

const name = (format) => FORMATS[format] ?? words.formats[format];

const button = (text, act) => {
  const button = made('button', { type: 'button' }, [text]);
  button.addEventListener('click', act);
  return button;
};

const saving = (text, href, download) => made('a', { href, download }, [text]);

/** An element; what is false or null among its parts is left out. */
function made(name, properties, parts = []) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...parts.filter((part) => part !== null && part !== false && part !== undefined));
  return element;
}
