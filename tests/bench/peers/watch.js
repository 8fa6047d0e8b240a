// What is measured inside a page. It is there before whatever is measured, and knows none of it.
(() => {
  const memories = [];
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    // A part of an engine has the memory of the other.
    const { memory } = (made.instance ?? made).exports;
    if (memory) memories.push(memory);
    return made;
  };

  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask', buffered: true });

  /** Waits for frames until one begins in which this holds, and for the end of that one; says when that was. */
  const drawn = (holds) =>
    new Promise((done) => {
      const look = () => {
        if (!holds()) return requestAnimationFrame(look);
        // As soon as the frame is drawn, before all else that waits.
        return scheduler.postTask(() => done(performance.now()), { priority: 'user-blocking' });
      };
      requestAnimationFrame(look);
    });

  /** The milliseconds from an act, or from the press of a key, to the end of the frame in which each of these has changed. */
  const timed = async (act, ...seen) => {
    const before = seen.map((it) => it());
    await drawn(() => true);
    let start = performance.now();
    addEventListener('keydown', (event) => (start = event.timeStamp), { capture: true, once: true });
    act?.();
    const ends = await Promise.all(seen.map((it, n) => drawn(() => it() !== before[n])));
    return ends.map((end) => end - start);
  };

  /** The milliseconds from making it anew of the same events to the end of the first frame with one. */
  const mounted = async () => {
    const mount = await window.peer.again();
    await drawn(() => true);
    const start = performance.now();
    mount();
    return (await drawn(window.peer.isDrawn)) - start;
  };

  const known = () => {
    tasks.push(...observer.takeRecords());
    return tasks;
  };

  const elements = (root) =>
    [...root.querySelectorAll('*')].reduce((sum, it) => sum + 1 + (it.shadowRoot ? elements(it.shadowRoot) : 0), 0);

  window.watch = {
    drawn,
    timed,
    mounted,
    elements: () => elements(document.body),
    wasm: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    longest: () => Math.max(0, ...known().map((task) => task.duration)),
    /** What tasks take beyond the 50 ms after which one notices. */
    held: () => known().reduce((sum, task) => sum + task.duration - 50, 0),
    /** From the navigation to the end of the first frame with an event. */
    loaded: drawn(() => window.peer?.isDrawn()),
  };
})();
