// Why a timeline cannot be shown, as an error with a type, and as a message for the reader.

/** Types: `network`, `record`, `wasm`, `panic`. */
class Failure extends Error {
  constructor(type, message, problems = []) {
    super(message);
    this.type = type;
    this.problems = problems;
  }

  /** Whatever was thrown, as a failure; what is not known better comes from loading the engine. */
  static of(error) {
    if (error instanceof Failure) return error;
    if (error?.problems) return new Failure('record', error.message, error.problems);
    return new Failure('wasm', error?.message ?? String(error));
  }
}

/** What is wrong, and each problem of the record with its place. */
function report(failure) {
  const box = document.createElement('div');
  box.setAttribute('role', 'alert');
  box.className = 'annals-error';
  box.append(worded('p', `The timeline cannot be shown. ${failure.message}`));
  if (failure.problems.length > 1) {
    const list = document.createElement('ul');
    list.append(...failure.problems.map((problem) => worded('li', problem)));
    box.append(list);
  }
  return box;
}

function worded(name, words) {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
}
