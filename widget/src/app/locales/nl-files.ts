import type { FilesWords } from './en-files.ts';

/** What attaching files says in Dutch. */
export const words: FilesWords = {
  label: 'Schermafbeeldingen en bestanden',
  addFile: 'Bestand toevoegen',
  ways: 'U kunt bestanden ook hierheen slepen of een schermafbeelding plakken.',
  bounds: (most, size) => `Tot ${most} bestanden van elk ${size}.`,
  screenshot: 'Schermafbeelding',
  waits: 'Wacht op zijn beurt',
  isThere: 'Klaar om te versturen',
  notUploaded: 'Nog niet geüpload. Het wordt vanzelf opnieuw geprobeerd.',
  notTaken: 'Dit bestand kan niet worden aangenomen.',
  noRoom: 'Er is nu geen plaats voor bestanden. U kunt uw bericht zonder versturen.',
  tryAgain: 'Opnieuw proberen',
  remove: 'Verwijderen',
  wasRemoved: (name) => `${name} is verwijderd.`,
  tooMany: (most) => `Er kunnen maar ${most} bestanden mee. De rest is weggelaten.`,
  tooLarge: (name, size) => `${name} is groter dan ${size}.`,
  isEmpty: (name) => `${name} is leeg.`,
  notKept: 'Deze browser bewaart geen bestanden: laat deze pagina open tot u hebt verstuurd.',
};
