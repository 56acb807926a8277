import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in German. */
export const words: ReadingWords = {
  didThisHelp: 'Hat das geholfen?',
  yes: 'Ja, gelöst',
  no: 'Nein, schreiben',
  lastChanged: (date) => `Zuletzt geändert am ${date}`,
  noAnswer: 'Diese Antwort kann gerade nicht gezeigt werden.',
  glad: 'Das freut uns.',
  gladMore: 'Danke für den Hinweis: So findet der Nächste diese Antwort schneller.',
  stillNeed: 'Ich brauche noch Hilfe',
};
