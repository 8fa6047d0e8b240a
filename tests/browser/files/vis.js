// Copied from a page.
var items = new vis.DataSet([
  { id: 1, content: 'Eagle lands', start: '1969-07-20' },
  { id: 2, content: 'Walks on the Moon', start: '1969-07-20', end: '1972-12-14' },
]);
