import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in Polish. */
export const words: ReadingWords = {
  didThisHelp: 'Czy to pomogło?',
  yes: 'Tak, rozwiązane',
  no: 'Nie, napiszę',
  lastChanged: (date) => `Ostatnia zmiana: ${date}`,
  noAnswer: 'Tej odpowiedzi nie można teraz pokazać.',
  glad: 'Cieszymy się.',
  gladMore: 'Dziękujemy za informację: następna osoba szybciej znajdzie tę odpowiedź.',
  stillNeed: 'Nadal potrzebuję pomocy',
};
