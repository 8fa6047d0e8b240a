// What goes wrong in a page on purpose: its engines are at hand, to be damaged; what is listened for is
// noted; and where its address asks for it, browsers refuse all that they may refuse.

window.engines = [];
window.bound = [];
for (const [name, target] of Object.entries({ window, document })) {
  const listen = target.addEventListener;
  target.addEventListener = (type, ...given) => (window.bound.push(`${name} ${type}`), listen.call(target, type, ...given));
}
{
  const make = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await make(...given);
    const { exports } = made;
    // What follows an engine is a part of it.
    if (!exports.memory) return made;
    const engine = { exports };
    window.engines.push(engine);
    const onPanic = (tell) => ((engine.panic = tell), exports.onPanic(tell));
    Object.defineProperty(made, 'exports', { value: { ...exports, onPanic } });
    return made;
  };
}

if (location.search === '?refuse') {
  const refuse = () => {
    throw new DOMException('not here', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get: refuse });
  for (const name of ['clipboard', 'serviceWorker', 'share', 'canShare'])
    Object.defineProperty(navigator, name, { get: refuse });
  Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
  for (const name of ['pushState', 'replaceState']) History.prototype[name] = refuse;
  window.print = refuse;
}
