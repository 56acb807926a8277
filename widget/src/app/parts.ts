import type { Language } from '@helpslip/shared/languages';
import type { Words } from './locales/en.ts';
import { once } from './once.ts';

declare global {
  interface ImportMeta {
    /** What the build puts behind the addresses of late files. */
    again?: string;
  }
}

/** A file that could not be had is asked for again under another address. */
const late = <File>(load: () => Promise<File>): Promise<File> =>
  load().catch((error: unknown) => {
    import.meta.again = `?${Date.now()}`;
    throw error;
  });

/** The words of a language; those of a part that comes late stand in a file of their own. */
const wordsIn = (name: string) => late(async () => (await import(`./locales/${name}.ts`)).words);

let language: Language = 'en';
const speaking: { name: string; speak(words: unknown): void }[] = [];

/**
 * Has everything said in a language from now on, in the parts that are there and in those to come.
 * @returns the words of the way to the form. Rejects, with all as it was, when any cannot be had
 */
export async function speak(wanted: Language): Promise<Words> {
  let present: typeof speaking;
  let said: [Words, ...unknown[]];
  // A part that has come meanwhile is to be heard in this language too.
  do {
    present = [...speaking];
    said = await Promise.all([wordsIn(wanted), ...present.map(({ name }) => wordsIn(wanted + name))]);
  } while (present.length < speaking.length);
  const [words, ...others] = said;
  language = wanted;
  for (const [at, part] of present.entries()) part.speak(others[at]);
  return words;
}

/** A part comes with its words, side by side. */
const part = <Part extends { speak(words: unknown): void }>(name: string, load: () => Promise<Part>) =>
  once(async () => {
    const [file] = await Promise.all([late(load), wordsIn(language + name)]);
    // Another language may have been chosen meanwhile; what is there already is not fetched again.
    for (let spoken: Language | undefined; spoken !== language; ) {
      spoken = language;
      file.speak(await wordsIn(spoken + name));
    }
    speaking.push({ name, speak: file.speak });
    return file;
  });

// Whatever is not on the way to the form comes when it is needed.
export const fetchGiven = once(() => late(() => import('./given.ts')));
export const fetchPlace = once(() => late(() => import('./place.ts')));
export const fetchSearch = once(() => late(() => import('./search.ts')));
export const fetchPhone = once(() => late(() => import('./phone.ts')));
export const fetchChallenge = once(() => late(() => import('./sending/challenge.ts')));
export const fetchSending = part('-sending', () => import('./parts/sending.tsx'));
export const fetchFiles = part('-files', () => import('./parts/files.tsx'));
export const fetchReading = part('-reading', () => import('./parts/reading.tsx'));
export const fetchFollow = part('-follow', () => import('./parts/follow.tsx'));
