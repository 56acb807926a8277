import type { FilesWords } from './en-files.ts';

/** What attaching files says in Italian. */
export const words: FilesWords = {
  label: 'Schermate e file',
  addFile: 'Aggiungi un file',
  ways: 'Può anche trascinare qui i file o incollare una schermata.',
  bounds: (most, size) => `Fino a ${most} file da ${size} ciascuno.`,
  screenshot: 'Schermata',
  waits: 'Attende il suo turno',
  isThere: 'Pronto per l’invio',
  notUploaded: 'Non ancora caricato. Si riprova da solo.',
  notTaken: 'Questo file non può essere accettato.',
  noRoom: 'Al momento non c’è spazio per i file. Può inviare il messaggio senza.',
  tryAgain: 'Riprova',
  remove: 'Rimuovi',
  wasRemoved: (name) => `${name} è stato rimosso.`,
  tooMany: (most) => `Si possono allegare solo ${most} file. Il resto è rimasto fuori.`,
  tooLarge: (name, size) => `${name} supera ${size}.`,
  isEmpty: (name) => `${name} è vuoto.`,
  notKept: 'Questo browser non conserva i file: lasci aperta questa pagina fino all’invio.',
};
