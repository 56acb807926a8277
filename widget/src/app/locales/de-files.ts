import type { FilesWords } from './en-files.ts';

/** What attaching files says in German. */
export const words: FilesWords = {
  label: 'Bildschirmfotos und Dateien',
  addFile: 'Datei hinzufügen',
  ways: 'Sie können Dateien auch hierher ziehen oder ein Bildschirmfoto einfügen.',
  bounds: (most, size) => `Bis zu ${most} Dateien mit je ${size}.`,
  screenshot: 'Bildschirmfoto',
  waits: 'Wartet, bis es dran ist',
  isThere: 'Bereit zum Senden',
  notUploaded: 'Noch nicht hochgeladen. Es wird von selbst noch einmal versucht.',
  notTaken: 'Diese Datei kann nicht angenommen werden.',
  noRoom: 'Für Dateien ist gerade kein Platz. Sie können Ihre Nachricht ohne sie senden.',
  tryAgain: 'Noch einmal versuchen',
  remove: 'Entfernen',
  wasRemoved: (name) => `${name} ist entfernt.`,
  tooMany: (most) => `Nur ${most} Dateien können mitgehen. Der Rest blieb weg.`,
  tooLarge: (name, size) => `${name} ist größer als ${size}.`,
  isEmpty: (name) => `${name} ist leer.`,
  notKept: 'Dieser Browser bewahrt keine Dateien auf: Bitte lassen Sie diese Seite offen, bis Sie gesendet haben.',
};
