import { createHash } from 'node:crypto';
import type { TimelineEntry } from './desk-queries.ts';

export interface AskedQuestion {
  /** Stands for the question in a form: the same words have the same mark. */
  mark: string;
  text: string;
}

const MOST_QUESTIONS = 12;
const LONGEST_QUESTION = 300;
/** Question marks of many scripts; the Greek one looks like a semicolon, and only its own character counts. */
const QUESTION =
  /[?\u037e\u055e\u061f\u1367\u1945\u2047-\u2049\u203d\u2cfa\u2e2e\u2e54\ua60f\ua6f7\ufe16\ufe56\uff1f\u{11143}\u{1e95f}]/u;
const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });

/** The questions that nobody has answered yet: sentences with a question mark in what the requester said since the last reply. */
export function openQuestions(entries: Pick<TimelineEntry, 'kind' | 'body'>[]): AskedQuestion[] {
  const lastReply = entries.findLastIndex(({ kind }) => kind === 'staff-replied');
  const said = entries
    .slice(lastReply + 1)
    .filter(({ kind }) => kind === 'opened' || kind === 'requester-replied')
    .map(({ body }) => body ?? '');
  return questionsIn(said.join('\n'));
}

/** The sentences of a text that ask something, each once, without what a mail quotes. */
export function questionsIn(text: string): AskedQuestion[] {
  const asked = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .flatMap(sentencesOf)
    .filter(asks);
  const once = new Set(asked.map(shortened));
  return [...once].slice(0, MOST_QUESTIONS).map((question) => ({ text: question, mark: markOf(question) }));
}

/** The segmenter ends a sentence at every mark, also at one within an address. */
function sentencesOf(line: string): string[] {
  const whole: string[] = [];
  let open = '';
  for (const { segment } of sentences.segment(line)) {
    const isWithinAddress = /[\x21-\x7e]$/.test(open) && /^[\x21-\x7e]/.test(segment);
    if (open !== '' && !isWithinAddress) {
      whole.push(open.trim());
      open = '';
    }
    open += segment;
  }
  return open.trim() === '' ? whole : [...whole, open.trim()];
}

/** A mark in the middle of an address asks nothing, and neither does a mark alone. */
function asks(sentence: string): boolean {
  if (!/\p{L}/u.test(sentence)) return false;
  return sentence.split(/\s+/).some((word) => QUESTION.test(/[/=]/.test(word) ? word.slice(-1) : word));
}

function shortened(sentence: string): string {
  const characters = [...sentence];
  return characters.length > LONGEST_QUESTION ? `…${characters.slice(-LONGEST_QUESTION).join('')}` : sentence;
}

const markOf = (question: string) => createHash('sha256').update(question).digest('hex').slice(0, 12);
