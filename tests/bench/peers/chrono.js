import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Chrono } from 'react-chrono';
import 'react-chrono/dist/style.css';

const events = await (await window.data).json();
const box = document.getElementById('box');
let show;

function Page() {
  const [items, setItems] = useState(events);
  show = setItems;
  return createElement(Chrono, { items, allowDynamicUpdate: true });
}

let root;
const make = () => {
  root = createRoot(box);
  root.render(createElement(Page));
};
make();

window.peer = {
  again: () => () => {
    root.unmount();
    make();
  },
  isDrawn: () => Boolean(box.querySelector('.rc-card')),
  // It has no filter: a page gives it fewer events.
  filter: (id) => show(id ? events.filter((event) => event.who.includes(id)) : events),
  filtered: () => box.querySelectorAll('.rc-card').length,
};
