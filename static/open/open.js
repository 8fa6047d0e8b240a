// The standalone page shows other timelines, too: from a file that its reader chooses, or drops on it. What
// reads and reports is loaded when there is a file, and not before. The file goes nowhere.

const WORDS = {
  en: {
    heading: 'A timeline of your own',
    choose: 'Open a file…',
    about:
      'Or drop one anywhere on this page. What is read: a table (CSV, TSV), the spreadsheet of TimelineJS (CSV), TimelineJS, SIMILE Timeline and Exhibit, vis-timeline, results of Wikidata, and records of Annals. The file stays in this browser.',
    drop: 'Drop the file to show it as a timeline',
    missing: 'What reads files cannot be loaded. Load this page again once there is a network.',
  },
  es: {
    heading: 'Una cronología propia',
    choose: 'Abrir un archivo…',
    about:
      'O suéltelo en cualquier lugar de esta página. Se leen: tablas (CSV, TSV), la hoja de cálculo de TimelineJS (CSV), TimelineJS, SIMILE Timeline y Exhibit, vis-timeline, resultados de Wikidata y registros de Annals. El archivo no sale de este navegador.',
    drop: 'Suelte el archivo para verlo como cronología',
    missing: 'No se ha podido cargar lo que lee los archivos. Recargue la página cuando haya conexión.',
  },
  vi: {
    heading: 'Dòng thời gian của bạn',
    choose: 'Mở tệp…',
    about:
      'Hoặc thả tệp vào bất cứ đâu trên trang này. Đọc được: bảng (CSV, TSV), bảng tính của TimelineJS (CSV), TimelineJS, SIMILE Timeline và Exhibit, vis-timeline, kết quả của Wikidata và bộ dữ liệu của Annals. Tệp không rời khỏi trình duyệt này.',
    drop: 'Thả tệp để xem dưới dạng dòng thời gian',
    missing: 'Không tải được phần đọc tệp. Hãy tải lại trang khi có mạng.',
  },
};

const timeline = document.querySelector('annals-timeline');

/** The language that the timeline is in, of those that the page has words in. */
function language() {
  const lang = (timeline.getAttribute('lang') ?? document.documentElement.lang).split('-')[0].toLowerCase();
  return Object.hasOwn(WORDS, lang) ? lang : 'en';
}

const made = (name, part) => Object.assign(document.createElement(name), { className: part });

const control = made('section', 'open');
const heading = made('h2', '');
const choose = Object.assign(made('button', ''), { type: 'button' });
const about = made('p', '');
const input = Object.assign(made('input', ''), { type: 'file', hidden: true });
control.append(heading, choose, about, input);
const panel = made('section', 'opened');
const told = made('p', 'told');
told.setAttribute('role', 'status');
panel.append(told);
const target = made('p', 'drop');
target.hidden = true;
const target_words = made('span', '');
target.append(target_words);

/** What the part that is loaded later needs; `spoken` is called when the language changes. */
const page = { timeline, panel, told, language, choose: () => input.click(), spoken: () => {} };

function speak() {
  const words = WORDS[language()];
  for (const part of [control, panel, target]) part.lang = language();
  control.setAttribute('aria-label', words.heading);
  heading.textContent = words.heading;
  choose.textContent = words.choose;
  about.textContent = words.about;
  target_words.textContent = words.drop;
  page.spoken();
}

async function open(files) {
  if (files.length === 0) return;
  try {
    const { open } = await import('./opened.js');
    await open(page, files);
  } catch (error) {
    told.textContent = WORDS[language()].missing;
    console.warn(error);
  }
}

/** Nothing but files is ours: words that are moved within the page stay what they are. */
const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') ?? false;

function listen() {
  choose.addEventListener('click', page.choose);
  input.addEventListener('change', () => {
    const files = [...input.files];
    input.value = ''; // so that the same file can be chosen again, once it is mended
    open(files);
  });
  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    target.hidden = false;
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) target.hidden = true; // out of the window
  });
  document.addEventListener('drop', (event) => {
    target.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    open([...event.dataTransfer.files]);
  });
}

// Where the timeline cannot be shown, another one cannot, either.
customElements
  .whenDefined('annals-timeline')
  .then(() => timeline.ready)
  .then(() => {
    listen();
    speak();
    new MutationObserver(speak).observe(timeline, { attributeFilter: ['lang'] });
    const main = document.querySelector('main');
    main.before(panel);
    main.after(control);
    document.body.append(target);
  })
  .catch(() => {});
