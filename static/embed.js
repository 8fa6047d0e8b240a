// The page for frames: what its address asks for becomes attributes of the element, before that is
// defined. A record from another site is not loaded: the content policy of the page says so. The page
// around the frame is told how high the content is: that number, and nothing else.

const element = document.querySelector('annals-timeline');
const asked = new URLSearchParams(location.search);

for (const name of ['lang', 'theme']) {
  if (asked.has(name)) element.setAttribute(name, asked.get(name));
}

// What is no address stays as it is: the element says so.
const resolved = (src) => (src !== null && URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).href : src);

if (asked.has('src') && resolved(asked.get('src')) !== resolved(element.getAttribute('src'))) {
  element.setAttribute('src', asked.get('src'));
  // The readable content, and the page that links lead to, are of the record of this site.
  element.removeAttribute('share-base');
  element.removeAttribute('offline');
  element.replaceChildren();
}

if (parent !== window) {
  const page = document.documentElement;
  const tell = () => parent.postMessage({ annals: { height: Math.ceil(page.getBoundingClientRect().height) } }, '*');
  new ResizeObserver(tell).observe(page);
}
