import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in Dutch. */
export const words: ReadingWords = {
  didThisHelp: 'Heeft dit geholpen?',
  yes: 'Ja, opgelost',
  no: 'Nee, schrijf ons',
  lastChanged: (date) => `Laatst gewijzigd op ${date}`,
  noAnswer: 'Dit antwoord kan nu niet worden getoond.',
  glad: 'Fijn om te horen.',
  gladMore: 'Dank u voor het melden: zo vindt de volgende dit antwoord sneller.',
  stillNeed: 'Ik heb nog hulp nodig',
};
