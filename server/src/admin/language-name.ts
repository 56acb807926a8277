const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** A language as the desk calls it: `German` for `de`, and the tag itself where nobody knows it. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
