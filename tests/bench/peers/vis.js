import { DataSet, DataView } from 'vis-data/esnext';
import { Timeline } from 'vis-timeline/esnext';
import 'vis-timeline/styles/vis-timeline-graph2d.css';

const box = document.getElementById('box');
const events = await (await window.data).json();
let who = null;
let view, timeline;
const make = () => {
  view = new DataView(new DataSet(events), { filter: (item) => who === null || item.who.includes(who) });
  timeline = new Timeline(box, view, {});
};
make();

window.peer = {
  again: () => () => {
    timeline.destroy();
    make();
  },
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
