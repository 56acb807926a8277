// The form as visitors see it, while it is put together: what is typed goes to the server and comes back as what the widget draws from.
const button = document.querySelector('button[data-preview]');
const frame = document.querySelector('iframe[name="form-preview"]');
const waits = document.querySelector('#preview-waits');
const QUIET_MS = 300;
const AGAIN_MS = 3_000;
let timer;
let asked = 0;
let latest;

if (button && frame) {
  button.hidden = true;
  button.form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, QUIET_MS);
  });
  frame.addEventListener('load', send);
  // What a refused form holds is not what is saved.
  if (document.querySelector('[aria-invalid="true"], .meanwhile')) show();
}

async function show() {
  const number = ++asked;
  const headers = { Accept: 'application/json' };
  const body = new URLSearchParams(new FormData(button.form));
  try {
    const answer = await fetch(button.formAction, { method: 'POST', headers, body, redirect: 'error' });
    // What was typed since is on its way already.
    if (number !== asked) return;
    const { previewed, faults = {} } = await answer.json();
    waits.textContent = Object.entries(faults).map(inWords).join(' ');
    if (!previewed) return;
    latest = previewed;
    send();
  } catch {
    if (number !== asked) return;
    waits.textContent = 'The preview could not be reached. It is tried again, and with what you type next.';
    timer = setTimeout(show, AGAIN_MS);
  }
}

function inWords([name, fault]) {
  const label = button.form.elements[name]?.labels?.[0]?.textContent.trim();
  return label ? `The preview waits for “${label}”: ${fault}` : fault;
}

// The frame has no origin, so there is none to name.
function send() {
  if (latest) frame.contentWindow.postMessage(latest, '*');
}
