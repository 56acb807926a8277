// The details of a place are asked for as soon as it is chosen, and each of them only where its condition holds.
const place = document.querySelector('#place');
const button = document.querySelector('button[value="place"]');
const conditional = [...document.querySelectorAll('[data-show-if]')];

if (place && button) {
  button.hidden = true;
  place.addEventListener('change', () => place.form.requestSubmit(button));
  place.form.addEventListener('input', showWhatIsAsked);
  showWhatIsAsked();
}

function showWhatIsAsked() {
  // One may depend on another that depends on a third.
  for (let turn = 0; turn < conditional.length; turn++) {
    for (const part of conditional) show(part, holds(JSON.parse(part.dataset.showIf)));
  }
}

function show(part, isAsked) {
  part.hidden = !isAsked;
  for (const input of part.querySelectorAll('input, textarea, select')) input.disabled = !isAsked;
}

function holds({ field, equals }) {
  const input = place.form.elements[`fields.${field}`];
  if (!input) return isTicked(place.form.elements[`fields.${field}=${equals}`]);
  if (input.disabled) return false;
  return input.type === 'checkbox' ? input.checked === equals : input.value === equals;
}

const isTicked = (box) => Boolean(box && !box.disabled && box.checked);
