// The engine. It is loaded and compiled once for a page, and made for each timeline anew, so that one
// that breaks down takes no other with it, and what one has kept is freed with it. What the first picture
// does not take follows it.

/** One load for all elements of the page; tried again after a failure. */
let loading = null;
let attempt = 0;

function load() {
  loading ??= Promise.all([glue(attempt), code(attempt), style(attempt)])
    .then(([make, module, css]) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return { make, module, sheet };
    })
    .catch((error) => {
      loading = null;
      attempt++;
      throw error;
    });
  return loading;
}

/** Likewise of what follows; and whether it is there, as it is from the start where all is in one. */
let following = null;
let isWhole = !later;

function follow() {
  following ??= later(attempt)
    .then((module) => {
      isWhole = true;
      return module;
    })
    .catch((error) => {
      following = null;
      attempt++;
      throw error;
    });
  following.catch(() => {}); // told to those who wait for it
  return following;
}

/**
 * An engine and the style sheet of what it draws; `tell` hears of its breakdown, at any time. Where it is not
 * `whole`, which is waited for if it `isAwaited`, `complete` makes it so, once, by its `rest`.
 */
async function engine(tell, isAwaited) {
  if (isAwaited && later) follow();
  const { make, module, sheet } = await load();
  let first;
  const bound = make((exports) => {
    first = exports;
    return guarded(exports, (error) => tell(brokenDown(error.message)));
  });
  await bound({ module_or_path: module });
  bound.onPanic((message) => tell(brokenDown(message)));
  const follows = later && follow();
  const { Widget, Reading, carriesCore } = bound;
  const made = { Widget, Reading, carriesCore, sheet, whole: isWhole || isAwaited, rest: undefined };
  const complete = async () => {
    made.rest = await follows;
    await WebAssembly.instantiate(made.rest, { first });
  };
  let completing = later ? null : Promise.resolve();
  made.complete = () => (completing ??= complete());
  if (made.whole) await made.complete();
  return made;
}

const brokenDown = (why) => new Failure('panic', `The timeline has broken down: ${why}`);

/** What the engine can be called for, which is nothing any more once it has trapped. */
function guarded(exports, tell) {
  let broken = false;
  const guard = (call) => (...given) => {
    if (broken) return undefined;
    try {
      return call(...given);
    } catch (error) {
      if (isTrap(error)) {
        broken = true;
        tell(error);
      }
      throw error;
    }
  };
  return Object.fromEntries(
    Object.entries(exports).map(([name, it]) => [name, typeof it === 'function' ? guard(it) : it]),
  );
}

/** Whether an engine stopped in the middle, also for want of room; not what it throws of its own will. */
const isTrap = (error) =>
  error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error?.name === 'InternalError';
