import type { CategoryKind } from '@helpslip/shared/contract';

/** What the panel says in English up to the form; the parts fetched later have their own files. Another language is another set of this shape. */
export const en = {
  locale: 'en-GB',
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
  found: (number: number) => (number === 1 ? '1 answer that may help' : `${number} answers that may help`),
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
  didYouMean: 'Did you mean',
  writingAs: (person: string) => `Writing as ${person}`,
  replyBy: 'Reply by',
  noPromise: 'A person will read it.',
  today: (time: string) => `today, ${time}`,
  tomorrow: (time: string) => `tomorrow, ${time}`,
  onDay: (day: string, time: string) => `${day}, ${time}`,
  send: 'Send',
  sending: 'Sending…',
  notSent: 'Not sent yet. Your text is safe here; press Send when you are ready.',
  tryNow: 'Try now',
};

export type Texts = typeof en;
