// The same events in the form of each peer, as JSON.

const DAY = /-?\d{4}(?:-\d\d)?(?:-\d\d)?/g;

/** The first and the last of the days that an EDTF date names, as far as it names them. */
function span({ date }) {
  if (!date) return [];
  const named = date.replace(/(\d{3})X/, '$10/$19').replace(/-2[1-4]\b/, '').match(DAY);
  return [named[0], named.at(-1)];
}

const words = (text) => (typeof text === 'object' ? text.en : text) ?? '';

/** What all can show of the dated events of a record; they have no place for the others. */
function plain(record) {
  return record.events.flatMap((event) => {
    const [from, to] = span(event);
    if (!from) return [];
    const who = [...event.participants ?? []].map((it) => it.entity);
    return [{ id: event.id, title: words(event.title), text: words(event.summary), from, to, who }];
  });
}

const parts = (day) => {
  const [year, month, date] = day.split('-');
  return { year, month, day: date };
};

const FORMS = {
  vis: (events) =>
    events.map(({ id, title, text, from, to, who }) => ({ id, content: title, title: text, start: from, ...(to > from && { end: to }), who })),
  timelinejs: (events) => ({
    events: events.map(({ id, title, text, from, to, who }) => ({
      unique_id: id,
      start_date: parts(from),
      ...(to > from && { end_date: parts(to) }),
      text: { headline: title, text },
      who,
    })),
  }),
  chrono: (events) => events.map(({ id, title, text, from, who }) => ({ id, title: from, cardTitle: title, cardDetailedText: text, who })),
};

/** The record in the form of a peer. */
export const turned = (record, peer) => JSON.stringify(FORMS[peer](plain(record)));
