const HERE = 'http://desk';

/**
 * Where to go after signing in. Only a page of the desk: whatever a browser would read as another place is the queue.
 * @param next as it came in the address or the form
 */
export function localPath(next: string | undefined): string {
  if (!next || next.length > 500 || !URL.canParse(next, HERE)) return '/admin';
  // Read as a browser reads it, and given back as it was read.
  const { origin, pathname, search } = new URL(next, HERE);
  const isDesk = origin === HERE && /^\/admin(?:$|\/[\w-])/.test(pathname);
  return isDesk && !/^\/admin\/(?:sign-|set-up|invite\/|password)/.test(pathname) ? pathname + search : '/admin';
}
