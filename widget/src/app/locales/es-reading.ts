import type { ReadingWords } from './en-reading.ts';

/** What an answer and the thanks after it say in Spanish. */
export const words: ReadingWords = {
  didThisHelp: '¿Le ha servido?',
  yes: 'Sí, resuelto',
  no: 'No, escribir',
  lastChanged: (date) => `Último cambio: ${date}`,
  noAnswer: 'Esta respuesta no se puede mostrar ahora.',
  glad: 'Nos alegramos.',
  gladMore: 'Gracias por decírnoslo: así la siguiente persona encontrará antes esta respuesta.',
  stillNeed: 'Aún necesito ayuda',
};
