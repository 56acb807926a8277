// The frame beside a form of the settings: the widget itself, with a server of its own that knows this one form and takes nothing.
const place = document.querySelector('main');
const { app } = place.dataset;
let previewed = JSON.parse(place.dataset.previewed);
let endLast = () => {};

const sheet = new CSSStyleSheet();
sheet.replaceSync('html, body { height: 100%; margin: 0; overflow: hidden; }');
document.adoptedStyleSheets = [sheet];

window.fetch = async (address) => {
  const [path] = String(address).split('?');
  if (path.endsWith('/config')) return answer(previewed.config);
  if (path.endsWith('/articles')) return answer({ articles: [], words: {} });
  return path.endsWith('/tickets') ? answer({ errors: [NOT_SENT] }, 422) : answer({}, 202);
};
const NOT_SENT = { pointer: '/message', detail: 'All is filled in. This is a preview: nothing was sent.' };

const answer = (value, status = 200) =>
  new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });

addEventListener('message', ({ source, data }) => {
  if (source !== parent) return;
  previewed = data;
  draw();
});
draw();

async function draw() {
  const { startApp } = await import(app);
  const { config, category, field, filled } = previewed;
  const part = document.createElement('div');
  place.append(part);
  let endBefore = endLast;
  // The form before stays until this one stands there, and this one is looked at where that one was.
  const takeOver = () => {
    const scrolled = scrolledPart(place.firstChild)?.scrollTop ?? 0;
    endBefore();
    endBefore = undefined;
    const now = scrolledPart(part);
    if (now) now.scrollTop = scrolled;
    rootOf(part)
      ?.querySelector(`[name="${CSS.escape(`fields.${field}`)}"]`)
      ?.closest('.row')
      ?.scrollIntoView({ block: 'center' });
  };
  const started = startApp({
    origin: '',
    setting: (name) => ({ site: config.site, locale: document.documentElement.lang })[name],
    given: { prefill: [{ category, fields: filled }] },
    emit: (name, told) => name === 'view' && told.view === 'details' && endBefore && takeOver(),
    onClose() {},
  });
  endLast = () => {
    started.destroy();
    part.remove();
  };
  started.fill(part);
}

const rootOf = (part) => part?.querySelector('helpslip-panel')?.shadowRoot;
const scrolledPart = (part) => rootOf(part)?.querySelector('.main');
