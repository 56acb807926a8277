import { formatReference, parseReference } from '@helpslip/shared/reference';
import type { Slips } from '../slips.ts';

/** What somebody came to the follow page for. */
export interface Arrival {
  /** Ten characters, as stored; none shows the list. */
  reference?: string | undefined;
  /** What they pressed in the letter that asked whether it is solved. */
  answer?: 'solved' | 'came-back' | undefined;
}

/**
 * Reads the address: reference, token and answer come in its fragment (`#r=…&t=…&a=…`), which never leaves the browser. The token goes to
 * the slips of this browser, and the address keeps the reference alone, so that a reload leads to the same place.
 * @param written the reference that the page was written for, where the fragment has none
 */
export function arrive(slips: Slips, written: string): Arrival {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const reference = parseReference(fragment.get('r') ?? written) ?? undefined;
  const token = fragment.get('t');
  if (reference && token) {
    const known = slips.find(reference);
    slips.keep({
      ...(known ?? { trackUrl: '', promisedBy: '', openedAt: '', about: '', reply: { text: '', key: '' } }),
      reference,
      token,
    });
  }
  if (location.hash) history.replaceState(null, '', addressOf(fragment.has('r') ? reference : undefined));
  const answer = fragment.get('a');
  return { reference, answer: answer === 'solved' || answer === 'came-back' ? answer : undefined };
}

/** Makes another place of the page the current one, one step of the browser's history further. */
export function go(reference: string | undefined): void {
  history.pushState(null, '', addressOf(reference));
}

const addressOf = (reference: string | undefined) =>
  location.pathname + (reference ? `#r=${formatReference(reference)}` : '');
