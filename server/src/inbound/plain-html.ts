import { Parser } from 'htmlparser2';

/** What is left of a mail's HTML: the shape of its text. Without a single attribute nothing can be fetched, run or covered. */
const KEPT = new Set(
  'p br div span b strong i em u s sub sup small ul ol li dl dt dd blockquote pre code hr table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
const VOID = new Set(['br', 'hr']);
/** Nothing inside these is text of the mail. */
const SKIPPED = new Set(
  'script style title head template noscript noembed noframes iframe object embed svg math select textarea xmp plaintext'.split(
    ' ',
  ),
);
const DEEPEST = 60;

/**
 * Rewrites a mail's HTML as a few harmless elements without attributes. Links are shown by where they lead, as text.
 * It is written anew from what a parser read, never cut out of the original.
 */
export function plainHtml(html: string): string {
  const out: string[] = [];
  const open: string[] = [];
  let skipped: string[] = [];
  const links: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipped.length > 0 || SKIPPED.has(name)) {
          skipped.push(name);
          return;
        }
        if (name === 'a') links.push(attributes.href ?? '');
        if (!KEPT.has(name) || (open.length >= DEEPEST && !VOID.has(name))) return;
        out.push(`<${name}>`);
        if (!VOID.has(name)) open.push(name);
      },
      ontext(text) {
        if (skipped.length === 0) out.push(escaped(text));
      },
      onclosetag(name) {
        if (skipped.length > 0) {
          const at = skipped.lastIndexOf(name);
          if (at !== -1) skipped = skipped.slice(0, at);
          return;
        }
        if (name === 'a') out.push(leadingTo(links.pop() ?? ''));
        const at = VOID.has(name) ? -1 : open.lastIndexOf(name);
        if (at === -1) return;
        for (const inner of open.splice(at).reverse()) out.push(`</${inner}>`);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.write(html);
  parser.end();
  for (const name of open.reverse()) out.push(`</${name}>`);
  return out.join('');
}

function leadingTo(href: string): string {
  return /^https?:\/\//i.test(href.trim()) ? ` (${escaped(href.trim().slice(0, 500))})` : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
