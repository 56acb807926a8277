import type { FieldFault } from '@helpslip/shared/check-fields';

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** What sending and the slip say in English. */
export const enSending = {
  notSent: 'Not sent yet. Your text is safe here; ',
  againIn: (seconds: number) => `trying again in ${seconds} s.`,
  whenOnline: 'it goes out when you are online again.',
  pressSend: 'press Send when you are ready.',
  refused: 'This could not be sent as it is. Your text is safe here.',
  arrived: 'A first version has arrived already; its number is in your mail. Press Send to send this one as well.',
  lookAt: (number: number) => (number === 1 ? 'One thing to look at.' : `${number} things to look at.`),
  mayHelp: 'This may answer it already',
  goesAlong: 'Goes along',
  page: 'The address of this page',
  visit: 'What you looked up here',
  looked: (answers: number, searches: number) =>
    [answers && count(answers, 'answer', 'answers'), searches && count(searches, 'search', 'searches')]
      .filter(Boolean)
      .join(', '),
  context: 'Details from this page',
  hours: (hours: string, city: string) => `We are here ${hours}${city && `, ${city} time`}.`,
  to: '–',
  and: ' and ',
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

  haveIt: (name: string) => (name ? `We have it, ${name}.` : 'We have it.'),
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
