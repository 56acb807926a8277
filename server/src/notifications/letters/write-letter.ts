import type { Draft, LetterHead, LetterText } from './letter.ts';
import { plainText } from './plain.ts';
import { sheet } from './sheet.tsx';

/** Sets a draft as a letter: the same parts once as text, once as HTML. */
export async function writeLetter(head: LetterHead, draft: Draft): Promise<LetterText> {
  return { subject: draft.subject, text: plainText(head, draft.parts), html: await sheet(head, draft) };
}
