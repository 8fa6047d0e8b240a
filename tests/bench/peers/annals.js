// The element under test, steered as a page would steer it.
let host = document.querySelector('annals-timeline');
const src = host.getAttribute('src');
const find = (selector) => host.shadowRoot?.querySelector(selector);
// The line that says how many events fit, and which chips narrow them: drawn with the list.
const result = () => find('[part~=result]').textContent;
// The words of the marks, which follow a frame later.
const marks = () => find('[part~=timeline] > svg:last-of-type').textContent;
const plain = {};

window.peer = {
  again: async () => {
    const record = await (await fetch(src)).text();
    return () => {
      const next = document.createElement('annals-timeline');
      Object.assign(next, { record, loading: 'eager', lang: 'en' });
      host.replaceWith(next);
      host = next;
    };
  },
  isDrawn: () => Boolean(find('[part~=event]')),
  filter: (id) => (host.filter = id ? { who: [id] } : plain),
  answered: result,
  filtered: marks,
  zoom: () => find('[part~=timeline] .zoom button:last-of-type').click(),
  zoomed: () => find('[part~=timeline]').innerHTML,
  search: () => find('[part~=filters] input[type=search]').focus(),
  searched: result,
};
