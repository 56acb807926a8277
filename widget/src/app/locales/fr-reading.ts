import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in French. */
export const words: ReadingWords = {
  didThisHelp: 'Cela vous a-t-il aidé ?',
  yes: 'Oui, c’est réglé',
  no: 'Non, vous écrire',
  lastChanged: (date) => `Dernière modification : ${date}`,
  noAnswer: 'Cette réponse ne peut pas être affichée pour le moment.',
  glad: 'Tant mieux !',
  gladMore: 'Merci de nous l’avoir dit : cette réponse sera plus facile à trouver pour les suivants.',
  stillNeed: 'J’ai encore besoin d’aide',
};
