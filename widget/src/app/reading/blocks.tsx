import { safeHref } from '@helpslip/shared/blocks';
import type { ComponentChildren } from 'preact';
import { of, read, text } from '../read.ts';

const draw = (value: unknown, one: (item: unknown) => ComponentChildren) => read([one], value);

/** Draws the body of an answer. What is not one of the known blocks is left out. */
export function Blocks({ body, lang }: { body: unknown; lang: string | undefined }) {
  return (
    <div class="prose" dir="auto" lang={lang}>
      {draw(body, block)}
    </div>
  );
}

function block(value: unknown): ComponentChildren {
  const { type, children, items, ordered, text: code } = of(value);
  if (type === 'paragraph') return <p>{draw(children, inline)}</p>;
  if (type === 'heading') return <h3>{draw(children, inline)}</h3>;
  if (type === 'quote') return <blockquote>{draw(children, block)}</blockquote>;
  if (type === 'code') return <pre>{text(code)}</pre>;
  if (type !== 'list') return null;
  const rows = draw(items, (item) => <li>{draw(item, block)}</li>);
  return ordered ? <ol>{rows}</ol> : <ul>{rows}</ul>;
}

function inline(value: unknown): ComponentChildren {
  const { type, children, text: words, href } = of(value);
  if (type === 'text') return text(words);
  if (type === 'strong') return <strong>{draw(children, inline)}</strong>;
  if (type === 'emphasis') return <em>{draw(children, inline)}</em>;
  if (type === 'code') return <code>{text(words)}</code>;
  if (type === 'break') return <br />;
  if (type !== 'link') return null;
  const safe = safeHref(href);
  if (!safe) return draw(children, inline);
  return (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {draw(children, inline)}
    </a>
  );
}
