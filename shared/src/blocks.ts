/** A piece of text inside a block of an answer. Links hold only http, https, mailto, tel or page-relative addresses. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'emphasis'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'break' };

/** One block of an answer's body. Never HTML: each reader builds its own elements from it. */
export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; children: Inline[] }
  | { type: 'list'; ordered: boolean; items: Block[][] }
  | { type: 'quote'; children: Block[] }
  | { type: 'code'; text: string };

const SAFE_SCHEME = /^(?:https?|mailto|tel):/i;
const ANY_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Lets an address through that may stand in a link.
 * @returns the address without blanks and control characters, or null for any other scheme and for `//host`
 */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  // Browsers drop these inside a scheme, so " java\tscript:" would run.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const plain = href.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/g, '');
  if (SAFE_SCHEME.test(plain)) return plain;
  if (ANY_SCHEME.test(plain) || /^[/\\]{2}/.test(plain) || plain.startsWith('\\')) return null;
  return /^[/#?]/.test(plain) ? plain : null;
}
