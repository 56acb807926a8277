import type { FilesWords } from './en-files.ts';

/** What attaching files says in Polish. */
export const words: FilesWords = {
  label: 'Zrzuty ekranu i pliki',
  addFile: 'Dodaj plik',
  ways: 'Pliki można też upuścić tutaj albo wkleić zrzut ekranu.',
  bounds: (most, size) => `Maksymalna liczba plików: ${most}, każdy do ${size}.`,
  screenshot: 'Zrzut ekranu',
  waits: 'Czeka na swoją kolej',
  isThere: 'Gotowy do wysłania',
  notUploaded: 'Jeszcze nie przesłano. Próba powtórzy się sama.',
  notTaken: 'Tego pliku nie można przyjąć.',
  noRoom: 'Teraz nie ma miejsca na pliki. Wiadomość można wysłać bez pliku.',
  tryAgain: 'Spróbuj ponownie',
  remove: 'Usuń',
  wasRemoved: (name) => `Usunięto: ${name}.`,
  tooMany: (most) => `Największa liczba plików to ${most}. Pozostałe pominięto.`,
  tooLarge: (name, size) => `${name} przekracza ${size}.`,
  isEmpty: (name) => `${name} jest pusty.`,
  notKept: 'Ta przeglądarka nie przechowuje plików: prosimy nie zamykać strony przed wysłaniem.',
};
