/** @jsxImportSource hono/jsx */
import { FollowLink, greeting, type LetterFacts, type LetterText, Slip, sheet } from './letter.tsx';

/** A fresh link to a request, for somebody who lost it. */
export async function accessLink(facts: LetterFacts): Promise<LetterText> {
  const opening =
    'Somebody, most likely you, asked for a link to this request. It opens the whole conversation, so keep it to yourself.';
  const text = [greeting(facts), opening, `    ${facts.reference}`, facts.trackUrl, facts.siteName].join('\n\n');
  const html = await sheet(
    facts,
    <>
      <p style="margin:0">{greeting(facts)}</p>
      <p style="margin:12px 0 0">{opening}</p>
      <Slip facts={facts} />
      <FollowLink facts={facts}>Open your request</FollowLink>
    </>,
  );
  return { subject: `Your link to request ${facts.reference}`, text, html };
}
