import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in Italian. */
export const words: ReadingWords = {
  didThisHelp: 'È stato utile?',
  yes: 'Sì, risolto',
  no: 'No, scrivo io',
  lastChanged: (date) => `Ultima modifica: ${date}`,
  noAnswer: 'Questa risposta non può essere mostrata adesso.',
  glad: 'Ne siamo contenti.',
  gladMore: 'Grazie per avercelo detto: così chi viene dopo troverà prima questa risposta.',
  stillNeed: 'Ho ancora bisogno di aiuto',
};
