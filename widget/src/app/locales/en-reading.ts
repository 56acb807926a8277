/** What an answer and the thanks after it say in English. */
export const words = {
  didThisHelp: 'Did this help?',
  yes: 'Yes, solved',
  no: 'No, write to us',
  lastChanged: (date: string) => `Last changed ${date}`,
  noAnswer: 'This answer cannot be shown right now.',
  glad: 'Good to hear.',
  gladMore: 'Thank you for telling us: it brings this answer up for the next person.',
  stillNeed: 'I still need help',
};

export type ReadingWords = typeof words;
