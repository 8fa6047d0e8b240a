import { Timeline } from '@knight-lab/timelinejs';
import '@knight-lab/timelinejs/dist/css/timeline.css';

const { events } = await (await window.data).json();
// A font would be another host's.
const options = { font: null, script_path: new URL('/timelinejs/js/', location).href };
const box = document.getElementById('box');
let timeline;
const make = (events) => {
  box.replaceChildren();
  timeline = new Timeline(box, { events }, options);
};
make(events);

window.peer = {
  again: () => () => make(events),
  isDrawn: () => Boolean(box.querySelector('.tl-timemarker')) && Boolean(box.querySelector('.tl-slide .tl-text-content')),
  // It has no filter: a page makes it anew of fewer events.
  filter: (id) => make(id ? events.filter((event) => event.who.includes(id)) : events),
  filtered: () => box.querySelectorAll('.tl-timemarker').length,
  zoom: () => timeline.zoomIn(),
  zoomed: () => box.querySelector('.tl-timenav-slider').getAttribute('style') + box.querySelector('.tl-timemarker')?.getAttribute('style'),
};
