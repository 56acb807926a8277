import { type Inline, safeHref } from '@helpslip/shared/blocks';
import type { Definition, PhrasingContent } from 'mdast';

const MAX_DEPTH = 6;

/** Addresses that the text defines apart (`[name]: /address`), by name. */
export type Definitions = Map<string, Definition>;

/**
 * Turns the inside of a paragraph into inlines: links only to safe addresses, an unsafe one leaves its words; an image leaves its alternative
 * text; HTML is shown as it was typed. What is nested deeper than six levels loses its marks and keeps its words.
 */
export function inlinesOf(nodes: PhrasingContent[], definitions: Definitions): Inline[] {
  return joinTexts(nodes.flatMap((node) => inlineOf(node, definitions, 1)));
}

function inlineOf(node: PhrasingContent, definitions: Definitions, depth: number): Inline[] {
  const within = (children: PhrasingContent[]) =>
    joinTexts(children.flatMap((child) => inlineOf(child, definitions, depth + 1)));
  switch (node.type) {
    case 'text':
    case 'html':
      return textOf(node.value);
    case 'inlineCode':
      return [{ type: 'code', text: node.value }];
    case 'break':
      return [{ type: 'break' }];
    case 'image':
    case 'imageReference':
      return textOf(node.alt ?? '');
    case 'strong':
    case 'emphasis': {
      const children = within(node.children);
      return depth < MAX_DEPTH && children.length > 0 ? [{ type: node.type, children }] : children;
    }
    case 'link':
      return linkOf(node.url, within(node.children), depth);
    case 'linkReference':
      return linkOf(definitions.get(node.identifier)?.url, within(node.children), depth);
    default:
      return [];
  }
}

function textOf(value: string): Inline[] {
  // A line that was only wrapped in the source is no line of the answer.
  const text = value.replace(/\r?\n/g, ' ');
  return text === '' ? [] : [{ type: 'text', text }];
}

function linkOf(url: string | undefined, children: Inline[], depth: number): Inline[] {
  const href = safeHref(url);
  if (href === null || depth >= MAX_DEPTH) return children;
  return [{ type: 'link', href, children: children.length > 0 ? children : [{ type: 'text', text: href }] }];
}

function joinTexts(inlines: Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { type: 'text', text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined;
}
