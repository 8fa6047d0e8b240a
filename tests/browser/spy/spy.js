// Runs in each page before its own scripts: what breaks its content policy is an error, and what it writes to
// the address and tells its page is noted.
window.spy = { written: [], told: [] };
{
  // Chromium's driver reads the console. Firefox keeps what nobody catches, but not what is written to the
  // console; of WebKit nothing is kept but what it hands over.
  const write = console.error.bind(console);
  const kept = window.webkit?.messageHandlers?.complaints;
  const complain = kept ? (text) => kept.postMessage(text)
    : 'mozInnerScreenX' in window ? (text) => reportError(new Error(text)) : null;
  if (complain) console.error = (...said) => complain(said.join(' '));
  if (kept) {
    addEventListener('error', (event) => complain(`${event.message} ${event.error?.stack ?? ''}`));
    addEventListener('unhandledrejection', (event) => complain(`${event.reason}`));
  }
  addEventListener('securitypolicyviolation', (event) =>
    (complain ?? write)(`content policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
}
for (const name of ['pushState', 'replaceState']) {
  const write = history[name];
  history[name] = function (...args) {
    window.spy.written.push(`${name} ${args[2]}`);
    return write.apply(this, args);
  };
}
for (const name of ['annals-ready', 'annals-change', 'annals-select', 'annals-error'])
  addEventListener(name, (event) => window.spy.told.push({ name, id: event.target.id, detail: event.detail }));
