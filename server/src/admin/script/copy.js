// Each text of the install page gets a button that copies it. Without script it is marked whole by one click.
for (const box of document.querySelectorAll('.piece')) {
  const text = box.querySelector('pre');
  if (!text || !navigator.clipboard) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'small';
  button.textContent = 'Copy';
  button.setAttribute('aria-describedby', `${text.id}-title`);
  button.addEventListener('click', () => copy(text, button));
  text.after(button);
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = 'Copied';
  } catch {
    button.textContent = 'Your browser does not let us. Mark it and copy it.';
  }
}
