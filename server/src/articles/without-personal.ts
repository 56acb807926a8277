/** Whose words are taken out of a reply. */
export interface Personal {
  /** Names of people, in any number of words. */
  names: string[];
  /** What was filled in for one ticket alone: serial numbers, order numbers. */
  values: string[];
}

const NEVER_INSIDE_WORD = ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])'] as const;

/** What belongs to one person or one order, and the word left in its place. */
const REDACTIONS: [RegExp, string][] = [
  [/[^\s@＠,;:<>()"]{1,64}[@＠][\p{L}\p{N}.-]{1,190}\.\p{L}{2,24}/gu, '[e-mail]'],
  // The reference of a ticket.
  [/(?<![\p{L}\p{N}])[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}(?![\p{L}\p{N}])/gu, '[number]'],
  [
    /\b\d{1,5}[a-z]? (?:[A-Z][\p{L}'’.-]{1,30} ){1,3}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Drive|Square)(?!\p{L})/gu,
    '[address]',
  ],
  [
    /(?<!\p{L})\p{Lu}[\p{L}-]{2,30}(?:straße|strasse|str\.|weg|gasse|platz|allee) \d{1,4}[a-z]?(?![\p{L}\p{N}])/gu,
    '[address]',
  ],
  [
    /(?:[€$£¥]\s?\d{1,9}(?:[.,]\d{1,3}){0,4}|\d{1,9}(?:[.,]\d{1,3}){0,4}\s?(?:[€$£¥]|EUR|USD|GBP|CHF)(?!\p{L}))/gu,
    '[amount]',
  ],
  [/\b(?=[\w-]{0,80}\d)(?=[\w-]{0,80}[A-Za-z])[\w-]{20,80}\b/g, '[token]'],
  // SN-12345, INV/2026/001: letters, then digits.
  [/(?<![\p{L}\p{N}])[A-Z]{1,6}[-/#]\d[\d/-]{2,20}(?!\p{L})/gu, '[number]'],
  [/#\s?\d{2,20}\b/g, '[number]'],
  [/\+?\(?\d(?:[ ()./-]{0,2}\d){6,18}(?!\d)/g, '[number]'],
  [/(?<![\p{L}\d.,])\d{5,20}(?![\p{L}\d])/gu, '[number]'],
];

/**
 * Takes out of a reply what belongs to one person: greeting, signature, names, addresses, numbers. Whoever makes an answer of it sees what went.
 * @returns the text that is left, with a word in brackets where a part of a sentence went
 */
export function withoutPersonal(reply: string, { names, values }: Personal): string {
  const plain = withoutSignature(withoutGreeting(reply.replace(/\r\n?/g, '\n').trim()), names);
  const known = values
    .filter((value) => value.length >= 4 && /\d/.test(value))
    .reduce((text, value) => text.replace(wholeWord(value, 'giu'), '[number]'), plain);
  const redacted = REDACTIONS.reduce((text, [pattern, word]) => text.replace(pattern, word), known);
  return withoutNames(redacted, names)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|moin|servus|bonjour|bonsoir|salut|cher|chère|hola|buenos días|buenas tardes|estimad[oa]|ciao|buongiorno|gentile|olá|beste|dag|hej)(?!\p{L})[^.!?,:\n]{0,60}(?:[.!,:]+|$)\s*/imu;
const THANKS =
  /^(?:thank you|thanks|many thanks|vielen dank|danke)(?: (?:for|für) (?:your|getting|writing|reaching|ihre?n?|deine?n?|die)(?!\p{L})[^.!?\n]{0,80})?[.!]\s*/iu;

function withoutGreeting(text: string): string {
  const rest = GREETING.exec(text)?.index === 0 ? text.replace(GREETING, '') : text;
  return capitalised(rest.replace(THANKS, ''));
}

const CLOSING =
  /^(?:--|—|(?:(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) )?(?:regards|wishes|greetings)|cheers|sincerely|yours(?:,| (?:sincerely|faithfully|truly))|thanks|thank you|all the best|best|(?:mit )?(?:freundlich|best|herzlich|viel|lieb|schön)e[nm]? gr(?:ü|ue)(?:ß|ss)en?|mfg|lg|vg|cordialement|bien (?:à|a) vous|(?:un )?saludos?|atentamente|(?:cordiali |distinti )?saluti|(?:met )?vriendelijke groet(?:en)?|atenciosamente|abraços?)(?!\p{L})[^.!?\n]{0,40}[.!]?$/iu;
const LAST_LINES = 8;

function withoutSignature(text: string, names: string[]): string {
  const lines = text.split('\n');
  const from = Math.max(1, lines.length - LAST_LINES);
  const closing = lines.findIndex((line, at) => at >= from && CLOSING.test(line.trim()));
  const kept = closing === -1 ? lines : lines.slice(0, closing);
  const parts = new Set(partsOf(names));
  // A last line of nothing but a name.
  while (kept.length > 1 && isOnly(kept.at(-1) ?? '', parts)) kept.pop();
  return kept.join('\n').trimEnd();
}

function isOnly(line: string, parts: Set<string>): boolean {
  const words = line.split(/[\s,.]+/).filter(Boolean);
  return words.length <= 4 && words.every((word) => parts.has(word));
}

function withoutNames(text: string, names: string[]): string {
  const parts = [...names, ...partsOf(names)].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  const withoutCalls = parts.reduce(
    (said, name) => said.replace(wholeWord(name, 'gu', ',\\s*', '(?=[,.!?])'), ''),
    text,
  );
  const named = parts.reduce((said, name) => said.replace(wholeWord(name, 'gu'), '[name]'), withoutCalls);
  return capitalised(named.replace(/\[name\](?:\s\[name\])+/g, '[name]').replace(/^\[name\][,:!]\s*/, ''));
}

function partsOf(names: string[]): string[] {
  return names.flatMap((name) => name.split(/\s+/)).filter((part) => /^\p{Lu}/u.test(part));
}

function wholeWord(text: string, flags: string, before = '', after = ''): RegExp {
  const [start, end] = NEVER_INSIDE_WORD;
  const escaped = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`${before}${start}${escaped}${end}${after}`, flags);
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
