// The element under test, steered as a page would steer it.
const host = document.querySelector('annals-timeline');
const find = (selector) => host.shadowRoot?.querySelector(selector);
// The line that says how many events fit, and which chips narrow them.
const result = () => find('[part~=result]').textContent;
const plain = {};

window.peer = {
  isDrawn: () => Boolean(find('[part~=event]')),
  filter: (id) => (host.filter = id ? { who: [id] } : plain),
  filtered: result,
  zoom: () => find('[part~=timeline] .zoom button:last-of-type').click(),
  zoomed: () => find('[part~=timeline]').innerHTML,
  search: () => find('[part~=filters] input[type=search]').focus(),
  searched: result,
};
