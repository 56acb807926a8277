import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in Portuguese. */
export const words: ReadingWords = {
  didThisHelp: 'Isso ajudou?',
  yes: 'Sim, resolvido',
  no: 'Não, escrever',
  lastChanged: (date) => `Última alteração: ${date}`,
  noAnswer: 'Esta resposta não pode ser mostrada agora.',
  glad: 'Que bom!',
  gladMore: 'Obrigado por contar: assim a próxima pessoa encontra esta resposta mais rápido.',
  stillNeed: 'Ainda preciso de ajuda',
};
