const STOP_WORDS = new Set(
  'a am an and any are as at be been but by can could did do does for from get had has have he her him how i if in is it its me my of on or our out please she so that the their them then there these they this those to too up us was we were what when where which who why will with would you your'.split(
    ' ',
  ),
);

/** A query without the English words that say nothing; the whole query when nothing else is in it. */
export function withoutStopWords(query: string): string {
  const words = query.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.filter((word) => !STOP_WORDS.has(word)).join(' ') || query;
}
