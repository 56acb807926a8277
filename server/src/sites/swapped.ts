/** The same entries with two of them in each other's place; unchanged where one of the places is none. */
export function swapped<Entry>(entries: Entry[], from: number, to: number): Entry[] {
  const [one, other] = [entries[from], entries[to]];
  if (one === undefined || other === undefined) return entries;
  return entries.map((entry, place) => (place === from ? other : place === to ? one : entry));
}
