// Why a timeline cannot be shown, as an error with a type, and as a message for the reader.

/** What happened by its type, and the way to try again, in the languages of the interface. */
const SAID = {
  en: {
    network: 'The timeline cannot be shown: a part of it could not be loaded.',
    record: 'The timeline cannot be shown: there are mistakes in its record.',
    wasm: 'The timeline cannot be shown: this browser could not start it.',
    panic: 'The timeline has stopped: something went wrong inside it.',
    again: 'Try again',
    trying: 'Trying again…',
  },
  es: {
    network: 'No se puede mostrar la cronología: no se ha podido cargar una parte de ella.',
    record: 'No se puede mostrar la cronología: hay errores en sus datos.',
    wasm: 'No se puede mostrar la cronología: este navegador no ha podido iniciarla.',
    panic: 'La cronología se ha detenido: algo ha fallado en su interior.',
    again: 'Reintentar',
    trying: 'Reintentando…',
  },
  vi: {
    network: 'Không hiển thị được dòng thời gian: có phần không tải được.',
    record: 'Không hiển thị được dòng thời gian: dữ liệu có lỗi.',
    wasm: 'Không hiển thị được dòng thời gian: trình duyệt này không khởi động được nó.',
    panic: 'Dòng thời gian đã dừng: bên trong có lỗi.',
    again: 'Thử lại',
    trying: 'Đang thử lại…',
  },
};

/** Types: `network`, `record`, `wasm`, `panic`. */
class Failure extends Error {
  constructor(type, message, problems = []) {
    super(message);
    this.type = type;
    this.problems = problems;
  }

  /** Whatever was thrown, as a failure; what is not known better comes from starting the engine. */
  static of(error) {
    if (error instanceof Failure) return error;
    if (error?.problems) return new Failure('record', error.message, error.problems);
    return new Failure('wasm', error?.message ?? String(error));
  }
}

/** The language of those that there are words in, else English; whatever a page calls its language. */
function known(lang, words) {
  const own = lang.split('-')[0].toLowerCase();
  return Object.hasOwn(words, own) ? own : 'en';
}

/**
 * What is wrong in the reader's language, what to do about it for whoever can, each problem of the
 * record with its place, and a button that tries again.
 */
function report(failure, lang, again) {
  const own = known(lang, SAID);
  const words = SAID[own];
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.className = 'annals-error';
  box.lang = own;
  const detail = worded('p', failure.message);
  detail.lang = 'en';
  const button = worded('button', words.again);
  button.type = 'button';
  // Host pages dress their buttons, or not, and browsers not all in what one can read in the dark: it is as
  // legible as the text around it, and a finger finds it.
  Object.assign(button.style, { font: 'inherit', color: 'inherit', background: 'none', border: '1px solid' });
  button.style.minHeight = button.style.minWidth = '44px';
  button.addEventListener('click', () => {
    button.textContent = words.trying;
    again();
  }, { once: true });
  box.append(worded('p', words[failure.type]), detail);
  if (failure.problems.length > 1) {
    const list = document.createElement('ul');
    list.lang = 'en';
    list.append(...failure.problems.map((problem) => worded('li', problem)));
    box.append(list);
  }
  box.append(button);
  return box;
}

function worded(name, words) {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
}

/** What is read of an answer; a failure where there is none, or it ends too early. */
async function fetched(url, options, read) {
  try {
    const response = await fetch(url, options);
    if (response.ok) return await read(response);
    throw new Failure('network', `${url} answered ${response.status} ${response.statusText}`.trim());
  } catch (error) {
    // Browsers differ in what they throw where a body ends too early.
    throw error instanceof TypeError || error instanceof DOMException ? lost(url, error) : error;
  }
}

/** What failed on its way. */
const lost = (url, error) => new Failure('network', `${url} cannot be reached: ${error.message}`);
