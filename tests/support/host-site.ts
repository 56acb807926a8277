import { createServer } from 'node:http';
import { listenOn, stopListening } from './port.ts';

/** Somebody's web site, with pages that a test writes. */
export interface HostSite {
  url: string;
  /** Puts up a page. @returns its address */
  put(path: string, page: HostPage): string;
  close(): Promise<void>;
}

export interface HostPage {
  html: string;
  headers?: Record<string, string>;
}

export async function openHostSite(): Promise<HostSite> {
  const pages = new Map<string, HostPage>();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url ?? '/', 'http://host').pathname);
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', ...page?.headers });
    response.end(page?.html);
  });
  const url = `http://localhost:${await listenOn(server, 0, 'localhost')}`;
  return {
    url,
    put(path, page) {
      pages.set(path, page);
      return url + path;
    },
    close: () => stopListening(server),
  };
}

/** A small page with something in its head. */
export function pageWith(
  head: string,
  body = '<main><h1>A page of somebody else</h1></main>',
  attributes = '',
): string {
  return `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}
