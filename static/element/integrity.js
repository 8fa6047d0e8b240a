// Where the page holds this script to its content by `integrity`, the script holds what it fetches to the
// content that its build had. PINS are those, by the names of the files; a package has none, as bundlers may
// change what they copy.

const isHeld = Array.from(document.scripts).some((it) => it.integrity && it.src === import.meta.url);

/** How a file beside the script is to be fetched. */
const held = (url) => (isHeld ? { integrity: PINS[url.pathname.split('/').at(-1)] } : {});
