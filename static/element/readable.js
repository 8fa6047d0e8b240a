// A record out of readable HTML: an <ol> of <article id>, each with a <time datetime> (or any EDTF
// date in data-edtf), a heading, paragraphs, links, and people, places and a kind by name.

/** Whether an element holds a list of articles. */
function isReadable(element) {
  return element.querySelector('ol article[id]') !== null;
}

/** The record that an element holds as HTML, as JSON. */
function recordIn(element, lang) {
  const headings = [...element.querySelectorAll('h1, h2')];
  const page = { id: 'page', type: 'webpage', title: document.title || location.hostname, url: httpAddress(location.href) };
  const record = {
    format: 'annals/1',
    id: idOf(element.id || 'timeline'),
    title: words(headings.find((it) => !it.closest('article'))) || page.title,
    languages: [tagOf(lang)],
    kinds: [],
    roles: [{ id: 'participant', name: said(lang, { en: 'With', es: 'Con', vi: 'Cùng' }) }],
    sources: [page],
    entities: [],
    events: [],
  };
  for (const article of element.querySelectorAll('ol article[id]')) record.events.push(event(record, article, lang));
  return JSON.stringify(record);
}

function event(record, article, lang) {
  const heading = article.querySelector('h1, h2, h3, h4, h5, h6');
  const paragraphs = [...article.querySelectorAll('p')].map(words).filter(Boolean);
  const time = article.querySelector('time');
  const date = time && (time.dataset.edtf ?? edtf(time.dateTime));
  const kind = article.dataset.kind ?? words(article.querySelector('[data-kind]'));
  const link = article.querySelector('a[href^="http"]');
  return {
    id: unused(idOf(article.id), record.events),
    date: date || undefined,
    basis: date ? 'stated' : 'none',
    kind: named(record.kinds, kind ?? said(lang, { en: 'Event', es: 'Hecho', vi: 'Sự kiện' })),
    title: words(heading) || paragraphs[0] || article.id,
    summary: paragraphs.join(' ') || undefined,
    participants: entities(record, article, 'person').map((entity) => ({ entity, role: 'participant' })),
    places: entities(record, article, 'place'),
    citations: [{ source: link ? source(record, link) : 'page' }],
  };
}

const CLOCK = /((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(?:\.\d+)?/.source;
const ZONE = /(Z|(?!-00:?00)[+-](?:(?:0\d|1[0-3]):?[0-5]\d|14:?00))?/.source;
/** What is no such moment counts as its day. */
const MOMENT = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)[T ]${CLOCK}${ZONE}$`);

/** A date of HTML as EDTF writes it; midnight is what programs put where they know the day. */
function edtf(datetime) {
  const [, day, minute, second = ':00', zone = ''] = MOMENT.exec(datetime) ?? [];
  if (!day || minute + second === '00:00:00') return datetime.split(/[T ]/)[0];
  return `${day}T${minute}${second}${zone.replace(/(\d\d)(\d\d)/, '$1:$2')}`;
}

/** The people or places of an article: in its own attribute, separated by semicolons, or marked in its text. */
function entities(record, article, type) {
  const own = article.dataset[type]?.split(';') ?? [];
  const marked = [...article.querySelectorAll(`[data-${type}]`)].map((it) => it.dataset[type] || words(it));
  const names = [...own, ...marked].map((name) => name.trim()).filter(Boolean);
  return [...new Set(names)].map((name) => named(record.entities, name, { type }));
}

function source(record, link) {
  const url = httpAddress(link.href);
  const known = record.sources.find((it) => it.url === url);
  if (known) return known.id;
  record.sources.push({ id: `source-${record.sources.length}`, type: 'webpage', title: words(link) || url, url });
  return record.sources.at(-1).id;
}

/** The id of what has a name, put on the list where it is new: a person may be called like a place. */
function named(list, name, more = {}) {
  const known = list.find((it) => it.name === name && it.type === more.type);
  if (known) return known.id;
  const id = unused(idOf(name), list);
  list.push({ id, name, ...more });
  return id;
}

/** An id that nothing on the list has. */
function unused(id, list) {
  let free = id;
  for (let n = 2; list.some((it) => it.id === free); n++) free = `${id}-${n}`;
  return free;
}

const said = (lang, words) => words[known(lang, words)];

/** A language as records have it; English where a page calls its own by no right name. */
function tagOf(lang) {
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return 'en';
  }
}

const words = (element) => element?.textContent.replace(/\s+/g, ' ').trim() || undefined;

/** A text as an id: lower case, without diacritics, words joined by hyphens. */
function idOf(text) {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'x';
}

/** Only such addresses stand in a record. */
const httpAddress = (url) => (/^https?:/.test(url) ? url : undefined);
