// The answer as visitors read it, while it is written. The server reads the Markdown; this builds the elements, never from HTML.
const form = document.querySelector('#answer-form');
const card = document.querySelector('#preview');
const QUIET_MS = 350;
let timer;
let asked = 0;

form?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(show, QUIET_MS);
});

async function show() {
  const number = ++asked;
  const { question, body } = form.elements;
  const sent = new URLSearchParams({ 'form-token': form.elements['form-token'].value, body: body.value });
  try {
    const answer = await fetch('/admin/answers/preview', { method: 'POST', body: sent, redirect: 'error' });
    // What was typed since is on its way already.
    if (!answer.ok || number !== asked) return;
    const { blocks } = await answer.json();
    card.querySelector('.question').textContent = question.value.trim() || 'The question';
    card.querySelector('.prose').replaceChildren(...blocks.map(drawBlock));
  } catch {
    // The Preview button is still there.
  }
}

function drawBlock(block) {
  switch (block.type) {
    case 'paragraph':
      return element('p', block.children.map(drawInline));
    case 'heading':
      return element('h4', block.children.map(drawInline));
    case 'quote':
      return element('blockquote', block.children.map(drawBlock));
    case 'code':
      return element('pre', [block.text]);
    default:
      return element(
        block.ordered ? 'ol' : 'ul',
        block.items.map((item) => element('li', item.map(drawBlock))),
      );
  }
}

function drawInline(inline) {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'code':
      return element('code', [inline.text]);
    case 'break':
      return element('br', []);
    case 'link':
      return drawLink(inline);
    default:
      return element(inline.type === 'strong' ? 'strong' : 'em', inline.children.map(drawInline));
  }
}

/** A path of the page that the answer is read on leads nowhere from here; other schemes never come from the server. */
function drawLink({ href, children }) {
  if (!/^(?:https?|mailto|tel):/i.test(href)) return element('span', children.map(drawInline));
  const link = element('a', children.map(drawInline));
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  return link;
}

function element(name, children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
