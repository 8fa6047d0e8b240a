import { DataSet, DataView } from 'vis-data/esnext';
import { Timeline } from 'vis-timeline/esnext';
import 'vis-timeline/styles/vis-timeline-graph2d.css';

const box = document.getElementById('box');
const items = new DataSet(await (await window.data).json());
let who = null;
const view = new DataView(items, { filter: (item) => who === null || item.who.includes(who) });
const timeline = new Timeline(box, view, {});

window.peer = {
  // It hides itself until all is laid out.
  isDrawn: () => box.querySelector('.vis-timeline').style.visibility !== 'hidden' && Boolean(box.querySelector('.vis-item')),
  filter: (id) => {
    who = id;
    view.refresh();
  },
  filtered: () => box.querySelectorAll('.vis-item').length,
  zoom: () => timeline.zoomIn(0.5, { animation: false }),
  zoomed: () => box.querySelector('.vis-time-axis').innerHTML,
};
