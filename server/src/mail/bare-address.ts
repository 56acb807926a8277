/** The address in `Name <address>`, or the text itself where there is none. */
export function bareAddress(written: string): string {
  return written.match(/<([^<>]+)>\s*$/)?.[1] ?? written.trim();
}
