// What the queue does better with a script: one box for all boxes, and counts that stay true while the page is looked at.
const all = document.querySelector('.pick-all');
const boxes = [...document.querySelectorAll('tbody .pick input')];
const views = document.querySelector('[data-counts]');
const WAIT_MS = 15_000;
let asked = Date.now();

if (all) {
  all.hidden = false;
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
  });
  for (const box of boxes) box.addEventListener('change', showAll);
  showAll();
}

function showAll() {
  const picked = boxes.filter((box) => box.checked).length;
  all.checked = picked === boxes.length;
  all.indeterminate = picked > 0 && picked < boxes.length;
}

if (views) {
  setInterval(askWhereDue, 1_000);
}

/** Only while somebody looks: a tab in the background asks nothing, and asks at once when it is looked at again. */
function askWhereDue() {
  if (document.visibilityState !== 'visible' || Date.now() - asked < WAIT_MS) return;
  asked = Date.now();
  ask().catch(() => {
    // Nobody is helped by being told; it is asked again later.
    asked = Date.now() + WAIT_MS;
  });
}

async function ask() {
  const answer = await fetch(views.dataset.counts, { cache: 'no-cache', redirect: 'error' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const counts = await answer.json();
  for (const span of views.querySelectorAll('[data-view]')) span.textContent = counts[span.dataset.view] ?? '';
}
