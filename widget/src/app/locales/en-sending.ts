import type { FieldFault } from '@helpslip/shared/check-fields';
import type { Forms } from '../count.ts';

/** What sending and the slip say in English. */
export const words = {
  /** A sentence that goes on with one of the next two. */
  notYet: 'Not sent yet. Your text is safe here; ',
  againIn: (seconds: string) => `trying again in ${seconds} s.`,
  whenOnline: 'it goes out when you are online again.',
  refused: 'This could not be sent as it is. Your text is safe here.',
  oneMoment: 'One moment: very many people write just now.',
  arrived: 'A first version has arrived already; its number is in your mail. Press Send to send this one as well.',
  lookAt: { one: 'One thing to look at.', other: '{n} things to look at.' } as Forms,
  /** Before and behind an address. */
  didYouMean: 'Did you mean',
  isThatIt: '?',
  writingAs: (person: string) => `Writing as ${person}`,
  mayHelp: 'This may answer it already',
  goesAlong: 'Goes along',
  page: 'The address of this page',
  visit: 'What you looked up here',
  answersSeen: { one: '{n} answer', other: '{n} answers' } as Forms,
  searchesMade: { one: '{n} search', other: '{n} searches' } as Forms,
  context: 'Details from this page',
  hours: (hours: string) => `We are here ${hours}.`,
  hoursIn: (hours: string, city: string) => `We are here ${hours}, ${city} time.`,
  /** Between the first and the last of days and times. */
  to: '–',
  privacy: 'Privacy',

  faults: {
    required: 'Please fill this in.',
    type: 'Please write a number, such as 12 or 3.5.',
    option: 'Please choose one.',
    pattern: 'This does not look right yet.',
    'too-long': 'Please make this shorter.',
    email: 'Please write an address such as ada@example.com.',
    url: 'Please write an address that starts with https://.',
    date: 'Please choose a day.',
    unknown: 'This is not asked for any more.',
  } satisfies Record<FieldFault['code'], string>,

  haveIt: 'We have it.',
  haveItFrom: (name: string) => `We have it, ${name}.`,
  keepTab: 'Keep this tab, or write the number down.',
  onItsWay: (email: string) => `It is also on its way to ${email}.`,
  reference: 'Reference',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: now copy it',
  print: 'Print',
  about: 'About',
  sent: 'Sent',
  sentAlong: 'Sent along',
  pageAddress: 'page address',
  contextAlong: 'page details',
  followThis: 'Follow this request',
};

export type SendingWords = typeof words;
