const COMMON =
  'gmail.com googlemail.com outlook.com hotmail.com yahoo.com icloud.com proton.me protonmail.com aol.com live.com msn.com web.de gmx.de gmx.net t-online.de orange.fr yahoo.co.uk'.split(
    ' ',
  );
// Real providers that only look like a slip of the finger.
const REAL = 'mail.com ymail.com email.com gmx.com gmx.at gmx.ch live.de live.nl aol.de me.com'.split(' ');

/**
 * Guesses what was meant by an e-mail address whose domain is one slip away from a common one.
 * @returns the whole corrected address, or null when there is nothing to ask
 */
export function emailHint(email: string): string | null {
  const at = email.lastIndexOf('@');
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (at < 1 || domain.length < 6 || COMMON.includes(domain) || REAL.includes(domain)) return null;
  const meant = COMMON.find((one) => distance(domain, one) <= (one.length > 9 ? 2 : 1));
  return meant ? `${email.slice(0, at)}@${meant}` : null;
}

/** How many letters to add, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = [...b, ''].map((_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 9) + 1);
      row.push(least);
    }
    before = above;
  }
  return row[b.length] ?? 0;
}
