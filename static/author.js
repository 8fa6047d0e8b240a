// The page of an author: `annals serve` puts it in the place of the page for readers. It follows what is
// written: it is loaded anew when it has changed, and says what is wrong with the record until that is
// mended.

const BUILT = new URL(import.meta.url).searchParams.get('built');
const PAUSE = 1000; // ms before a server that has ended is asked again

const bar = document.createElement('section');
bar.className = 'problems';
bar.lang = 'en';
bar.setAttribute('role', 'alert');
document.body.prepend(bar);

function show(problems) {
  if (problems.length === 0) return bar.replaceChildren();
  const told = document.createElement('h2');
  told.textContent = 'The record cannot be shown as it is now. The page stays as it was.';
  const list = document.createElement('ul');
  list.append(...problems.map((problem) => {
    const line = document.createElement('li');
    line.textContent = problem;
    return line;
  }));
  bar.replaceChildren(told, list);
}

/** A page that nobody sees does not keep the server busy. */
function seen() {
  return new Promise((resolve) => {
    const look = () => document.visibilityState === 'visible' && resolve();
    document.addEventListener('visibilitychange', look, { once: true });
    look();
  });
}

for (let number = ''; ; ) {
  await seen();
  try {
    const news = await (await fetch(`/__annals/news?seen=${number}`)).json();
    number = news.number;
    show(news.problems);
    if (news.built !== BUILT) location.reload();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
