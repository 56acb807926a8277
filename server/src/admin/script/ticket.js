// What the page of a ticket does better with a script: words go into the reply at once, and what is typed is kept while it is typed.
const form = document.querySelector('#reply');
const box = document.querySelector('#message');
const kept = document.querySelector('.kept');
const KEEP_AFTER_MS = 1_500;
let timer;
let isSent = false;
let dragged;

for (const button of document.querySelectorAll('.put[data-words]')) {
  button.addEventListener('click', (event) => {
    event.preventDefault();
    put(button);
  });
  // Firefox lets nobody drag a button, so only what has a line of its own is dragged; the button is there for all.
  const handle = button.closest('li').querySelector('summary');
  if (!handle) continue;
  handle.draggable = true;
  handle.addEventListener('dragstart', (event) => {
    dragged = button;
    event.dataTransfer.effectAllowed = 'copy';
    event.dataTransfer.setData('text/plain', button.dataset.words);
  });
  handle.addEventListener('dragend', () => {
    dragged = undefined;
  });
}

// By the specification both say that it may be dropped here, and as what.
for (const type of ['dragenter', 'dragover']) {
  box?.addEventListener(type, (event) => {
    if (!dragged) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
}
box?.addEventListener('drop', (event) => {
  if (!dragged) return;
  event.preventDefault();
  put(dragged);
});

/** Beginnings go before what is written, all else below it; the same words are not put in twice. */
function put({ dataset, parentElement }) {
  const { words } = dataset;
  const typed = box.value.trim();
  if (!typed.includes(words)) {
    const isFirst = parentElement.closest('.openings') !== null;
    box.value = (isFirst ? [words, typed] : [typed, words]).filter(Boolean).join('\n\n');
    keepSoon();
  }
  box.focus();
}

if (form && box) {
  form.addEventListener('input', keepSoon);
  form.addEventListener('submit', () => {
    isSent = true;
    clearTimeout(timer);
  });
  // What the page is left with is kept too, by a request that outlives it.
  document.addEventListener('visibilitychange', () => {
    if (timer !== undefined && document.visibilityState === 'hidden') keep();
  });
}

function keepSoon() {
  clearTimeout(timer);
  kept.textContent = '';
  timer = setTimeout(keep, KEEP_AFTER_MS);
}

async function keep() {
  clearTimeout(timer);
  timer = undefined;
  if (isSent) return;
  const typed = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
  const body = new URLSearchParams(typed);
  const action = form.action.replace(/\/reply$/, '/draft');
  try {
    // The answer leads back to this page: nobody needs it again.
    const answer = await fetch(action, { method: 'POST', body, keepalive: true, redirect: 'manual' });
    kept.textContent = answer.type === 'opaqueredirect' ? ' Draft kept.' : ' The draft could not be kept.';
  } catch {
    kept.textContent = ' The draft could not be kept: the network is away.';
  }
}

for (const fold of document.querySelectorAll('.more details')) {
  fold.addEventListener('toggle', () => {
    if (fold.open) fold.querySelector('textarea, select')?.focus();
  });
}
