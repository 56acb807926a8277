import type { Block, Inline } from '@helpslip/shared/blocks';
import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isOverMarked } from './markdown-bounds.ts';
import { type Definitions, inlinesOf } from './markdown-inlines.ts';

const MAX_DEPTH = 6;

/**
 * Reads an answer's Markdown (CommonMark, without tables) into blocks. HTML in it is shown as typed, never taken as markup; rules are left out;
 * lists and quotes nested deeper than six levels keep only their words. Never throws: a text too densely marked up is taken as plain paragraphs.
 */
export function blocksFromMarkdown(markdown: string): Block[] {
  if (isOverMarked(markdown)) return plainParagraphs(markdown);
  const root = fromMarkdown(markdown);
  const definitions: Definitions = new Map();
  collectDefinitions(root, definitions);
  return root.children.flatMap((node) => blockOf(node, definitions, 1));
}

function plainParagraphs(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', children: [{ type: 'text', text: paragraph }] }));
}

function collectDefinitions(node: Nodes, definitions: Definitions): void {
  if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  if ('children' in node) for (const child of node.children) collectDefinitions(child, definitions);
}

function blockOf(node: RootContent, definitions: Definitions, depth: number): Block[] {
  const within = (children: RootContent[]) => children.flatMap((child) => blockOf(child, definitions, depth + 1));
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const children = inlinesOf(node.children, definitions);
      return children.length > 0 ? [{ type: node.type, children }] : [];
    }
    case 'html':
      return [{ type: 'paragraph', children: inlinesOf([node], definitions) }];
    case 'code':
      return [{ type: 'code', text: node.value }];
    case 'blockquote': {
      const children = within(node.children);
      return depth < MAX_DEPTH && children.length > 0 ? [{ type: 'quote', children }] : children;
    }
    case 'list': {
      const items = node.children.map((item) => within(item.children)).filter((item) => item.length > 0);
      if (depth >= MAX_DEPTH) return items.flat();
      return items.length > 0 ? [{ type: 'list', ordered: node.ordered === true, items }] : [];
    }
    default:
      return [];
  }
}

/**
 * The first words of an answer as plain text, on one line.
 * @param max the greatest length in code points, with the … that stands for what was left out
 */
export function excerptOf(blocks: Block[], max = 140): string {
  const text = blocks.map(wordsOfBlock).join(' ').replace(/\s+/g, ' ').trim();
  const characters = [...text];
  if (characters.length <= max) return text;
  const cut = characters.slice(0, max - 1).join('');
  const isAtWordEnd = characters[max - 1] === ' ';
  const whole = isAtWordEnd ? cut : cut.replace(/\s+\S*$/, '');
  return `${whole.replace(/[\s,;:.!?–—-]+$/u, '')}…`;
}

function wordsOfBlock(block: Block): string {
  switch (block.type) {
    case 'code':
      return block.text;
    case 'quote':
      return block.children.map(wordsOfBlock).join(' ');
    case 'list':
      return block.items.flat().map(wordsOfBlock).join(' ');
    default:
      return block.children.map(wordsOfInline).join('');
  }
}

function wordsOfInline(inline: Inline): string {
  switch (inline.type) {
    case 'break':
      return ' ';
    case 'text':
    case 'code':
      return inline.text;
    default:
      return inline.children.map(wordsOfInline).join('');
  }
}
