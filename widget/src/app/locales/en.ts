import type { CategoryKind } from '@helpslip/shared/contract';
import type { Forms } from '../count.ts';

/** What the panel says in English up to the form; the parts fetched later have their own files. Another language is another set of this shape. */
export const words = {
  help: 'Help',
  close: 'Close',
  back: 'Back',
  tryAgain: 'Try again',
  unreachable: 'We cannot be reached right now.',
  unreachableMore: 'Please try again in a moment.',

  whatAbout: 'What is it about?',
  haveReference: 'Have a reference?',
  follow: 'Follow your request',
  yourSlips: 'Your requests',
  yourSlip: 'Your slip',

  answers: 'Answers',
  search: 'Search the answers',
  clear: 'Clear the search',
  mostAsked: 'Often asked',
  found: { one: '{n} answer that may help', other: '{n} answers that may help' } as Forms,
  nothingFound: 'Nothing found for this',
  nothingMore: 'Try another word, or write to us: a person will read it.',
  noneOfThese: 'None of these?',
  write: 'Write to us',

  details: {
    question: 'Ask us',
    problem: 'Tell us the details',
    suggestion: 'Tell us your idea',
    feedback: 'Tell us what you think',
  } satisfies Record<CategoryKind, string>,
  message: {
    question: 'Your question',
    problem: 'What happens?',
    suggestion: 'What should be different?',
    feedback: 'What was good, what was not?',
  } satisfies Record<CategoryKind, string>,
  subject: 'In a few words',
  name: 'Your name',
  email: 'Your e-mail',
  optional: 'optional',
  choose: 'Choose',
  draftBack: 'Your draft is back.',
  startOver: 'Start over',
  replyBy: 'Reply by',
  noPromise: 'A person will read it.',
  onDay: (day: string, time: string) => `${day}, ${time}`,
  send: 'Send',
  sending: 'Sending…',
  notSent: 'Not sent yet. Your text is safe here; press Send when you are ready.',
  tryNow: 'Try now',
};

export type Words = typeof words;
/** The words of a language, with the locale for its dates and numbers. */
export type Texts = Words & { locale: string };
