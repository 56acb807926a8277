import type { Block, Inline } from '@helpslip/shared/blocks';
import { safeHref } from '@helpslip/shared/blocks';

/** An answer as plain text for a message: paragraphs apart, list marks kept, links with their whole address behind them. */
export function plainText(blocks: Block[]): string {
  return blocks.map((block) => plainBlock(block)).join('\n\n');
}

function plainBlock(block: Block): string {
  switch (block.type) {
    case 'code':
      return block.text;
    case 'quote':
      return block.children.map(plainBlock).join('\n\n').replace(/^/gm, '> ');
    case 'list':
      return block.items
        .map((item, place) => {
          const mark = block.ordered ? `${place + 1}. ` : '- ';
          return (
            mark +
            item
              .map(plainBlock)
              .join('\n')
              .replaceAll('\n', `\n${' '.repeat(mark.length)}`)
          );
        })
        .join('\n');
    default:
      return plainInlines(block.children).trim();
  }
}

const plainInlines = (inlines: Inline[]): string => inlines.map(plainInline).join('');

function plainInline(inline: Inline): string {
  switch (inline.type) {
    case 'break':
      return '\n';
    case 'text':
    case 'code':
      return inline.text;
    case 'link': {
      const words = plainInlines(inline.children);
      const href = safeHref(inline.href);
      // A path of the site's own page leads nowhere from a message.
      if (!href || !/^[a-z]/i.test(href) || href === words || href === `mailto:${words}`) return words;
      return `${words} (${href})`;
    }
    default:
      return plainInlines(inline.children);
  }
}
