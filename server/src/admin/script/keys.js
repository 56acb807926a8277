// Keys for those who work at the desk all day. What a key does stands on the page: it acts on what carries it as `data-key`.
const dialog = document.querySelector('dialog.keys');
const FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.target instanceof Element) || event.target.closest(FIELDS) || document.querySelector('dialog[open]'))
    return;
  if (act(event)) event.preventDefault();
});

function act({ key, repeat }) {
  if (key === 'j' || key === 'k') return step(key === 'j' ? 1 : -1);
  if (repeat) return false;
  if (key === '?' && dialog) return open();
  if (!/^[a-z/]$/.test(key)) return false;
  const target = [...document.querySelectorAll(`[data-key="${key}"]`)].find((one) => one.checkVisibility());
  return target ? use(target) : false;
}

/** To the next or the previous ticket of the list. Its link has the focus, so that Enter opens it and a screen reader tells it. */
function step(by) {
  const links = [...document.querySelectorAll('.queue tbody th a')];
  if (links.length === 0) return false;
  const at = links.indexOf(rowOfFocus()?.querySelector('th a'));
  const next = at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next].focus();
  links[next].scrollIntoView({ block: 'nearest' });
  return true;
}

function rowOfFocus() {
  return document.activeElement?.closest('.queue tbody tr');
}

function open() {
  dialog.showModal();
  return true;
}

function use(target) {
  if (target.matches(FIELDS)) {
    target.focus();
    return true;
  }
  if (target.closest('.bulk') && !isPicked(target.form)) return false;
  target.click();
  return true;
}

/** Whether there is something to work on: the ticked tickets, or else the one with the focus. */
function isPicked(form) {
  if (form.querySelector('tbody .pick :checked')) return true;
  const box = rowOfFocus()?.querySelector('.pick input');
  if (box) box.checked = true;
  return Boolean(box);
}
