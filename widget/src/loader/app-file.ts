import type { AppModule } from '../app/embed.ts';

/**
 * Fetches the app once, however often it is asked for; it rejects when the app cannot be had, and the next call tries again.
 * Browsers remember by its address that a module failed. Another spelling of the folder is another address, which the
 * files that the app fetches later, beside itself, then share.
 */
export function appFetcher(origin: string, file: string): () => Promise<AppModule> {
  let app: Promise<AppModule> | null = null;
  let failures = 0;
  const spell = (letter: string, at: number) =>
    (failures >> at) & 1 ? `%${letter.charCodeAt(0).toString(16)}` : letter;
  return () => {
    app ??= import(/* @vite-ignore */ `${origin}/${'widget'.replace(/./g, spell)}/${file}`).catch((error: unknown) => {
      app = null;
      failures++;
      throw error;
    });
    return app;
  };
}
