import type { FilesWords } from './en-files.ts';

/** What attaching files says in French. */
export const words: FilesWords = {
  label: 'Captures d’écran et fichiers',
  addFile: 'Ajouter un fichier',
  ways: 'Vous pouvez aussi déposer des fichiers ici ou coller une capture d’écran.',
  bounds: (most, size) => `Jusqu’à ${most} fichiers de ${size} chacun.`,
  screenshot: 'Capture d’écran',
  waits: 'Attend son tour',
  isThere: 'Prêt à être envoyé',
  notUploaded: 'Pas encore transféré. Un nouvel essai se fait tout seul.',
  notTaken: 'Ce fichier ne peut pas être accepté.',
  noRoom: 'Il n’y a pas de place pour des fichiers pour le moment. Vous pouvez envoyer votre message sans.',
  tryAgain: 'Réessayer',
  remove: 'Retirer',
  wasRemoved: (name) => `${name} est retiré.`,
  tooMany: (most) => `Seuls ${most} fichiers peuvent être joints. Le reste a été laissé de côté.`,
  tooLarge: (name, size) => `${name} dépasse ${size}.`,
  isEmpty: (name) => `${name} est vide.`,
  notKept: 'Ce navigateur ne garde pas les fichiers : laissez cette page ouverte jusqu’à l’envoi.',
};
