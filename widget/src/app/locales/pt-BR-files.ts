import type { FilesWords } from './en-files.ts';

/** What attaching files says in Portuguese. */
export const words: FilesWords = {
  label: 'Capturas de tela e arquivos',
  addFile: 'Adicionar um arquivo',
  ways: 'Você também pode soltar arquivos aqui ou colar uma captura de tela.',
  bounds: (most, size) => `Até ${most} arquivos de ${size} cada.`,
  screenshot: 'Captura de tela',
  waits: 'Esperando a vez',
  isThere: 'Pronto para enviar',
  notUploaded: 'Ainda não foi carregado. A tentativa se repete sozinha.',
  notTaken: 'Este arquivo não pode ser aceito.',
  noRoom: 'Não há espaço para arquivos agora. Você pode enviar a mensagem sem ele.',
  tryAgain: 'Tentar de novo',
  remove: 'Remover',
  wasRemoved: (name) => `${name} foi removido.`,
  tooMany: (most) => `Só ${most} arquivos podem ir junto. O resto ficou de fora.`,
  tooLarge: (name, size) => `${name} é maior que ${size}.`,
  isEmpty: (name) => `${name} está vazio.`,
  notKept: 'Este navegador não guarda arquivos: deixe esta página aberta até enviar.',
};
