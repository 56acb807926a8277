/** @jsxImportSource hono/jsx */
import type { Block, Inline } from '@helpslip/shared/blocks';
import { safeHref } from '@helpslip/shared/blocks';

/** The body of an answer as visitors read it. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <div class="prose" dir="auto">
      {blocks.map((block) => (
        <BlockPart block={block} />
      ))}
    </div>
  );
}

function BlockPart({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.children} />
        </p>
      );
    case 'heading':
      return (
        <h4>
          <Inlines inlines={block.children} />
        </h4>
      );
    case 'quote':
      return (
        <blockquote>
          {block.children.map((child) => (
            <BlockPart block={child} />
          ))}
        </blockquote>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          {item.map((child) => (
            <BlockPart block={child} />
          ))}
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Inlines({ inlines }: { inlines: Inline[] }) {
  return (
    <>
      {inlines.map((inline) => (
        <InlinePart inline={inline} />
      ))}
    </>
  );
}

function InlinePart({ inline }: { inline: Inline }) {
  switch (inline.type) {
    case 'text':
      return <>{inline.text}</>;
    case 'strong':
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case 'code':
      return <code>{inline.text}</code>;
    case 'break':
      return <br />;
    case 'link': {
      const href = safeHref(inline.href);
      // A path of the page that the answer is read on leads nowhere from here.
      if (!href || !/^[a-z]/i.test(href)) return <Inlines inlines={inline.children} />;
      return (
        <a href={href} target="_blank" rel="noopener noreferrer">
          <Inlines inlines={inline.children} />
        </a>
      );
    }
  }
}
